/** Where the focus goes when the page changes under it. */
import { tick } from 'svelte';

/** Moves to the first field that is marked wrong, once the page shows it. */
export async function focusFirstProblem(form: HTMLElement): Promise<void> {
	await tick();
	form.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')?.focus();
}

/** Moves to a heading, else to the page's own, where what had the focus has gone from the page. */
export async function focusHeading(id: string): Promise<void> {
	await tick();
	if (document.activeElement !== document.body) return;
	const heading = document.getElementById(id) ?? document.querySelector<HTMLElement>('main h1');
	if (!heading) return;
	heading.tabIndex = -1;
	// Whoever tapped the button stays where they were looking.
	heading.focus({ preventScroll: true });
}
