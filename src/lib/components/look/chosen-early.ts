/** For a file field of a page that shows before it is live: what was chosen by then is told of once more. */
export function chosenEarly(input: HTMLInputElement): void {
	if (input.files?.length) input.dispatchEvent(new Event('change', { bubbles: true }));
}
