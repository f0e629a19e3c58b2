/** Finds what somebody may have meant. */

/** The word among some that is nearest to a mistyped one; undefined where none is near. */
export function closest(word: string, known: readonly string[]): string | undefined {
	const most = word.length < 4 ? 1 : 2;
	let [best, fewest]: [string | undefined, number] = [undefined, most + 1];
	for (const one of known) {
		const edits = distance(word.toLowerCase().slice(0, 60), one.toLowerCase(), fewest);
		if (edits < fewest) [best, fewest] = [one, edits];
	}
	return best;
}

/** How many letters have to be added, taken out, changed or swapped with the next one. */
function distance(a: string, b: string, enough: number): number {
	if (Math.abs(a.length - b.length) >= enough) return enough;
	let [twoBack, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, n) => n)];
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				least = Math.min(least, (twoBack[j - 2] ?? 0) + 1);
			row.push(least);
		}
		[twoBack, last] = [last, row];
	}
	return last[b.length] ?? enough;
}
