/** An answer in plain words: what would come in, what would not, and on whose word. */
import type { Refused, Why } from '#lib/record/bundle-answer.ts';
import type { Row } from '#lib/record/rows.ts';
import { rowName } from './row-words.ts';

type ById = ReadonlyMap<string, Row>;

/** Rows that say nothing by themselves. */
const silent: readonly Row['kind'][] = ['person', 'key', 'attestation', 'mark', 'asked'];

/** What would come in, a line each; rows that only go along have none. */
export function answerLines(
	taken: readonly Row[],
	rows: ById
): { readonly id: string; readonly text: string }[] {
	return taken
		.filter(({ kind, deleted }) => !silent.includes(kind) && !deleted)
		.map((row) => ({ id: row.id, text: lineOf(row, rows) }));
}

function lineOf(row: Row, rows: ById): string {
	switch (row.kind) {
		case 'confirmation': {
			const { decision, comment } = row.fields;
			const what = decision === 'confirmed' ? 'Confirms' : 'Sends back';
			return `${what} ${aboutClaim(row.fields.claim, rows)}${comment === '' ? '' : `: “${comment}”`}`;
		}
		case 'comment':
			return `Says to ${aboutClaim(row.fields.claim, rows)}: “${row.fields.text}”`;
		case 'mock':
			return row.fields.finished ? 'A finished mock, with its marks' : 'A mock that is not finished';
		case 'correction':
			return `Corrects a mark: “${row.fields.why}”`;
		case 'action':
			return `Something to do: “${row.fields.text}”`;
		case 'signature':
			return `Signs as “${row.fields.name}”`;
		default:
			return rowName(row, rows);
	}
}

function aboutClaim(id: string, rows: ById): string {
	const claim = rows.get(id);
	const evidence = claim?.kind === 'claim' ? rows.get(claim.fields.evidence) : undefined;
	return evidence?.kind === 'evidence' ? `a claim on “${evidence.fields.title}”` : 'a claim';
}

const whys: Record<Why, string> = {
	'not-theirs-to-write': 'somebody in this role does not write that',
	'not-theirs-to-change': 'it would change what somebody else wrote, or what is closed',
	'speaks-for-another': 'it speaks for another person, or in another role',
	forged: 'its signature does not fit: it was forged or damaged',
	changed: 'it was changed after it was signed',
	'about-nothing': 'it is about something that is not here'
};

/** Why a row is not taken. */
export function refusalLine({ row, why }: Refused, rows: ById): string {
	return `${rowName(row, rows)}: ${whys[why]}`;
}

/** Why nothing of an answer is taken. */
export const wholeRefusals = {
	nobody: 'It does not say who wrote it.',
	'the-apprentice': 'It says that the apprentice wrote it. A record of their own opens as a record file.',
	'another-role':
		'Its writer is known in this record in another role. Ask them to answer in the role in which you know them.'
} as const;
