import { describe, expect, it } from 'vitest';
import {
	askedId,
	askQuestion,
	endQuestion,
	inOrder,
	noteAnswer,
	openQuestion,
	questionTime,
	removeQuestion
} from '#lib/record/asked.ts';
import type { Change } from '#lib/record/change.ts';
import { checkRow } from '#lib/record/checks.ts';
import { finishMock, sealHolds } from '#lib/record/mock-seal.ts';
import type { Asked, Mock } from '#lib/record/rows.ts';
import { aRow, id, Shelf } from '../../support/rows.ts';

const second = 1_000;

/** A running mock on a shelf of rows, in which questions are put as a page would. */
class Asking {
	readonly shelf = new Shelf();
	#ids = 0;

	constructor() {
		const clock = [
			{
				state: 'running',
				from: '2026-04-02T10:00:00.000Z',
				to: null,
				ms: null,
				counted: true,
				reason: ''
			} as const
		];
		this.shelf.put(aRow('mock', id('mock'), { finished: null, clock, released: null }));
	}

	get mock(): Mock {
		return this.shelf.get(id('mock')) as Mock;
	}

	get rows(): Asked[] {
		return [...this.shelf.rows().values()].filter((row) => row.kind === 'asked');
	}

	write(change: Change): void {
		const { after } = this.shelf.write(change.edits, change.name);
		expect(after.map(checkRow)).toEqual(after.map(() => null));
	}

	/** @returns the row of the question */
	ask(question: string | null, elapsed: number, follows: string | null = null): string {
		const rowId = question === null ? id(`own${++this.#ids}`) : askedId(id('mock'), question);
		const row = this.shelf.rows().get(rowId) as Asked | undefined;
		const put = { question, text: ` ${question ?? 'And then'}? `, follows };
		this.write(askQuestion(this.mock, { id: rowId, row, open: openQuestion(this.rows) }, put, elapsed));
		return rowId;
	}

	end(elapsed: number): void {
		const open = openQuestion(this.rows);
		if (!open) throw new Error('no question is open');
		this.write(endQuestion(this.mock, open, elapsed));
	}
}

describe('the second clock', () => {
	it('runs while a question is answered, and only then', () => {
		const asking = new Asking();
		asking.ask('one', 10 * second);
		expect(questionTime(asking.rows, 25 * second)).toBe(15 * second);
		asking.end(30 * second);
		expect(questionTime(asking.rows, 500 * second)).toBe(20 * second);
		asking.ask('two', 100 * second);
		expect(questionTime(asking.rows, 101 * second)).toBe(21 * second);
	});

	it('ends a question when the next is asked', () => {
		const asking = new Asking();
		asking.ask('one', 10 * second);
		asking.ask('two', 40 * second);
		expect(openQuestion(asking.rows)?.fields.question).toBe('two');
		expect(inOrder(asking.rows).map(({ fields }) => fields.seconds)).toEqual([30, null]);
		expect(questionTime(asking.rows, 50 * second)).toBe(40 * second);
	});

	it('counts no minute twice where two tabs asked at once and ended nothing', () => {
		const rows = [
			aRow('asked', id('one'), { elapsed: 10 * second, seconds: null }),
			aRow('asked', id('two'), { elapsed: 20 * second, seconds: null })
		];
		expect(questionTime(rows, 60 * second)).toBe(50 * second);
		const overlapping = [
			aRow('asked', id('one'), { elapsed: 10 * second, seconds: 45 }),
			aRow('asked', id('two'), { elapsed: 20 * second, seconds: 30 })
		];
		expect(questionTime(overlapping, 60 * second)).toBe(40 * second);
	});

	it('never runs backwards where time that was away is taken off the mock again', () => {
		const asking = new Asking();
		asking.ask('one', 600 * second);
		expect(questionTime(asking.rows, 500 * second)).toBe(0);
		asking.end(500 * second);
		expect(asking.rows[0]?.fields.seconds).toBe(0);
	});
});

describe('a question', () => {
	it('of the bank is one row in a mock, however often it is asked', () => {
		const asking = new Asking();
		const row = asking.ask('one', second);
		asking.end(2 * second);
		expect(asking.ask('one', 9 * second)).toBe(row);
		expect(asking.rows).toHaveLength(1);
		expect(asking.rows[0]?.fields).toMatchObject({ elapsed: 9 * second, seconds: null, text: 'one?' });
	});

	it('that was taken back can be asked again, with its note', () => {
		const asking = new Asking();
		const row = asking.ask('one', second);
		asking.write(noteAnswer(asking.mock, asking.shelf.get(row) as Asked, { answer: 'Calm' }));
		asking.write(removeQuestion(asking.mock, asking.shelf.get(row) as Asked));
		expect(inOrder(asking.rows)).toEqual([]);
		asking.ask('one', 5 * second);
		expect(inOrder(asking.rows).map(({ fields }) => fields.answer)).toEqual(['Calm']);
	});

	it('of one’s own may follow another, and holds 20,000 words of answer', () => {
		const asking = new Asking();
		const first = asking.ask('one', second);
		const own = asking.ask(null, 2 * second, first);
		const answer = 'word '.repeat(20_000);
		asking.write(noteAnswer(asking.mock, asking.shelf.get(own) as Asked, { answer }));
		expect(asking.shelf.get(own).fields).toMatchObject({ question: null, follows: first, answer });
	});
});

describe('a finished mock', () => {
	const words = { strengths: '', gaps: '', actions: '' };
	const finished = async () => {
		const asking = new Asking();
		asking.ask('one', second);
		asking.end(3 * second);
		const time = { open: 9 * second, elapsed: 9 * second };
		asking.write(
			await finishMock(asking.mock, [], asking.rows, new Date('2026-04-02T10:00:09Z'), time, words)
		);
		return asking;
	};

	it('takes no question, no answer and no end of one any more', async () => {
		const { mock, rows } = await finished();
		const [row] = rows;
		if (!row) throw new Error('no question');
		const put = { question: null, text: 'More?', follows: null };
		const tries = [
			() => askQuestion(mock, { id: id('new'), row: undefined, open: undefined }, put, 1),
			() => endQuestion(mock, row, 1),
			() => noteAnswer(mock, row, { answer: 'No' }),
			() => removeQuestion(mock, row)
		];
		for (const one of tries) expect(one).toThrow(expect.objectContaining({ code: 'mock-sealed' }));
	});

	it('has its questions under the seal: another answer shows', async () => {
		const { mock, rows } = await finished();
		expect(await sealHolds(mock, [], rows)).toBe(true);
		const changed = rows.map((row) => ({ ...row, fields: { ...row.fields, answer: 'Better' } }));
		expect(await sealHolds(mock, [], changed)).toBe(false);
		expect(await sealHolds(mock, [], [])).toBe(false);
	});
});
