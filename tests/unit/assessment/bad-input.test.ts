/** Nothing that a record or a sheet can hold is a guess or an exception: it is stated, with what to do. */
import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { findingsOf } from '#lib/assessment/findings.ts';
import { gapAdvice, gapSentence } from '#lib/assessment/gap-sentences.ts';
import { grade } from '#lib/assessment/grade.ts';
import { nextSteps } from '#lib/assessment/next-steps.ts';
import { predict } from '#lib/assessment/prediction.ts';
import { groundOf, methodRoute, overallRoute } from '#lib/assessment/route.ts';
import { methodSentence, overallSentence } from '#lib/assessment/sentences.ts';
import { findGaps, type Mark, type Situation } from '#lib/assessment/situation.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Row } from '#lib/record/rows.ts';
import type { RequirementKey, Specification } from '#lib/specification/types.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification, key } from './builders.ts';

const guild = aSpecification({
	methods: {
		watch: { pass: 2, distinction: 1 },
		case: { pass: 1, distinction: 0, parts: { diary: { pass: 1, distinction: 0 } } }
	}
});

/** Everything that the room can be asked about a record. */
function everything(specification: Specification, rows: readonly Row[], situation: Situation = {}) {
	const tally = tallyOf(specification, rows);
	const prediction = predict(tally, situation);
	const coverage = cover(tally, situation);
	const ground = groundOf(specification, prediction, coverage);
	return {
		tally,
		prediction,
		coverage,
		steps: nextSteps(tally, prediction, coverage),
		findings: findingsOf(tally, [], coverage),
		route: overallRoute(ground),
		routes: specification.methods.map(({ id }) => methodRoute(ground, id, 'distinction'))
	};
}

describe('each gap is a sentence with advice', () => {
	test.each<[string, Map<string, Mark>, Situation, string, RegExp]>([
		[
			'marks for an unknown criterion',
			new Map([['watch-p9', 'met']]),
			{},
			'st9999-guild has no criterion "watch-p9"',
			/mark the criterion that took its place/
		],
		[
			'unknown contact',
			new Map(),
			{ contact: ['letter'] },
			'st9999-guild has no kind of customer contact "letter"',
			/take it out/
		],
		[
			'an exempt part that it has not',
			new Map(),
			{ exempt: ['song'] },
			'st9999-guild has no part "song"',
			/take it out/
		],
		[
			'a part that nobody is exempted from',
			new Map(),
			{ exempt: ['diary'] },
			'nobody can be exempted from diary',
			/counts as for everybody/
		],
		[
			'a retake of a method that it has not',
			new Map(),
			{ retaken: ['dance'] },
			'st9999-guild has no method "dance"',
			/take it out/
		],
		[
			'exceptional circumstances of an unknown method',
			new Map(),
			{ exceptional: ['dance'] },
			'st9999-guild has no method "dance"',
			/take it out/
		],
		[
			'exceptional circumstances without a retake',
			new Map(),
			{ exceptional: ['watch'] },
			'watch is exceptional but not among the retaken methods',
			/Enter the retake/
		],
		[
			'points where none are given',
			new Map(),
			{ points: new Map([['watch', 3]]) },
			'st9999-guild has no method or part graded by points "watch"',
			/take it out/
		]
	])('%s', (_, marks, situation, sentence, advice) => {
		const gaps = findGaps(guild, marks, situation);
		expect(gaps.map((gap) => gapSentence(guild, gap))).toEqual([sentence]);
		expect(gaps.map(gapAdvice)[0]).toMatch(advice);
		// And it changes no grade.
		expect(grade(guild, marks, situation).overall.grade).toBe(grade(guild, new Map(), {}).overall.grade);
	});

	test('points that cannot be', () => {
		const gap = { in: 'points', id: 'test', problem: 'impossible' } as const;
		expect(gapSentence(guild, gap)).toBe('nobody can have so many points in test');
		expect(gapAdvice(gap)).toMatch(/as the result slip prints them/);
	});
});

test('a criterion marked twice, or both ways, has the later mark of one sheet, and of two mocks of a day the one not met', () => {
	const twice = new Map<string, Mark>([
		['watch-p1', 'met'],
		['watch-p1', 'not-met']
	]);
	expect(grade(guild, twice, {}).methods[0]?.result.steps[0]?.notMet).toEqual(['watch-p1']);
	const mock = (verdict: Mark) => ({
		requirement: key('watch-p1'),
		verdict,
		from: 'mock' as const,
		on: '2026-01-01'
	});
	const tally = tallyOf(guild, []);
	for (const decisions of [
		[mock('met'), mock('not-met')],
		[mock('not-met'), mock('met')]
	])
		expect(predict(tally, {}, decisions).secure.methods[0]?.result.steps[0]?.notMet).toEqual(['watch-p1']);
});

describe('an empty specification', () => {
	const empties: [string, Specification][] = [
		['without methods', aSpecification({ methods: {} })],
		['without criteria', aSpecification({ methods: { watch: { pass: 0, distinction: 0 } } })],
		[
			'without lines in its overall table',
			aSpecification({ methods: { watch: { pass: 1, distinction: 0 } }, rules: [] })
		]
	];

	test.each(empties)('%s has the lowest grade, and says why', (_, specification) => {
		const { prediction, route, steps, routes } = everything(specification, [anEvidence('e1')]);
		for (const { overall, methods } of [prediction.secure, prediction.onEvidence, prediction.reachable]) {
			expect(overall.grade).toBe('fail');
			expect(overallSentence(specification, overall)).toMatch(/^Overall: fail\./);
			for (const method of methods) expect(methodSentence(specification, method)).not.toBe('');
		}
		expect(route.kind).not.toBe('open');
		for (const one of routes) expect(one?.kind).toBe('unreachable');
		expect(steps.map(({ kind }) => kind)).toContain('use-evidence');
	});

	test('without grades is a broken invariant of content, which is checked before it comes here', () => {
		expect(() => grade({ ...guild, grades: [] }, new Map(), {})).toThrow('has no grades');
	});
});

test('a record made under an older version keeps its claims, and counts those that are still known', () => {
	const rows = [
		anEvidence('e1'),
		aClaim('c1', 'e1', 'watch-p1'),
		aClaim('c2', 'e1', 'watch-p7'),
		aConfirmation('d2', 'c2')
	];
	const { tally, prediction, coverage } = everything(guild, rows);
	expect(tally.unplaced).toEqual(['000000c2']);
	expect(tally.claims(key('watch-p1')).direct).toHaveLength(1);
	expect(tally.counts(key('watch-p7'))).toMatchObject({ direct: 0, confirmed: 0 });
	expect(prediction.onEvidence.methods[0]?.result.steps[0]?.met).toEqual(['watch-p1']);
	expect(coverage.states.has('lamplighting/watch-p7' as RequirementKey)).toBe(false);
	// Back under the version that knows it, everything is there again.
	const older = aSpecification({ methods: { watch: { pass: 7, distinction: 0 } } });
	expect(everything(older, rows).tally.counts(key('watch-p7'))).toMatchObject({ direct: 1, confirmed: 1 });
});

test('rows about what is not there count for nothing until it comes', () => {
	const { tally, prediction } = everything(guild, [
		aClaim('c1', 'e9', 'watch-p1'),
		aConfirmation('d1', 'c8')
	]);
	expect(tally.counts(key('watch-p1')).direct).toBe(0);
	expect(prediction.onEvidence.overall.grade).toBe('fail');
});
