/** Goes to what the address names: it was not there yet when the browser looked for it. */
export function showNamed(hash: string): void {
	if (hash.startsWith('#item-')) showItem(hash.slice('#item-'.length));
	if (hash) document.getElementById(hash.slice(1))?.scrollIntoView();
}

/** Opens an item of the list that an address within the page leads to, and what it is folded into. */
export function showItem(id: string): void {
	for (
		let fold = document.getElementById(`item-${id}`)?.closest('details');
		fold;
		fold = fold.parentElement?.closest('details')
	)
		fold.open = true;
}
