import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { grade } from '#lib/assessment/grade.ts';
import { nextSteps } from '#lib/assessment/next-steps.ts';
import { predict } from '#lib/assessment/prediction.ts';
import { methodSentence, overallSentence } from '#lib/assessment/sentences.ts';
import { findGaps, type Mark, type Situation } from '#lib/assessment/situation.ts';
import { nextStepSentence } from '#lib/assessment/step-sentences.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Row } from '#lib/record/rows.ts';
import type { RequirementKey } from '#lib/specification/types.ts';
import { invented } from '../../support/invented.ts';
import { aClaim, aConfirmation, anEvidence } from './builders.ts';

const harbour = invented();
const passes = ['tour-p1', 'tour-p2', 'conduct-p1', 'conduct-p2'];
const all = [...passes, 'tour-m1', 'tour-m2'];

function verdict(
	met: readonly string[],
	points: Record<string, number>,
	more: Situation = {},
	unknown: Mark = 'not-met'
) {
	const situation = { ...more, points: new Map(Object.entries(points)) };
	return grade(harbour, new Map(met.map((id) => [id, 'met'])), situation, unknown);
}

function grades(...args: Parameters<typeof verdict>) {
	const { overall, methods } = verdict(...args);
	return [...methods, overall].map((one) => one.grade).join(' ');
}

describe('points', () => {
	test.each([
		[25, 'fail'],
		[26, 'pass'],
		[27, 'pass'],
		[40, 'pass'],
		[0, 'fail'],
		// Numbers that cannot be are no result.
		[41, 'fail'],
		[-1, 'fail'],
		[NaN, 'fail']
	])('%d in the test is a %s', (points, expected) => {
		expect(verdict([], { test: points }).methods[0]?.grade).toBe(expected);
	});

	test.each([
		[49, 'fail'],
		[50, 'pass'],
		[69, 'pass'],
		[70, 'merit'],
		[84, 'merit'],
		[85, 'distinction'],
		[100, 'distinction']
	])('%d in the log book is a %s', (points, expected) => {
		expect(verdict([], { log: points }).methods[2]?.grade).toBe(expected);
	});

	test('no result yet is the lowest grade where unknown counts as not met, and the best where it counts as met', () => {
		expect(grades([], {})).toBe('fail fail fail fail fail');
		expect(grades([], {}, {}, 'met')).toBe('pass distinction distinction pass distinction');
		expect(grades([], { test: 3 }, {}, 'met')).toBe('fail distinction distinction pass fail');
	});

	test('what cannot be is named', () => {
		const points = new Map([
			['test', 41],
			['log', -1],
			['tour', 3],
			['dance', 1]
		]);
		expect(findGaps(harbour, new Map(), { points })).toEqual([
			{ in: 'points', id: 'test', problem: 'impossible' },
			{ in: 'points', id: 'log', problem: 'impossible' },
			{ in: 'points', id: 'tour', problem: 'unknown' },
			{ in: 'points', id: 'dance', problem: 'unknown' }
		]);
	});

	test('none and all of them can be', () => {
		const points = new Map([
			['test', 0],
			['log', 100]
		]);
		expect(findGaps(harbour, new Map(), { points })).toEqual([]);
	});

	test('a verdict says how many and what the next grade needs', () => {
		const say = (points: Record<string, number>) =>
			verdict([], points).methods.map((one) => methodSentence(harbour, one));
		expect(say({ test: 26, log: 70 })).toEqual([
			'Multiple-choice test: pass. 26 of 40 points.',
			expect.any(String),
			'Log book: merit. 70 of 100 points; distinction needs 85.',
			expect.any(String)
		]);
		expect(say({})[0]).toBe('Multiple-choice test: not yet. No result yet, out of 40 points; pass needs 26.');
		// Points are given for no criteria.
		expect(verdict([], { test: 26 }).methods[0]?.result.steps).toEqual([]);
	});
});

