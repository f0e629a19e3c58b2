/** Why there is no way, whose fault it is, and what is left out of a way that there is. */
import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { predict, type Decision } from '#lib/assessment/prediction.ts';
import { groundOf, methodRoute, overallRoute, type Ground, type Route } from '#lib/assessment/route.ts';
import type { Mark, Situation } from '#lib/assessment/situation.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Row } from '#lib/record/rows.ts';
import type { Grading, OverallRule, Specification } from '#lib/specification/types.ts';
import { aClaim, anEvidence, aSpecification, key } from './builders.ts';

const GUILD = 'guild: Overall';
const GRADING = 'guild: Grading';

interface Given {
	readonly claims?: readonly string[];
	readonly situation?: Situation;
	readonly results?: readonly (readonly [id: string, verdict: Mark])[];
}

function ground(
	specification: Specification,
	{ claims = [], situation = {}, results = [] }: Given = {}
): Ground {
	const rows: Row[] = [anEvidence('e1'), ...claims.map((id, index) => aClaim(`c${index}`, 'e1', id))];
	const tally = tallyOf(specification, rows);
	const decisions = results.map(([id, verdict]): Decision => ({
		requirement: key(id),
		verdict,
		from: 'result',
		on: '2026-03-01'
	}));
	return groundOf(specification, predict(tally, situation, decisions), cover(tally, situation));
}

const blocked = (route: Route | null) =>
	route?.kind === 'unreachable'
		? route.blocked.map(({ method, because, source }) => [method, because, source].join(' '))
		: route?.kind;

const ways = (route: Route) =>
	route.kind === 'open'
		? route.ways.map(({ method, to, criteria }) => [method, to, ...criteria].join(' '))
		: route.kind;

const failed = (...ids: readonly string[]) => ids.map((id) => [id, 'not-met'] as const);

function twoMethods(rules?: readonly OverallRule[], optional = false): Specification {
	return aSpecification({
		methods: { watch: { pass: 1, distinction: 1 }, case: { pass: 1, distinction: 1, optional } },
		...(rules ? { rules } : {})
	});
}

describe('no way for the whole', () => {
	test('names each method whose results stand against it, and no other', () => {
		const one = ground(twoMethods(), { results: failed('case-p1') });
		expect(blocked(overallRoute(one))).toEqual([`case ruled-out ${GRADING}`]);
		const both = ground(twoMethods(), { results: failed('case-p1', 'watch-p1') });
		expect(blocked(overallRoute(both))).toEqual([`watch ruled-out ${GRADING}`, `case ruled-out ${GRADING}`]);
	});

	test('names a method once, however much the line asks of it', () => {
		const twice = twoMethods([
			{
				grade: 'distinction',
				everyMethod: 'pass',
				counts: [{ atLeast: 2, grade: 'distinction', of: ['watch', 'case'] }]
			}
		]);
		expect(blocked(overallRoute(ground(twice, { results: failed('watch-p1') })))).toEqual([
			`watch ruled-out ${GRADING}`
		]);
	});

	test('says what the easiest line lacks where there are several', () => {
		const rules = [
			{ grade: 'distinction', everyMethod: 'distinction', counts: [] },
			{
				grade: 'distinction',
				everyMethod: null,
				counts: [{ atLeast: 1, grade: 'distinction', of: ['case'] }]
			}
		];
		const both = ground(twoMethods(rules), { results: failed('watch-d1', 'case-d1') });
		expect(blocked(overallRoute(both, 'distinction'))).toEqual([`case ruled-out ${GRADING}`]);
	});

	test('never blames an optional method for what is asked of every one', () => {
		const results = failed('watch-p1', 'case-p1');
		expect(blocked(overallRoute(ground(twoMethods(undefined, true), { results })))).toEqual([
			`watch ruled-out ${GRADING}`
		]);
		const counted = twoMethods(
			[{ grade: 'pass', everyMethod: null, counts: [{ atLeast: 1, grade: 'pass', of: ['case'] }] }],
			true
		);
		expect(blocked(overallRoute(ground(counted, { results })))).toEqual([`case ruled-out ${GRADING}`]);
	});

	test('says so of the whole where no single method stands against it', () => {
		const tooMany = twoMethods([
			{ grade: 'pass', everyMethod: null, counts: [{ atLeast: 3, grade: 'pass', of: ['watch', 'case'] }] }
		]);
		expect(blocked(overallRoute(ground(tooMany)))).toEqual([` nothing-to-count ${GUILD}`]);
		expect(blocked(overallRoute(ground(twoMethods([])), 'pass'))).toEqual([` nothing-to-count ${GUILD}`]);
	});
});

