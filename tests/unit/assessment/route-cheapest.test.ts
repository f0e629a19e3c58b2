/** Which of several ways is the cheapest, and what a way leaves out. */
import { expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { predict, type Decision } from '#lib/assessment/prediction.ts';
import { groundOf, methodRoute, overallRoute, type Ground } from '#lib/assessment/route.ts';
import type { Situation } from '#lib/assessment/situation.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Grading, OverallRule, Specification } from '#lib/specification/types.ts';
import { aClaim, anEvidence, aSpecification, key } from './builders.ts';

interface Given {
	readonly claims?: readonly string[];
	readonly decisions?: readonly Decision[];
	readonly situation?: Situation;
	readonly from?: 'secure' | 'onEvidence';
}

function ground(specification: Specification, given: Given = {}): Ground {
	const { claims = [], decisions = [], situation = {}, from = 'onEvidence' } = given;
	const tally = tallyOf(specification, [
		anEvidence('e1'),
		...claims.map((id, index) => aClaim(`c${index}`, 'e1', id))
	]);
	const prediction = predict(tally, situation, decisions);
	return groundOf(specification, prediction, cover(tally, situation), from);
}

const line = (grade: string, atLeast: number, ...of: string[]): OverallRule => ({
	grade,
	everyMethod: null,
	counts: [{ atLeast, grade, of }]
});

const ways = (...given: Parameters<typeof ground>) => {
	const route = overallRoute(ground(...given));
	return route.kind === 'open' ? route.ways.map(({ method }) => method).join(' ') : route.kind;
};

test('the way with fewer criteria is taken, wherever its method stands', () => {
	const either = (watch: number, work: number) =>
		aSpecification({
			methods: { watch: { pass: watch, distinction: 0 }, case: { pass: work, distinction: 0 } },
			rules: [line('pass', 1, 'watch', 'case')]
		});
	expect(ways(either(1, 3))).toBe('watch');
	expect(ways(either(3, 1))).toBe('case');
	// Work that is there already makes three no cheaper than one.
	const claims = ['case-p1', 'case-p2', 'case-p3'];
	expect(ways(either(1, 3), { claims, from: 'secure' })).toBe('watch');
});

test('of two that take as many, the one with work to show for it is taken', () => {
	const either = aSpecification({
		methods: { watch: { pass: 2, distinction: 0 }, case: { pass: 2, distinction: 0 } },
		rules: [line('pass', 1, 'watch', 'case')]
	});
	expect(ways(either, { claims: ['watch-p1', 'watch-p2'], from: 'secure' })).toBe('watch');
	expect(ways(either, { claims: ['case-p1', 'case-p2'], from: 'secure' })).toBe('case');
});

test('two methods with one criterion each cost as much as one method with two', () => {
	const specification = aSpecification({
		methods: {
			watch: { pass: 2, distinction: 0 },
			case: { pass: 1, distinction: 0 },
			talk: { pass: 1, distinction: 0 }
		},
		rules: [line('pass', 1, 'watch'), line('pass', 2, 'case', 'talk')]
	});
	expect(ways(specification, { claims: ['case-p1', 'talk-p1'], from: 'secure' })).toBe('case talk');
	expect(ways(specification, { claims: ['watch-p1', 'watch-p2'], from: 'secure' })).toBe('watch');
});

test('a result by points costs as much as a criterion', () => {
	const grading: Grading = {
		kind: 'points',
		outOf: 10,
		boundaries: [{ grade: 'pass', from: 5 }],
		source: 'ours'
	};
	const specification = aSpecification({
		methods: {
			exam: { pass: 0, distinction: 0, grading },
			watch: { pass: 1, distinction: 0 },
			case: { pass: 1, distinction: 0 },
			talk: { pass: 1, distinction: 0 }
		},
		rules: [line('pass', 2, 'exam', 'watch'), line('pass', 2, 'case', 'talk')]
	});
	expect(ways(specification, { claims: ['case-p1', 'talk-p1'], from: 'secure' })).toBe('case talk');
	expect(ways(specification, { claims: ['watch-p1'], from: 'secure' })).toBe('exam watch');
});

test('a method that the organisation has settled well enough stands in nobody’s way', () => {
	const both = aSpecification({
		methods: { watch: { pass: 1, distinction: 0 }, case: { pass: 1, distinction: 0 } }
	});
	const settled = new Map([['watch', { grade: 'pass', again: false }]]);
	const decisions: Decision[] = [
		{ requirement: key('case-p1'), verdict: 'not-met', from: 'result', on: '2026-03-01' }
	];
	expect(overallRoute(ground(both, { situation: { settled }, decisions }))).toMatchObject({
		kind: 'unreachable',
		blocked: [{ method: 'case', because: 'ruled-out' }]
	});
});

test('what a grade below left open is no part of the way to the next one', () => {
	const steps = [
		{ grade: 'pass', criteria: 'pass', atLeast: 1, outOf: 2 },
		{ grade: 'distinction', criteria: 'distinction', atLeast: 'all' as const, outOf: 1 }
	];
	const specification = aSpecification({
		methods: {
			watch: { pass: 2, distinction: 1, grading: { kind: 'criteria', steps, source: 'ours' } }
		}
	});
	expect(methodRoute(ground(specification, { claims: ['watch-p1'] }), 'watch')).toMatchObject({
		kind: 'open',
		ways: [{ criteria: ['watch-d1'], open: ['watch-d1'] }]
	});
});

test('criteria that are as near stand in the specification’s order, whatever a mock said of them', () => {
	const specification = aSpecification({ methods: { watch: { pass: 3, distinction: 0 } } });
	const decisions: Decision[] = [
		{ requirement: key('watch-p2'), verdict: 'not-met', from: 'mock', on: '2026-03-01' }
	];
	expect(methodRoute(ground(specification, { decisions }), 'watch')).toMatchObject({
		ways: [{ criteria: ['watch-p1', 'watch-p2', 'watch-p3'] }]
	});
});
