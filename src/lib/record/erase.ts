/** Words that were removed for good, from rows that stay as tombstones. */
import type { JournalEntry } from './change.ts';
import type { Row, RowOf } from './rows.ts';

/** The kinds of row that go to the bin, and whose words can be removed for good. */
export const binned = ['evidence', 'attachment', 'claim', 'tag', 'selection'] as const;
export type Binned = RowOf<(typeof binned)[number]>;

/** Whether a row is of a kind that goes to the bin. */
export function isBinned(row: Row): row is Binned {
	return (binned as readonly string[]).includes(row.kind);
}

/**
 * A row without its words. What it belongs to, its versions and its stamps stay, so that copies can still be
 * joined with it; a file's hash and size stay, so that no other bytes can take its place.
 */
export function erasedRow(row: Row): Row {
	if (row.erased || !isBinned(row)) return row;
	const fields: Readonly<Record<string, unknown>> = blank(row);
	const conflicts = Object.fromEntries(
		Object.entries(row.conflicts).map(([field, values]) => [
			field,
			field === 'deleted' ? values : values.map(({ stamp }) => ({ stamp, value: fields[field] ?? null }))
		])
	);
	// The fields are of the row's own kind; the compiler loses that in the spread.
	return { ...row, erased: true, conflicts, fields } as Row;
}

function blank(row: Binned): Binned['fields'] {
	switch (row.kind) {
		case 'evidence':
			return { title: 'Removed for good', kind: null, date: null, text: '', agreed: false };
		case 'attachment':
			return { ...row.fields, name: 'Removed for good', type: '' };
		case 'claim':
			return { ...row.fields, how: '', where: '' };
		case 'tag':
			return { ...row.fields, text: 'Removed for good' };
		case 'selection':
			return row.fields;
		default:
			return row satisfies never;
	}
}

/** History without the words of some rows; the same entry where it never told of them. */
export function withoutWords<E extends Pick<JournalEntry, 'before' | 'after'>>(
	entry: E,
	ids: ReadonlySet<string>
): E {
	const isTold = (row: Row | null) => row !== null && ids.has(row.id) && !row.erased;
	if (!entry.before.some(isTold) && !entry.after.some(isTold)) return entry;
	const strip = <R extends Row | null>(row: R): R | Row => (row && ids.has(row.id) ? erasedRow(row) : row);
	return { ...entry, before: entry.before.map(strip), after: entry.after.map(strip) };
}
