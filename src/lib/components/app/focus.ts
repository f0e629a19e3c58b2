/** Moves to the first field that is marked wrong, once the page shows it. */
import { tick } from 'svelte';

export async function focusFirstProblem(form: HTMLElement): Promise<void> {
	await tick();
	form.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')?.focus();
}
