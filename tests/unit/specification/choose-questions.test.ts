import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseQuestions } from '#lib/specification/read/choose-questions.ts';
import type { Question } from '#lib/specification/practice-types.ts';
import type { RequirementKey } from '#lib/specification/types.ts';

const key = (id: string) => `guild/${id}` as RequirementKey;
const question = (id: string, draws: readonly string[], kind: Question['kind'] = 'open'): Question => ({
	id,
	kind,
	text: `${id}?`,
	method: 'talk',
	part: null,
	area: null,
	draws: draws.map(key),
	pass: ['Says it'],
	distinction: [],
	source: 'ours'
});
const ids = (questions: readonly Question[]) => questions.map(({ id }) => id);

describe('the questions of a mock', () => {
	it('are few: one that reaches more comes before ones that reach less', () => {
		const bank = [
			question('one', ['p1']),
			question('three', ['p1', 'p2', 'p3']),
			question('two', ['p2', 'p3'])
		];
		expect(ids(chooseQuestions(bank, ['p1', 'p2', 'p3'].map(key), 'a'))).toEqual(['three']);
	});

	it('reach every criterion that any question reaches, and none is idle', () => {
		const letters = ['p1', 'p2', 'p3', 'p4', 'd1', 'd2'];
		const draws = fc.subarray(letters, { minLength: 1 });
		fc.assert(
			fc.property(
				fc.array(draws, { maxLength: 12 }),
				fc.subarray(letters),
				fc.string(),
				(sets, wanted, seed) => {
					const bank = sets.map((set, index) => question(`q${index}`, set));
					const chosen = chooseQuestions(bank, wanted.map(key), seed);
					const reached = new Set(chosen.flatMap((one) => one.draws));
					const possible = new Set(bank.flatMap((one) => one.draws));
					for (const one of wanted.map(key)) expect(reached.has(one)).toBe(possible.has(one));
					expect(new Set(chosen).size).toBe(chosen.length);
					expect(chosen.length).toBeLessThanOrEqual(wanted.length);
				}
			)
		);
	});

	it('are the same for the same mock, and others for another', () => {
		const bank = Array.from({ length: 40 }, (_, index) => question(`q${index}`, ['p1']));
		const chosen = (seed: string) => ids(chooseQuestions(bank, [key('p1')], seed))[0];
		expect(chosen('mock-1')).toBe(chosen('mock-1'));
		expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map(chosen)).size).toBeGreaterThan(2);
	});

	it('are as many as the handbook sets, where the bank has them, and none twice', () => {
		const bank = [
			question('both', ['p1', 'p2']),
			...Array.from({ length: 6 }, (_, index) => question(`q${index}`, ['p1'])),
			question('elsewhere', ['x9'])
		];
		const wanted = ['p1', 'p2', 'unreached'].map(key);
		const chosen = (number: number) => ids(chooseQuestions(bank, wanted, 'a', number));
		expect(chosen(5)).toHaveLength(5);
		expect(chosen(5)[0]).toBe('both');
		expect(new Set(chosen(20)).size).toBe(7);
		expect(chosen(20)).toHaveLength(7);
		expect(chosen(20)).not.toContain('elsewhere');
	});

	it('are more than the handbook sets where fewer would leave a criterion out', () => {
		const bank = ['p1', 'p2', 'p3'].map((id) => question(id, [id]));
		expect(chooseQuestions(bank, ['p1', 'p2', 'p3'].map(key), 'a', 2)).toHaveLength(3);
	});

	it('leave follow-ups to the person who asks', () => {
		const bank = [question('more', ['p1', 'p2'], 'follow-up'), question('first', ['p1'])];
		expect(ids(chooseQuestions(bank, ['p1', 'p2'].map(key), 'a'))).toEqual(['first']);
	});
});
