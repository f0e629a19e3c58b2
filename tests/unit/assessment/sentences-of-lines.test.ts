/** The overall grade in words, for every shape that a line of the overall table can have. */
import { describe, expect, test } from 'vitest';
import { grade } from '#lib/assessment/grade.ts';
import { methodSentence, overallSentence, partSentence } from '#lib/assessment/sentences.ts';
import type { Situation } from '#lib/assessment/situation.ts';
import type { OverallRule, Specification } from '#lib/specification/types.ts';
import { aSpecification, ids } from './builders.ts';

function twoMethods(rules?: readonly OverallRule[], optional = false): Specification {
	return aSpecification({
		methods: {
			watch: { pass: 1, distinction: 1, optional },
			case: { pass: 1, distinction: 1, optional }
		},
		...(rules ? { rules } : {})
	});
}

function overall(specification: Specification, met: readonly string[], situation: Situation = {}): string {
	const marks = new Map(met.map((id) => [id, 'met'] as const));
	return overallSentence(specification, grade(specification, marks, situation).overall);
}

const passes = ['watch-p1', 'case-p1'];
const all = [...passes, 'watch-d1', 'case-d1'];

describe('a line that asks for every method and counts some', () => {
	const both: OverallRule[] = [
		{
			grade: 'distinction',
			everyMethod: 'pass',
			counts: [
				{ atLeast: 1, grade: 'distinction', of: ['watch'] },
				{ atLeast: 1, grade: 'distinction', of: ['case'] }
			]
		}
	];

	test('names only what is not there yet', () => {
		expect(overall(twoMethods(both), [])).toBe(
			'Overall: fail. Distinction asks for pass or better in every method: not yet in Watch and Case. ' +
				'Distinction asks for distinction in 1 of 1 methods: so far in none. ' +
				'Distinction asks for distinction in 1 of 1 methods: so far in none.'
		);
		expect(overall(twoMethods(both), [...passes, 'watch-d1'])).toBe(
			'Overall: fail. Distinction asks for distinction in 1 of 1 methods: so far in none.'
		);
	});

	test('says both once it holds', () => {
		expect(overall(twoMethods(both), all)).toBe(
			'Overall: distinction. Every method has pass or better. 1 of 1 methods has distinction. 1 of 1 methods has distinction.'
		);
	});
});

test('a line that only counts says nothing of every method', () => {
	const counting: OverallRule[] = [
		{ grade: 'pass', everyMethod: null, counts: [{ atLeast: 2, grade: 'pass', of: ['watch', 'case'] }] }
	];
	expect(overall(twoMethods(counting), ['watch-p1'])).toBe(
		'Overall: fail. Pass asks for pass or better in 2 of 2 methods: so far in 1.'
	);
	expect(overall(twoMethods(counting), passes)).toBe('Overall: pass. 2 of 2 methods have pass or better.');
});

test('a line that asks nothing of anybody gives no grade', () => {
	const nothing: OverallRule[] = [{ grade: 'pass', everyMethod: null, counts: [] }];
	const { overall } = grade(twoMethods(nothing), new Map(all.map((id) => [id, 'met'])), {});
	expect(overall).toMatchObject({ grade: 'fail', rules: [{ holds: false, short: [] }] });
});

test('where every method is optional there is nothing to look at', () => {
	expect(overall(twoMethods(undefined, true), all)).toBe(
		'Overall: fail. Pass asks for pass or better in every required method: there is no method to look at.'
	);
});

describe('a retake', () => {
	test('that lowers nothing yet says what the best is', () => {
		expect(overall(twoMethods(), passes, { retaken: ['watch'] })).toBe(
			'Overall: pass. Every method has pass or better. Distinction asks for distinction in every method: ' +
				'not yet in Watch and Case. After a retake, pass is the best it can be.'
		);
	});

	test('without a cap is not mentioned for the whole', () => {
		expect(overall(twoMethods(), all, { retaken: ['watch'], exceptional: ['watch'] })).toBe(
			'Overall: distinction. Every method has distinction.'
		);
	});
});

test('each part goes by its own name', () => {
	const parts = { diary: { pass: 1, distinction: 0 }, plan: { pass: 1, distinction: 0 } };
	const specification = aSpecification({ methods: { case: { pass: 2, distinction: 0, parts } } });
	const [method] = grade(specification, new Map([['case-p2', 'met']]), {}).methods;
	expect(method?.parts.map((part) => partSentence(specification, part))).toEqual([
		'Diary: fail. 0 of 1 pass criterion, 1 needed (1 not yet known).',
		'Plan: pass. The one pass criterion met.'
	]);
});

test('where all is known, only what is not met is told', () => {
	const specification = aSpecification({ methods: { watch: { pass: 3, distinction: 0 } } });
	const [, ...others] = ids('watch', 'p', 3);
	const marks = new Map([['watch-p1', 'not-met'] as const, ...others.map((id) => [id, 'met'] as const)]);
	const [method] = grade(specification, marks, {}).methods;
	expect(method && methodSentence(specification, method)).toBe(
		'Watch: fail. 2 of 3 pass criteria, all needed (1 not met).'
	);
});
