/** What two devices wrote at the same time, side by side until a person chooses. */
import { afterSeal } from './bundle-rights.ts';
import { same, type Change } from './change.ts';
import type { Kind, Row } from './rows.ts';

/** One field of a row with more than one value. */
export interface Divided {
	readonly row: Row;
	readonly field: string;
	/** Each value once, the one in place first. */
	readonly values: readonly [unknown, ...unknown[]];
}

/** Nobody writes these over, so nobody chooses between two of them; an answer is chosen on its form. */
const closed: ReadonlySet<Kind> = new Set([
	'confirmation',
	'correction',
	'signature',
	'attestation',
	'key',
	'answer'
]);

/** What waits for a choice, in the order of the rows. What lies on a deleted row waits for nothing. */
export function dividedIn(rows: readonly Row[]): Divided[] {
	const sealed = new Set(
		rows.flatMap((row) => (row.kind === 'mock' && row.fields.finished !== null ? [row.id] : []))
	);
	return rows.flatMap((row) =>
		Object.entries(row.conflicts).flatMap(([field, others]) => {
			if (closed.has(row.kind) || isSealed(row, field, sealed)) return [];
			if (row.deleted && field !== 'deleted') return [];
			const inPlace = field === 'deleted' ? row.deleted : (row.fields as Record<string, unknown>)[field];
			const values = [inPlace, ...others.map(({ value }) => value)];
			const [first, ...rest] = values.filter(
				(value, index) => values.findIndex((other) => same(other, value)) === index
			);
			return rest.length > 0 ? [{ row, field, values: [first, ...rest] as const }] : [];
		})
	);
}

/** What was marked, asked and timed is under the seal; the words to the apprentice stay open. */
function isSealed(row: Row, field: string, sealed: ReadonlySet<string>): boolean {
	if (row.kind === 'mock') return sealed.has(row.id) && !afterSeal.includes(field);
	return (row.kind === 'mark' || row.kind === 'asked') && sealed.has(row.fields.mock);
}

/** Keeps one of the values; the others go. */
export function choose({ row, field }: Divided, value: unknown): Change {
	const { id } = row;
	return {
		name: 'settle-conflict',
		edits: [
			field === 'deleted'
				? { op: value === true ? 'delete' : 'restore', id }
				: { op: 'edit', id, fields: { [field]: value } }
		]
	};
}
