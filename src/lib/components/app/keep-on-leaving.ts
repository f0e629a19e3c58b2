/** Keeps what is typed when its page is left, by a link or with the tab. Call while a component is made. */
import { onMount } from 'svelte';
import { beforeNavigate } from '$app/navigation';

interface Keeps {
	restore(): Promise<void>;
	flush(): Promise<void>;
	/** How much would be lost with the tab; not known of what is written at once. */
	readonly unsaved?: number;
}

/** Restores the form when the component is there, and flushes it when it goes. */
export function keepOnLeaving(form: Keeps): void {
	onLeaving(
		() => form.flush(),
		() => form.unsaved ?? 0
	);
	onMount(() => void form.restore());
}

/**
 * @param keep writes what is not written yet; called once more than needed does no harm
 * @param unsaved how much that is: while there is any, the browser asks before it closes the tab, and it is
 *   written in the meantime
 */
export function onLeaving(keep: () => Promise<void>, unsaved: () => number): void {
	const leave = () => void keep();
	const ask = (event: BeforeUnloadEvent) => {
		if (unsaved() === 0) return;
		leave();
		event.preventDefault();
	};
	beforeNavigate(leave);
	onMount(() => {
		// A phone may end a page that it has hidden without another word.
		addEventListener('visibilitychange', leave);
		addEventListener('pagehide', leave);
		addEventListener('beforeunload', ask);
		return () => {
			removeEventListener('visibilitychange', leave);
			removeEventListener('pagehide', leave);
			removeEventListener('beforeunload', ask);
		};
	});
}
