/** The changes by which results of the assessment come into the record. */
import type { Change, Edit } from './change.ts';
import type { Acting } from './confirm.ts';
import { setDates, type Current } from './facts.ts';
import type { Fields, RecordRow, Result } from './rows.ts';

export type NewResult = Omit<Fields<'result'>, 'person' | 'role'>;

/** @param counts whether deadlines are counted from the day of this result, which the record's own date then is */
export function enterResult(
	record: RecordRow,
	result: NewResult,
	{ person, role }: Acting,
	counts: boolean,
	current: Current,
	newId: () => string
): Change {
	const fields = { ...result, note: result.note.trim(), person, role };
	const own: Edit = { op: 'create', kind: 'result', id: newId(), fields };
	return { name: 'enter-result', edits: [own, ...decisionOf(record, result, counts, current)] };
}

/** Puts right what was entered; whose word it is now is who puts it right. */
export function editResult(
	record: RecordRow,
	{ id }: Result,
	result: NewResult,
	{ person, role }: Acting,
	counts: boolean,
	current: Current
): Change {
	const fields = { ...result, note: result.note.trim(), person, role };
	return {
		name: 'enter-result',
		edits: [{ op: 'edit', id, fields }, ...decisionOf(record, result, counts, current)]
	};
}

/** Takes a result out: the predictions go back to what was there without it. */
export function removeResult({ id }: Result): Change {
	return { name: 'remove-result', edits: [{ op: 'delete', id }] };
}

function decisionOf(
	record: RecordRow,
	{ on }: NewResult,
	counts: boolean,
	current: Current
): readonly Edit[] {
	return counts ? setDates(record, { decision: on }, current).edits : [];
}
