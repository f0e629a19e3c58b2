/** Keeps a form when its page is left, by a link or with the tab. Call while a component is made. */
import { onMount } from 'svelte';
import { beforeNavigate } from '$app/navigation';

interface Keeps {
	restore(): Promise<void>;
	flush(): Promise<void>;
}

/** Restores the form when the component is there, and flushes it when it goes. */
export function keepOnLeaving(form: Keeps): void {
	const leave = () => void form.flush();
	beforeNavigate(leave);
	onMount(() => {
		void form.restore();
		addEventListener('pagehide', leave);
		return () => removeEventListener('pagehide', leave);
	});
}
