/** Keeps what is typed when its page is left, by a link or with the tab. Call while a component is made. */
import { onMount } from 'svelte';
import { beforeNavigate } from '$app/navigation';

interface Keeps {
	restore(): Promise<void>;
	flush(): Promise<void>;
}

/** Restores the form when the component is there, and flushes it when it goes. */
export function keepOnLeaving(form: Keeps): void {
	onLeaving(() => form.flush());
	onMount(() => void form.restore());
}

/** @param keep writes what is not written yet; called once more than needed does no harm */
export function onLeaving(keep: () => Promise<void>): void {
	const leave = () => void keep();
	beforeNavigate(leave);
	onMount(() => {
		// A phone may end a page that it has hidden without another word.
		addEventListener('visibilitychange', leave);
		addEventListener('pagehide', leave);
		return () => {
			removeEventListener('visibilitychange', leave);
			removeEventListener('pagehide', leave);
		};
	});
}