describe('merit and the overall table', () => {
	test.each([
		[passes, { test: 26 }, 'pass pass fail pass pass'],
		[[...passes, 'tour-m1'], { test: 26 }, 'pass merit fail pass merit'],
		[all, { test: 26 }, 'pass distinction fail pass merit'],
		[all, { test: 26, log: 84 }, 'pass distinction merit pass merit'],
		[all, { test: 26, log: 85 }, 'pass distinction distinction pass distinction'],
		[passes, { test: 26, log: 70 }, 'pass pass merit pass merit'],
		[all, { test: 25, log: 100 }, 'fail distinction distinction pass fail'],
		[
			all.filter((id) => id !== 'conduct-p1'),
			{ test: 26, log: 100 },
			'pass distinction distinction fail fail'
		]
	])('%j with %j: test, tour, log, conduct and overall are %s', (met, points, expected) => {
		expect(grades(met, points)).toBe(expected);
	});

	test('the optional method never lowers the whole, retaken or not', () => {
		expect(grades(all, { test: 26, log: 0 })).toBe(grades(all, { test: 26 }));
		expect(grades(all, { test: 26, log: 100 }, { retaken: ['log'] })).toBe(
			'pass distinction merit pass merit'
		);
		expect(grades(all, { test: 26, log: 100 }, { retaken: ['log'], exceptional: ['log'] })).toBe(
			'pass distinction distinction pass distinction'
		);
	});

	test('a required method that was retaken caps the whole at its own cap', () => {
		expect(grades(all, { test: 26, log: 100 }, { retaken: ['tour'] })).toBe(
			'pass merit distinction pass merit'
		);
	});

	test('the sentence tells what a line asks for', () => {
		const say = (met: readonly string[], points: Record<string, number>) =>
			overallSentence(harbour, verdict(met, points).overall);
		expect(say([], {})).toBe(
			'Overall: not yet. Pass asks for pass or better in every required method: not yet in Multiple-choice test, Tour of the tower and Conduct, verified by the employer.'
		);
		expect(say(passes, { test: 26 })).toBe(
			'Overall: pass. Every required method has pass or better. Merit asks for merit or better in 1 of 2 methods: so far in none.'
		);
		expect(say(all, { test: 26 })).toBe(
			'Overall: merit. Every required method has pass or better. 1 of 2 methods has merit or better. Distinction asks for distinction in 2 of 2 methods: so far in 1.'
		);
		expect(say(all, { test: 26, log: 90 })).toBe(
			'Overall: distinction. Every required method has pass or better. 2 of 2 methods have distinction.'
		);
	});
});

describe('behaviours verified by the employer', () => {
	const claims = harbour.criteria.map(({ key }, index) => aClaim(`c${index}`, 'e1', key));
	const by = (role: 'tutor' | 'employer', ...places: number[]): Row[] =>
		places.map((place) => aConfirmation(`d${role}${place}`, `c${place}`, { role, on: '2026-02-01' }));
	const predicted = (rows: readonly Row[], decisions: Parameters<typeof predict>[2] = []) => {
		const tally = tallyOf(harbour, [anEvidence('e1'), ...claims, ...rows]);
		return predict(tally, { points: new Map([['test', 30]]) }, decisions);
	};
	const conduct = (rows: readonly Row[], decisions: Parameters<typeof predict>[2] = []) =>
		predicted(rows, decisions).secure.methods[3]?.grade;

	test("the employer's confirmation makes them secure, the tutor's does not", () => {
		expect(conduct(by('employer', 4, 5))).toBe('pass');
		expect(conduct(by('tutor', 4, 5))).toBe('fail');
		expect(conduct([...by('tutor', 4), ...by('employer', 5)])).toBe('fail');
	});

	test("elsewhere the employer's confirmation stays beside", () => {
		expect(predicted(by('employer', 0, 1)).secure.methods[1]?.grade).toBe('fail');
		expect(predicted(by('tutor', 0, 1)).secure.methods[1]?.grade).toBe('pass');
	});

	test('both together make the whole secure', () => {
		const { secure, onEvidence } = predicted([...by('tutor', 0, 1), ...by('employer', 4, 5)]);
		expect([secure.overall.grade, onEvidence.overall.grade]).toEqual(['pass', 'merit']);
	});

	test('after a mock that was not met, a later confirmation by the employer counts, by the tutor not', () => {
		const mock = (on: string) => [
			{
				requirement: 'st9998-harbour/conduct-p1' as RequirementKey,
				verdict: 'not-met' as const,
				from: 'mock' as const,
				on
			}
		];
		expect(conduct(by('employer', 4, 5), mock('2026-01-31'))).toBe('pass');
		expect(conduct(by('employer', 4, 5), mock('2026-02-01'))).toBe('fail');
		expect(conduct([...by('tutor', 4), ...by('employer', 5)], mock('2026-01-31'))).toBe('fail');
	});

	test('coverage and next steps ask the one who decides', () => {
		const tally = tallyOf(harbour, [anEvidence('e1'), ...claims, ...by('employer', 4)]);
		const coverage = cover(tally, {});
		expect(coverage.states.get('st9998-harbour/conduct-p1' as RequirementKey)).toBe('confirmed');
		expect(coverage.states.get('st9998-harbour/conduct-p2' as RequirementKey)).toBe('claimed');
		const steps = nextSteps(tally, predict(tally, {}), coverage, 20);
		expect(steps.map((step) => nextStepSentence(harbour, step))).toEqual([
			'The lamp: 1 KSB has no evidence yet.',
			'Multiple-choice test: at least 26 points for pass.',
			'Log book: at least 85 points for distinction.',
			'Ask your tutor to decide on 6 claims.',
			'Ask your employer to decide on 5 claims.'
		]);
	});
});
