/** The change that takes another one back. */
import { same, type Change, type Edit, type JournalEntry } from './change.ts';
import type { Row } from './rows.ts';

/**
 * The inverse of a journal entry, on the rows as they are now. What somebody has changed since is left
 * alone: undo never takes back another's work.
 *
 * @param current the rows that the entry touched, as they are now
 * @returns an `undo` change, without edits where nothing is left to take back
 */
export function inverse(entry: JournalEntry, current: ReadonlyMap<string, Row>): Change {
	const edits = entry.after.flatMap((after, index) => {
		const now = current.get(after.id);
		return now ? inverseOfRow(entry.before[index] ?? null, after, now) : [];
	});
	return { name: 'undo', edits };
}

function inverseOfRow(before: Row | null, after: Row, now: Row): Edit[] {
	const untouched = (field: string) =>
		now.stamps[field] === after.stamps[field] && same(now.conflicts[field], after.conflicts[field]);
	if (!before) {
		// A public key is nobody's act, and what was signed since rests on it.
		if (after.kind === 'key') return [];
		const alone = !after.deleted && Object.keys(now.stamps).every(untouched);
		return alone ? [{ op: 'delete', id: after.id }] : [];
	}

	// Where joining put a second value beside the first, the first is chosen again.
	const divided = (field: string) => !before.conflicts[field] && Object.hasOwn(after.conflicts, field);
	const edits: Edit[] = [];
	if ((before.deleted !== after.deleted || divided('deleted')) && untouched('deleted'))
		edits.push({ op: before.deleted ? 'delete' : 'restore', id: after.id });
	// Where a person chose between two values, both stand side by side again.
	const settled = (field: string) => Object.hasOwn(before.conflicts, field) && !after.conflicts[field];
	const old: Readonly<Record<string, unknown>> = before.fields;
	const written: Readonly<Record<string, unknown>> = after.fields;
	const back = Object.keys(written).filter(
		(field) => (!same(old[field], written[field]) || divided(field) || settled(field)) && untouched(field)
	);
	if (back.length === 0) return edits;
	const fields = Object.fromEntries(back.map((field) => [field, old[field] ?? null]));
	const beside = Object.fromEntries(
		back.filter(settled).map((field) => [field, before.conflicts[field]?.map(({ value }) => value) ?? []])
	);
	const torn = Object.keys(beside).length > 0;
	return [...edits, { op: 'edit', id: after.id, fields, ...(torn ? { beside } : {}) }];
}
