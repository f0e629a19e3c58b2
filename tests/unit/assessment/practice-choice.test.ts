import { describe, expect, it } from 'vitest';
import { choosePractice, minutesForAnswer, practised } from '#lib/assessment/practice-choice.ts';
import type { Question } from '#lib/specification/practice-types.ts';
import { aRow, id } from '../../support/rows.ts';
import { aSpecification, key } from './builders.ts';

const { criteria } = aSpecification({ methods: { talk: { pass: 4, distinction: 0 } } });
const bank = [1, 2, 3, 4].map((number): Question => ({
	id: `q${number}`,
	kind: 'open',
	text: `q${number}?`,
	method: 'talk',
	part: null,
	area: null,
	draws: [key(`talk-p${number}`)],
	pass: ['Says it'],
	distinction: [],
	source: 'ours'
}));
const answered = (row: string, question: string | null, about: object = {}) =>
	aRow('asked', id(row), { question, seconds: 30, self: 'met', answer: 'I light it.', ...about });

describe('how practice went', () => {
	it('counts answers, and keeps the last word and the last that was written', () => {
		const later = {
			...answered('b', 'q1', { self: 'not-met', answer: '' }),
			changedAt: '2027-01-01T00:00:00.000Z'
		};
		expect(practised([later, answered('a', 'q1')])).toEqual(
			new Map([['q1', { times: 2, last: 'not-met', answer: 'I light it.' }]])
		);
	});

	it('goes by when an answer was changed, not by the order of the rows', () => {
		const at = (row: string, day: string, about: object) => ({
			...answered(row, 'q1', about),
			changedAt: `2027-01-${day}T00:00:00.000Z`
		});
		const rows = [
			at('a', '02', { self: 'met', answer: 'Second.' }),
			at('b', '03', { self: null, answer: '  ' }),
			at('c', '01', { self: 'not-met', answer: 'First.' })
		];
		for (const some of [rows, rows.toReversed()])
			expect(practised(some).get('q1')).toEqual({ times: 3, last: null, answer: 'Second.' });
	});

	it('has no words where nothing was written', () => {
		expect(practised([answered('a', 'q1', { answer: '' })]).get('q1')?.answer).toBe('');
	});

	it('leaves out what was not answered, what is nobody’s question of the bank, and what is deleted', () => {
		const rows = [
			answered('a', 'q1', { seconds: null }),
			answered('b', null),
			{ ...answered('c', 'q2'), deleted: true }
		];
		expect(practised(rows).size).toBe(0);
	});
});

describe('the questions to practise next', () => {
	const chosen = (number: number) =>
		choosePractice(
			bank,
			criteria,
			practised([answered('a', 'q1'), answered('b', 'q2', { self: 'not-met' })]),
			number,
			'seed'
		).map((one) => one.id);

	it('are new ones first, then those that went badly, then the rest', () => {
		expect(chosen(2).sort()).toEqual(['q3', 'q4']);
		expect(chosen(3)[2]).toBe('q2');
		expect(chosen(9).slice(2)).toEqual(['q2', 'q1']);
		const other = practised([answered('a', 'q1', { self: 'not-met' }), answered('b', 'q2')]);
		expect(choosePractice(bank, criteria, other, 9, 'seed').map((one) => one.id)).toEqual([
			...chosen(2),
			'q1',
			'q2'
		]);
	});

	it('are as many as there are, and none twice', () => {
		expect(new Set(chosen(20)).size).toBe(4);
		expect(chosen(20)).toHaveLength(4);
	});
});

it('the minutes for an answer follow from the handbook, or are not told', () => {
	expect(minutesForAnswer({ duration: { maximumMinutes: 60 }, questioning: { questions: 10 } })).toBe(6);
	expect(minutesForAnswer({ duration: { maximumMinutes: 60 }, questioning: { questions: 7 } })).toBe(8);
	expect(minutesForAnswer({ duration: { maximumMinutes: 60 }, questioning: null })).toBeNull();
	expect(minutesForAnswer({ duration: { maximumMinutes: 60 }, questioning: {} })).toBeNull();
	expect(minutesForAnswer({ duration: {}, questioning: { questions: 10 } })).toBeNull();
	expect(minutesForAnswer({ duration: null, questioning: { questions: 10 } })).toBeNull();
});
