/** Papers that are filled in: the changes that write them, and what stands on them. */
import type { Change, Edit } from './change.ts';
import { derivedId } from './derived-id.ts';
import { fieldsOf, type Paper, type PaperField } from './paper.ts';
import type { Answer, Fields, Row } from './rows.ts';

export type Value = Fields<'answer'>['value'];

/** Reads a row as it is, deleted or not. */
export type Current = ReadonlyMap<string, Row | undefined>;

/** What stands in one field, and where it comes from. */
export interface Filled {
	readonly field: PaperField;
	readonly value: Value;
	/** `nobody`: it is empty. */
	readonly by: 'answer' | 'record' | 'nobody';
	/** What the record says now, where that is something else than the answer; null where it is not. */
	readonly record: Value;
	/** Other answers that were written at the same time elsewhere. */
	readonly others: readonly Value[];
}

const longestAnswer = 500_000;
const longestCell = 5_000;
export const mostRows = 500;

/**
 * The id of the nth form of a kind. Two devices that both begin the gateway form meet in one row.
 *
 * @param nth from 1; a form that may be needed again, such as for a second retake, gets a further one
 */
export function formId(recordId: string, { from, form, under }: Begun, nth: number): string {
	return derivedId('form', recordId, under, from, form, String(nth));
}

type Begun = Pick<Fields<'form'>, 'from' | 'form' | 'under'>;

/** Begins a form. */
export function startForm(id: string, fields: Fields<'form'>): Change {
	return { name: 'fill-form', edits: [{ op: 'create', kind: 'form', id, fields }] };
}

/** One row a form and field, so that two devices meet in it. */
export function answerId(form: string, field: string): string {
	return derivedId('answer', form, field);
}

/** Writes answers, one row each. */
export function answerFields(form: string, answers: ReadonlyMap<string, Value>, current: Current): Change {
	return {
		name: 'fill-form',
		edits: [...answers].flatMap(([field, value]) => answerEdits(form, field, value, current))
	};
}

/** The edits of one answer, which may be there already or have been taken away. */
export function answerEdits(form: string, field: string, value: Value, current: Current): Edit[] {
	const id = answerId(form, field);
	const row = current.get(id);
	if (!row) return [{ op: 'create', kind: 'answer', id, fields: { form, field, value } }];
	const unsettled = row.deleted || Object.hasOwn(row.conflicts, 'deleted');
	const restore: Edit[] = unsettled ? [{ op: 'restore', id }] : [];
	return [...restore, { op: 'edit', id, fields: { value } }];
}

/** Takes an answer away, so that the record fills the field again. */
export function clearAnswer(form: string, field: string): Change {
	return { name: 'fill-form', edits: [{ op: 'delete', id: answerId(form, field) }] };
}

/** Takes a form away with all that was answered and signed on it. */
export function removeForm(form: string, rows: readonly Pick<Row, 'id'>[]): Change {
	const edits: Edit[] = [{ id: form }, ...rows].map(({ id }) => ({ op: 'delete', id }));
	return { name: 'remove-form', edits };
}

/**
 * What stands on a paper, field by field, without its signatures: what was answered, or what the record knows.
 *
 * @param answers of this form
 * @param fill what the record knows for a field; null where it knows nothing
 */
export function filledFields(
	paper: Pick<Paper, 'sections'>,
	answers: readonly Pick<Answer, 'fields' | 'conflicts'>[],
	fill: (field: PaperField) => Value
): Filled[] {
	const byField = new Map(answers.map((answer) => [answer.fields.field, answer]));
	return fieldsOf(paper)
		.filter((field) => field.kind !== 'signature' && !isOfSignature(field))
		.map((field): Filled => {
			const answer = byField.get(field.id);
			const known = fill(field);
			if (!answer)
				return { field, value: known, by: isEmpty(known) ? 'nobody' : 'record', record: null, others: [] };
			const { value } = answer.fields;
			const others = (answer.conflicts['value'] ?? []).map((other) => other.value as Value);
			return {
				field,
				value,
				by: isEmpty(value) ? 'nobody' : 'answer',
				record: isEmpty(known) || sameValue(known, value) ? null : known,
				others: distinct(others.filter((other) => !sameValue(other, value)))
			};
		});
}

/** Whether a field only repeats what its signature says. */
export function isOfSignature({ fill }: Pick<PaperField, 'fill'>): boolean {
	return fill === 'signature.name' || fill === 'signature.date';
}

/** What is asked for and not there. */
export function missingFields(filled: readonly Filled[]): PaperField[] {
	return filled
		.filter(({ field, value }) => field.required && !isComplete(field, value))
		.map(({ field }) => field);
}

/** Whether nothing is said. "No" is an answer; a box without a tick is none. */
export function isEmpty(value: Value): boolean {
	if (typeof value === 'string') return value.trim() === '';
	if (Array.isArray(value)) return value.every((row) => row.every((cell) => cell.trim() === ''));
	return value === null;
}

/** A table is complete when no row has its first cell alone, such as a KSB with no piece. */
function isComplete({ kind, columns }: PaperField, value: Value): boolean {
	if (kind === 'tick') return value === true;
	if (isEmpty(value)) return false;
	if (!Array.isArray(value) || columns.length < 2) return true;
	return value
		.map((row) => row.filter((cell) => cell.trim() !== '').length)
		.every((cells) => cells === 0 || cells > 1);
}

/** Whether two answers say the same to a reader. */
export function sameValue(a: Value, b: Value): boolean {
	return JSON.stringify(plainValue(a)) === JSON.stringify(plainValue(b));
}

/** A tick that was taken away and one never set are one; so are an empty text and none. */
export function plainValue(value: Value, kind?: PaperField['kind']): Value {
	return isEmpty(value) || (kind === 'tick' && value === false) ? null : value;
}

function distinct(values: readonly Value[]): Value[] {
	return values.filter((value, index) => values.findIndex((other) => sameValue(other, value)) === index);
}

export type AnswerProblem = 'answer-too-long' | 'cell-too-long' | 'too-many-rows';

/** What keeps an answer from being saved; null where nothing does. */
export function answerProblem(value: Value): AnswerProblem | null {
	if (typeof value === 'string') return value.length > longestAnswer ? 'answer-too-long' : null;
	if (!Array.isArray(value)) return null;
	if (value.length > mostRows) return 'too-many-rows';
	return value.some((row) => row.some((cell) => cell.length > longestCell)) ? 'cell-too-long' : null;
}
