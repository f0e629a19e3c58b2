/** Opens an item of the list that an address within the page leads to, and what it is folded into. */
export function showItem(id: string): void {
	for (
		let fold = document.getElementById(`item-${id}`)?.closest('details');
		fold;
		fold = fold.parentElement?.closest('details')
	)
		fold.open = true;
}
