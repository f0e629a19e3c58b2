/** Where something stands in a document, in words. */

/** The keys that lead to a place, items of lists by the id that they carry or by their number. */
export function placeWords(path: readonly PropertyKey[], data: unknown): string {
	let value = data;
	const words = path.map((step) => {
		value =
			typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined;
		return typeof step === 'number' ? (nameOf(value) ?? `no. ${step + 1}`) : String(step);
	});
	return words.join(' › ');
}

function nameOf(item: unknown): string | undefined {
	if (typeof item !== 'object' || item === null) return undefined;
	for (const key of ['id', 'for', 'term']) {
		const name = (item as Record<string, unknown>)[key];
		if (typeof name === 'string' && name.length < 60) return name;
	}
	return undefined;
}
