/**
 * Questions as they are put in a mock. Each keeps when it was asked and how long it was answered, by the
 * mock's own clock: their sum is the second clock, and what stops the first one stops it too.
 */
import type { Change, Edit } from './change.ts';
import { derivedId } from './derived-id.ts';
import { refuseSealed } from './mock.ts';
import type { Asked, Fields, Mock } from './rows.ts';

type AskedFields = Fields<'asked'>;

/** What is put to the apprentice. */
export interface Put {
	/** In the specification's bank; null for the asker's own. */
	readonly question: string | null;
	readonly text: string;
	/** The row of the question that it follows up. */
	readonly follows: string | null;
}

/**
 * The row of a question of the bank: one in a mock, so that two tabs that ask it meet there. The asker's own
 * gets a new id.
 */
export function askedId(mock: string, question: string): string {
	return derivedId('asked', mock, question);
}

/** As a question is kept: a note that grew into an essay is cut where the row ends. */
export function asPut(text: string): string {
	return text.trim().slice(0, 5_000).trim();
}

/** The question that is being answered now: the last one asked, until it is ended. */
export function openQuestion(asked: readonly Asked[]): Asked | undefined {
	const last = inOrder(asked).findLast(({ fields }) => fields.elapsed !== null);
	return last?.fields.seconds === null ? last : undefined;
}

/** In the order in which they were asked; those that are still to come at the end. */
export function inOrder(asked: readonly Asked[]): Asked[] {
	const place = ({ fields }: Asked) => fields.elapsed ?? Infinity;
	return asked
		.filter(({ deleted }) => !deleted)
		.sort((a, b) => (place(a) === place(b) ? (a.id < b.id ? -1 : 1) : place(a) - place(b)));
}

/**
 * Milliseconds that questions have taken. One that nobody ended stopped when the next was asked, so that two
 * tabs that ask at once do not count a minute twice.
 *
 * @param elapsed milliseconds that the mock has taken
 */
export function questionTime(asked: readonly Asked[], elapsed: number): number {
	const put = inOrder(asked).filter(({ fields }) => fields.elapsed !== null);
	return put.reduce((sum, { fields }, index) => {
		const from = fields.elapsed ?? 0;
		const next = put[index + 1]?.fields.elapsed ?? elapsed;
		const open = Math.max(0, next - from);
		return sum + (fields.seconds === null ? open : Math.min(fields.seconds * 1_000, open));
	}, 0);
}

/**
 * Asks a question, which ends the one before.
 *
 * @param id its row: `askedId` where it is of the bank
 * @param row as it is on disk, deleted or not; undefined where there is none
 * @param open the question that is being answered
 * @throws Failure `mock-sealed`
 */
export function askQuestion(
	mock: Mock,
	{
		id,
		row,
		open
	}: { readonly id: string; readonly row: Asked | undefined; readonly open: Asked | undefined },
	put: Put,
	elapsed: number
): Change {
	refuseSealed(mock);
	const ended: Edit[] = open && open.id !== id ? [ending(open, elapsed)] : [];
	const asked = { elapsed: Math.round(elapsed), seconds: null };
	if (row) {
		const restored: Edit[] = row.deleted ? [{ op: 'restore', id }] : [];
		return { name: 'ask-question', edits: [...ended, ...restored, { op: 'edit', id, fields: asked }] };
	}
	return {
		name: 'ask-question',
		edits: [...ended, { op: 'create', kind: 'asked', id, fields: { ...fresh(mock.id, put), ...asked } }]
	};
}

/** Lays questions out to be asked one by one. */
export function layOutQuestions(mock: string, questions: readonly { id: string; text: string }[]): Edit[] {
	return questions.map(({ id, text }) => ({
		op: 'create',
		kind: 'asked',
		id: askedId(mock, id),
		fields: fresh(mock, { question: id, text, follows: null })
	}));
}

/** @throws Failure `mock-sealed` */
export function endQuestion(mock: Mock, row: Asked, elapsed: number): Change {
	refuseSealed(mock);
	return { name: 'ask-question', edits: [ending(row, elapsed)] };
}

/**
 * Notes the answer, or what its owner thinks of it.
 *
 * @throws Failure `mock-sealed`
 */
export function noteAnswer(
	mock: Mock,
	row: Asked,
	said: Partial<Pick<AskedFields, 'answer' | 'self'>>
): Change {
	refuseSealed(mock);
	return { name: 'answer-question', edits: [{ op: 'edit', id: row.id, fields: { ...said } }] };
}

/** @throws Failure `mock-sealed` */
export function removeQuestion(mock: Mock, row: Asked): Change {
	refuseSealed(mock);
	return { name: 'remove-question', edits: [{ op: 'delete', id: row.id }] };
}

function ending({ id, fields }: Asked, elapsed: number): Edit {
	return { op: 'edit', id, fields: { seconds: Math.max(0, elapsed - (fields.elapsed ?? elapsed)) / 1_000 } };
}

function fresh(mock: string, { question, text, follows }: Put): AskedFields {
	return {
		mock,
		question,
		text: asPut(text),
		follows,
		answer: '',
		seconds: null,
		elapsed: null,
		self: null
	};
}
