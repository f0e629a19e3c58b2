/** What looks like a customer's data in a piece of evidence: where it stands, taking it out, and forgetting it. */
import type { Change, Edit, JournalEntry } from './change.ts';
import type { LiveRows } from './files.ts';
import { findPersonalData, takeOut, type Found } from './personal-data.ts';
import type { Row, RowOf } from './rows.ts';

/** The fields in which people write freely, by kind of row. */
const written = {
	evidence: ['title', 'text'],
	claim: ['how', 'where'],
	tag: ['text'],
	attachment: ['name']
} as const;

type Written = RowOf<keyof typeof written>;
export type WrittenField = (typeof written)[keyof typeof written][number];

/** What was found in one field. */
export interface FoundIn {
	readonly row: Written;
	readonly field: WrittenField;
	/** The whole text of the field. */
	readonly text: string;
	readonly found: readonly Found[];
}

const isWritten = (row: Row): row is Written => row.kind in written;

/** Rows do not change: what was found in one is found again at no cost. */
const known = new WeakMap<Row, readonly FoundIn[]>();

/** What looks like somebody's data in a row, field by field; fields without any are left out. */
export function foundIn(row: Row): readonly FoundIn[] {
	if (!isWritten(row)) return [];
	const before = known.get(row);
	if (before) return before;
	const texts: Readonly<Record<string, unknown>> = row.fields;
	const all = written[row.kind].flatMap((field): FoundIn[] => {
		const text = String(texts[field]);
		const found = findPersonalData(text);
		return found.length > 0 ? [{ row, field, text, found }] : [];
	});
	known.set(row, all);
	return all;
}

/** Tells of each piece the rows in which it has words: itself, its claims, its files with their time tags. */
export function writtenRowsOf(record: LiveRows): (evidence: string) => Written[] {
	const pieces = new Map(record.all('evidence').map((piece) => [piece.id, piece]));
	const claims = Map.groupBy(record.all('claim'), ({ fields }) => fields.evidence);
	const files = Map.groupBy(record.all('attachment'), ({ fields }) => fields.evidence);
	const tags = Map.groupBy(record.all('tag'), ({ fields }) => fields.attachment);
	return (evidence) => {
		const piece = pieces.get(evidence);
		if (!piece) return [];
		const own = files.get(evidence) ?? [];
		return [piece, ...(claims.get(evidence) ?? []), ...own, ...own.flatMap(({ id }) => tags.get(id) ?? [])];
	};
}

/** Takes some of what was found out of the rows. */
export function takeOutOf(places: readonly FoundIn[]): Change {
	const edits = [...Map.groupBy(places, ({ row }) => row.id)].map(([id, fields]): Edit => {
		const cleaned = fields.map(({ field, text, found }) => [field, takeOut(text, found)]);
		return { op: 'edit', id, fields: Object.fromEntries(cleaned) };
	});
	return { name: 'edit-evidence', edits };
}

/** History in which some rows always had the words that they have now; the same entry where it told no others. */
export function withPresentWords<E extends Pick<JournalEntry, 'before' | 'after'>>(
	entry: E,
	now: ReadonlyMap<string, Row>
): E {
	const rewrite = <R extends Row | null>(row: R): R | Row => {
		const present = row && now.get(row.id);
		return row && present ? presentWords(row, present) : row;
	};
	const before = entry.before.map(rewrite);
	const after = entry.after.map(rewrite);
	const alike = (rows: readonly (Row | null)[], old: readonly (Row | null)[]) =>
		rows.every((row, index) => row === old[index]);
	return alike(before, entry.before) && alike(after, entry.after) ? entry : { ...entry, before, after };
}

/** One earlier state of a row with its present words, in what was in conflict too. */
function presentWords(row: Row, present: Row): Row {
	if (!isWritten(row) || row.erased) return row;
	const then: Readonly<Record<string, unknown>> = row.fields;
	const now: Readonly<Record<string, unknown>> = present.fields;
	const fields = written[row.kind].filter(
		(field) => then[field] !== now[field] || row.conflicts[field]?.some(({ value }) => value !== now[field])
	);
	if (fields.length === 0) return row;
	const conflicts = Object.entries(row.conflicts).map(([field, values]) => [
		field,
		(fields as readonly string[]).includes(field)
			? values.map(({ stamp }) => ({ stamp, value: now[field] }))
			: values
	]);
	return {
		...row,
		conflicts: Object.fromEntries(conflicts),
		fields: { ...then, ...Object.fromEntries(fields.map((field) => [field, now[field]])) }
		// The fields are of the row's own kind; the compiler loses that in the spread.
	} as Row;
}
