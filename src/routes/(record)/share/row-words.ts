/** What a row is called when people are told of it. */
import { inWords, isCalendarDate } from '#lib/record/dates.ts';
import type { Kind, Row } from '#lib/record/rows.ts';

const kinds: Record<Kind, { readonly one: string; readonly many: string }> = {
	record: { one: 'names and dates', many: 'names and dates' },
	person: { one: 'person', many: 'people' },
	evidence: { one: 'piece of evidence', many: 'pieces of evidence' },
	attachment: { one: 'file', many: 'files' },
	claim: { one: 'mapping', many: 'mappings' },
	confirmation: { one: 'decision', many: 'decisions' },
	mock: { one: 'mock', many: 'mocks' },
	mark: { one: 'mark', many: 'marks' },
	correction: { one: 'correction', many: 'corrections' },
	comment: { one: 'comment', many: 'comments' },
	tag: { one: 'time tag', many: 'time tags' },
	selection: { one: 'chosen piece', many: 'chosen pieces' },
	link: { one: 'link between requirements', many: 'links between requirements' },
	asked: { one: 'question asked', many: 'questions asked' },
	appointment: { one: 'assessment day', many: 'assessment days' },
	result: { one: 'result', many: 'results' },
	action: { one: 'action', many: 'actions' },
	review: { one: 'review', many: 'reviews' },
	hours: { one: 'entry of training hours', many: 'entries of training hours' },
	form: { one: 'form', many: 'forms' },
	answer: { one: 'answer on a form', many: 'answers on forms' },
	signature: { one: 'signature', many: 'signatures' },
	key: { one: 'device key', many: 'device keys' },
	attestation: { one: 'seal', many: 'seals' },
	fact: { one: 'answer about gateway', many: 'answers about gateway' }
};

/** `2 pieces of evidence, 1 file` */
export function countsInWords(rows: readonly Row[]): string {
	const counts = new Map<Kind, number>();
	for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	return [...counts]
		.map(([kind, count]) => `${count} ${kinds[kind][count === 1 ? 'one' : 'many']}`)
		.join(', ');
}

/**
 * A row as a line of a list: `Mapping of “A refund”`.
 *
 * @param rows where the rows that it names are found
 */
export function rowName(row: Row, rows: ReadonlyMap<string, Row>): string {
	const { one } = kinds[row.kind];
	const word = one.charAt(0).toUpperCase() + one.slice(1);
	const title = titleOf(row, rows);
	return title === '' ? word : `${word}: “${title}”`;
}

function titleOf(row: Row | undefined, rows: ReadonlyMap<string, Row>): string {
	switch (row?.kind) {
		case 'person':
		case 'attachment':
			return row.fields.name;
		case 'evidence':
			return row.fields.title;
		case 'claim':
			return titleOf(rows.get(row.fields.evidence), rows);
		case 'confirmation':
			return titleOf(rows.get(row.fields.claim), rows);
		default:
			return '';
	}
}

const fieldNames: Readonly<Record<string, string>> = {
	how: 'how it shows it',
	where: 'where in the evidence',
	tag: 'the time tag',
	on: 'date',
	due: 'day it is due',
	done: 'day it was done',
	deleted: 'removed or kept',
	agreed: 'agreement of those shown',
	evidence: 'its piece of evidence'
};

/** What a field of a row is called within a sentence. */
export function fieldName(field: string): string {
	return fieldNames[field] ?? field.replace(/([A-Z])/g, ' $1').toLowerCase();
}

/** What was written in a field, for people to compare with something else. */
export function valueInWords(field: string, value: unknown): string {
	if (field === 'deleted') return value === true ? 'Removed' : 'Kept';
	if (value === null || value === undefined || value === '') return 'Nothing';
	if (typeof value === 'boolean') return value ? 'Yes' : 'No';
	if (typeof value !== 'string') return JSON.stringify(value, null, 1);
	return isCalendarDate(value) ? inWords(value) : value;
}
