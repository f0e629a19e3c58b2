/** Hands a file that was made here to the browser, which saves it. */
export function saveAs(blob: Blob, name: string): void {
	const address = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// The browser has taken hold of the blob by the next turn.
	setTimeout(() => URL.revokeObjectURL(address));
}
