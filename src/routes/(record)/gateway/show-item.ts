/** Opens an item of the list that an address within the page leads to. */
export function showItem(id: string): void {
	const item = document.getElementById(`item-${id}`);
	if (item instanceof HTMLDetailsElement) item.open = true;
}
