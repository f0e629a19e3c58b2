/** Brings what an address names into sight: opens what hides it, scrolls to it and marks it. */
export function showPlace(hash: string): void {
	for (const marked of document.querySelectorAll('[data-here]')) marked.removeAttribute('data-here');
	const place = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
	if (!place) return;
	for (let around: Element | null = place; around; around = around.parentElement)
		if (around instanceof HTMLDetailsElement) around.open = true;
	// A question is closed within its own place.
	const within = place.querySelector<HTMLDetailsElement>(':scope > details');
	if (within) within.open = true;
	place.setAttribute('data-here', '');
	place.scrollIntoView();
	place.focus({ preventScroll: true });
}
