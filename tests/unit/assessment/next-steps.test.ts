import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { nextSteps } from '#lib/assessment/next-steps.ts';
import { predict, type Decision } from '#lib/assessment/prediction.ts';
import type { Situation } from '#lib/assessment/situation.ts';
import { nextStepSentence } from '#lib/assessment/step-sentences.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Row } from '#lib/record/rows.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification, key } from './builders.ts';

const guild = aSpecification({
	methods: { watch: { pass: 2, distinction: 3, enough: 2 }, case: { pass: 1, distinction: 1 } },
	ksbs: 1,
	links: ['watch-p1 part K1']
});
const piece = anEvidence('e1');
const passes = [
	piece,
	...['watch-p1', 'watch-p2', 'case-p1'].map((id, index) => aClaim(`c${index}`, 'e1', id))
];

function steps(
	rows: readonly Row[],
	situation: Situation = {},
	decisions: readonly Decision[] = [],
	max = 20
) {
	const tally = tallyOf(guild, rows);
	return nextSteps(tally, predict(tally, situation, decisions), cover(tally, situation), max);
}

function kinds(...args: Parameters<typeof steps>) {
	return steps(...args).map(({ kind, area, method }) => [kind, area ?? method].filter(Boolean).join(' '));
}

describe('the order', () => {
	test('an empty record starts with the area that lacks least, then KSBs, then the cheapest way up', () => {
		expect(kinds([])).toEqual([
			'fill-gaps case-area1',
			'fill-gaps watch-area1',
			'cover-ksbs watch-area1',
			'reach-higher case',
			'reach-higher watch'
		]);
	});

	test('feedback comes first where a requirement waits for it, and late where another claim stands in', () => {
		const sentBack = aConfirmation('d1', 'c0', { decision: 'returned' });
		expect(kinds([...passes, sentBack])).toEqual([
			'answer-returned',
			'cover-ksbs watch-area1',
			'reach-higher case',
			'reach-higher watch',
			'ask-to-confirm'
		]);
		expect(kinds([...passes, sentBack, aClaim('c8', 'e1', 'watch-p1')])).toEqual([
			'reach-higher case',
			'reach-higher watch',
			'answer-returned',
			'ask-to-confirm'
		]);
	});

	test('evidence without a claim comes after what is missing', () => {
		const idle = steps([...passes, anEvidence('e2')]);
		expect(idle.map(({ kind }) => kind)).toEqual([
			'reach-higher',
			'reach-higher',
			'use-evidence',
			'ask-to-confirm'
		]);
		expect(idle[2]).toMatchObject({ evidence: ['000000e2'], needed: 1 });
	});

	test('asking the tutor keeps the last place of a short list', () => {
		expect(kinds([piece, aClaim('c1', 'e1', 'watch-p1')], {}, [], 3)).toEqual([
			'fill-gaps watch-area1',
			'fill-gaps case-area1',
			'ask-to-confirm'
		]);
		expect(kinds([], {}, [], 0)).toEqual([]);
	});
});

describe('what is listed', () => {
	test('the way up lists what is open and how much of it is enough', () => {
		const found = steps([...passes, aClaim('c9', 'e1', 'watch-d2')]).find(({ method }) => method === 'watch');
		expect(found).toMatchObject({
			grade: 'distinction',
			needed: 1,
			requirements: [key('watch-d1'), key('watch-d3')]
		});
	});

	test('where some of the first criteria are enough, no more than those are needed', () => {
		const [watch] = guild.methods;
		if (!watch) throw new Error('the builder made no method');
		const steps = [{ grade: 'pass', criteria: 'pass', atLeast: 1, outOf: 2 }];
		const lenient = { ...guild, methods: [{ ...watch, grading: { ...watch.grading, steps } }] };
		const tally = tallyOf(lenient, []);
		const [first] = nextSteps(tally, predict(tally, {}), cover(tally, {}));
		expect(first).toMatchObject({ needed: 1, requirements: [key('watch-p1'), key('watch-p2')] });
		expect(first && nextStepSentence(lenient, first)).toBe('watch-area1: 1 of 2 open criteria for pass.');
	});

	test('a cap makes a way up pointless, agreed exceptional circumstances do not', () => {
		expect(kinds(passes, { retaken: ['watch'] })).toEqual(['reach-higher case', 'ask-to-confirm']);
		expect(kinds(passes, { retaken: ['watch'], exceptional: ['watch'] })).toContain('reach-higher watch');
	});

	test('what a real result ruled out is not worked on', () => {
		const result = (id: string): Decision => ({
			requirement: key(id),
			verdict: 'not-met',
			from: 'result',
			on: '2026-03-01'
		});
		expect(kinds(passes, {}, [result('case-d1')])).toEqual(['reach-higher watch', 'ask-to-confirm']);
		const watch = steps(passes, {}, [result('watch-d1')]).find(({ method }) => method === 'watch');
		expect(watch).toMatchObject({ needed: 2, requirements: [key('watch-d2'), key('watch-d3')] });
	});

	test('a criterion that a mock found not met needs newer evidence', () => {
		const mock: Decision = {
			requirement: key('case-p1'),
			verdict: 'not-met',
			from: 'mock',
			on: '2026-03-01'
		};
		expect(steps(passes, {}, [mock])[0]).toMatchObject({
			kind: 'fill-gaps',
			method: 'case',
			requirements: [key('case-p1')]
		});
	});

	test('asking the tutor names claims that nobody confirmed', () => {
		const ask = steps([...passes, aConfirmation('d1', 'c1')]).at(-1);
		expect(ask).toMatchObject({ kind: 'ask-to-confirm', requirements: [key('watch-p1'), key('case-p1')] });
	});

	test('when everything is confirmed nothing is left', () => {
		const all = [...guild.criteria, ...guild.ksbs];
		const claims = all.map((one, index) => aClaim(`c${index}`, 'e1', one.id));
		expect(
			kinds([piece, ...claims, ...claims.map((one, index) => aConfirmation(`d${index}`, one.id))])
		).toEqual([]);
	});
});

test('every step has a sentence', () => {
	const rows = [
		...passes.slice(0, 2),
		anEvidence('e2'),
		anEvidence('e3'),
		aClaim('c5', 'e1', 'case-p1'),
		aConfirmation('d1', 'c5', { decision: 'returned' }),
		aClaim('c6', 'e1', 'watch-d1')
	];
	const bare = aSpecification({ methods: { watch: { pass: 1, distinction: 0 } }, ksbs: 2 });
	const tally = tallyOf(bare, []);
	const forBare = nextSteps(tally, predict(tally, {}), cover(tally, {}));
	expect([
		...steps(rows).map((step) => nextStepSentence(guild, step)),
		...forBare.map((step) => nextStepSentence(bare, step))
	]).toEqual([
		'Answer the feedback on 1 claim that was sent back.',
		'watch-area1: 1 criterion needs evidence for pass.',
		'Watch: 1 of 2 open criteria for distinction.',
		'Case: 1 more criterion for distinction.',
		'Say what 2 unused pieces of evidence show.',
		'Ask your tutor to decide on 2 claims.',
		'watch-area1: 1 criterion needs evidence for pass.',
		'watch-area1: 2 KSBs have no evidence yet.'
	]);
});