describe('a cap', () => {
	const passes = ['watch-p1', 'case-p1'];

	test('stands against the whole and the method that was retaken, with its source', () => {
		const retaken = ground(twoMethods(), { claims: passes, situation: { retaken: ['watch'] } });
		expect(blocked(overallRoute(retaken))).toEqual([' capped guild: Retakes']);
		expect(blocked(methodRoute(retaken, 'watch'))).toEqual(['watch capped guild: Retakes']);
		expect(methodRoute(retaken, 'case')?.kind).toBe('open');
	});

	test('leaves the way open up to itself, and further once it is lifted', () => {
		const below = ground(twoMethods(), { situation: { retaken: ['watch'] } });
		expect(ways(overallRoute(below))).toEqual(['watch pass watch-p1', 'case pass case-p1']);
		expect(methodRoute(below, 'watch', 'pass')?.kind).toBe('open');
		const lifted = ground(twoMethods(), {
			claims: passes,
			situation: { retaken: ['watch'], exceptional: ['watch'] }
		});
		expect(ways(overallRoute(lifted))).toEqual(['watch distinction watch-d1', 'case distinction case-d1']);
		expect(methodRoute(lifted, 'watch', 'distinction')?.kind).toBe('open');
	});

	test('of an optional method names that method where the line counts it', () => {
		const rules = [
			{
				grade: 'distinction',
				everyMethod: null,
				counts: [{ atLeast: 1, grade: 'distinction', of: ['case'] }]
			}
		];
		const given = ground(twoMethods(rules, true), { situation: { retaken: ['case'] } });
		expect(blocked(overallRoute(given))).toEqual(['case capped guild: Retakes']);
	});
});

describe('a grade that is there', () => {
	const all = ['watch-p1', 'watch-d1', 'case-p1', 'case-d1'];

	test('needs no way, however low a grade is asked for', () => {
		const top = ground(twoMethods(), { claims: all });
		for (const asked of ['fail', 'pass', 'distinction']) {
			expect(methodRoute(top, 'watch', asked)).toEqual({ kind: 'there', grade: 'distinction' });
			expect(overallRoute(top, asked)).toEqual({ kind: 'there', grade: 'distinction' });
		}
		const passed = ground(twoMethods(), { claims: ['watch-p1', 'case-p1'] });
		expect(methodRoute(passed, 'watch', 'pass')).toEqual({ kind: 'there', grade: 'pass' });
		expect(overallRoute(passed, 'pass')).toEqual({ kind: 'there', grade: 'pass' });
	});

	test('of a method is left alone on the way of the whole', () => {
		const route = overallRoute(ground(twoMethods(), { claims: ['watch-p1', 'watch-d1'] }), 'distinction');
		expect(ways(route)).toEqual(['case distinction case-p1 case-d1']);
	});
});

describe('by points', () => {
	const points: Grading = {
		kind: 'points',
		outOf: 40,
		boundaries: [
			{ grade: 'pass', from: 25 },
			{ grade: 'distinction', from: 35 }
		],
		source: GRADING
	};
	const withTest = aSpecification({
		methods: { watch: { pass: 2, distinction: 0 }, test: { pass: 0, distinction: 0, grading: points } },
		rules: [
			{ grade: 'pass', everyMethod: null, counts: [{ atLeast: 1, grade: 'pass', of: ['watch', 'test'] }] }
		]
	});

	test('a method takes the points of the next grade, or of the one that is asked for', () => {
		const needs = (to?: string) => {
			const route = methodRoute(ground(withTest), 'test', to);
			return route?.kind === 'open' ? route.ways : route?.kind;
		};
		const way = { method: 'test', from: 'fail', criteria: [], open: [] };
		expect(needs()).toEqual([{ ...way, to: 'pass', points: 25 }]);
		expect(needs('distinction')).toEqual([{ ...way, to: 'distinction', points: 35 }]);
	});

	test('a result counts as one criterion on the way of the whole, and as the nearer of two that cost the same', () => {
		expect(ways(overallRoute(ground(withTest)))).toEqual(['test pass']);
		expect(ways(overallRoute(ground(withTest, { claims: ['watch-p1'] })))).toEqual(['test pass']);
	});

	test('a result that is there rules out every better grade', () => {
		const given = ground(withTest, { situation: { points: new Map([['test', 30]]) } });
		expect(methodRoute(given, 'test', 'pass')).toEqual({ kind: 'there', grade: 'pass' });
		expect(blocked(methodRoute(given, 'test'))).toEqual([`test ruled-out ${GRADING}`]);
	});

	test('a grade without a boundary cannot be had', () => {
		const noTop: Grading = { ...points, boundaries: points.boundaries.slice(0, 1) };
		const plain = aSpecification({ methods: { test: { pass: 0, distinction: 0, grading: noTop } } });
		expect(blocked(methodRoute(ground(plain), 'test', 'distinction'))).toEqual([
			`test nothing-to-count ${GRADING}`
		]);
	});
});

describe('too little to count', () => {
	test('a step that needs more criteria than apply is no way, and neither is one without any', () => {
		const shopOnly = aSpecification({ methods: { watch: { pass: 1, perContact: 1, distinction: 0 } } });
		const [watch] = shopOnly.methods;
		if (!watch) throw new Error('the builder made no method');
		const atLeast = (number: number): Specification => ({
			...shopOnly,
			methods: [
				{
					...watch,
					grading: {
						kind: 'criteria',
						steps: [{ grade: 'pass', criteria: 'pass', atLeast: number, outOf: 3 }],
						source: GRADING
					}
				}
			]
		});
		const situation = { contact: ['shop'] };
		expect(blocked(methodRoute(ground(atLeast(3), { situation }), 'watch'))).toEqual([
			`watch nothing-to-count ${GRADING}`
		]);
		expect(methodRoute(ground(atLeast(2), { situation }), 'watch')?.kind).toBe('open');
		const empty = { ...shopOnly, criteria: [] };
		expect(blocked(methodRoute(ground(empty), 'watch'))).toEqual([`watch nothing-to-count ${GRADING}`]);
	});
});
