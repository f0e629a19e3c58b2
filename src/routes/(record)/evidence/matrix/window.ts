/** Which rows or columns of a long line are drawn: those in sight, a few beside them, and the one in hand. */

/** Drawn beyond what is in sight on either side, so that a scroll does not outrun the drawing. */
const beside = 3;

/**
 * @param from the first that is in sight
 * @param inSight how many are
 * @param held the one that has the focus, which must never go: focus would be lost with it
 * @returns places in order
 */
export function drawn(count: number, from: number, inSight: number, held: number): number[] {
	const first = Math.max(0, from - beside);
	const last = Math.min(count - 1, from + inSight + beside);
	const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
	if (held < 0 || held >= count || (held >= first && held <= last)) return places;
	return held < first ? [held, ...places] : [...places, held];
}

/** A place in the grid: row 0 and column 0 are headings. */
export interface Place {
	readonly row: number;
	readonly column: number;
}

/**
 * Where a key leads, as grids do it; null for keys that lead nowhere.
 *
 * @param page rows that are in sight
 */
export function moved(
	{ row, column }: Place,
	{ key, ctrlKey, metaKey }: { key: string; ctrlKey: boolean; metaKey: boolean },
	{ rows, columns, page }: { rows: number; columns: number; page: number }
): Place | null {
	const far = ctrlKey || metaKey;
	const to = (r: number, c: number): Place => ({
		row: Math.min(Math.max(r, 0), rows - 1),
		column: Math.min(Math.max(c, 0), columns - 1)
	});
	switch (key) {
		case 'ArrowUp':
			return to(far ? 0 : row - 1, column);
		case 'ArrowDown':
			return to(far ? rows - 1 : row + 1, column);
		case 'ArrowLeft':
			return to(row, far ? 0 : column - 1);
		case 'ArrowRight':
			return to(row, far ? columns - 1 : column + 1);
		case 'Home':
			return to(far ? 0 : row, 0);
		case 'End':
			return to(far ? rows - 1 : row, columns - 1);
		case 'PageUp':
			return to(row - page, column);
		case 'PageDown':
			return to(row + page, column);
		default:
			return null;
	}
}
