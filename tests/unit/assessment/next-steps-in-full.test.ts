/** What each step says beside its kind: why, for which grade, on what, with which pieces, and how much is enough. */
import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { nextSteps } from '#lib/assessment/next-steps.ts';
import { predict } from '#lib/assessment/prediction.ts';
import type { Situation } from '#lib/assessment/situation.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Row } from '#lib/record/rows.ts';
import type { Grading, Specification } from '#lib/specification/types.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification, key } from './builders.ts';

const guild = aSpecification({
	methods: { watch: { pass: 2, distinction: 2 }, case: { pass: 1, distinction: 0, decidedBy: 'employer' } },
	ksbs: 2,
	links: ['watch-p1 same K1']
});
const piece = anEvidence('e1');
const sendBack = (claim: string) => aConfirmation(`d-${claim}`, claim, { decision: 'returned' });

function steps(
	rows: readonly Row[],
	{
		specification = guild,
		situation = {},
		max = 20
	}: { specification?: Specification; situation?: Situation; max?: number } = {}
) {
	const tally = tallyOf(specification, rows);
	return nextSteps(tally, predict(tally, situation), cover(tally, situation), max);
}

describe('a step says', () => {
	test('which gap it fills, for which grade and where', () => {
		expect(steps([])[0]).toEqual({
			kind: 'fill-gaps',
			because: 'grade-needs-it',
			method: 'case',
			area: 'case-area1',
			grade: 'pass',
			requirements: [key('case-p1')],
			evidence: [],
			needed: 1
		});
	});

	test('no area where the criteria have none', () => {
		const bare = { ...guild, criteria: guild.criteria.map((one) => ({ ...one, area: null })) };
		const [first] = steps([], { specification: bare });
		expect(first).toMatchObject({ kind: 'fill-gaps', method: 'case' });
		expect(first && 'area' in first).toBe(false);
	});

	test('which KSBs nothing shows', () => {
		expect(steps([piece, aClaim('c1', 'e1', 'K1')]).find(({ kind }) => kind === 'cover-ksbs')).toEqual({
			kind: 'cover-ksbs',
			because: 'nothing-shows-it',
			area: 'watch-area1',
			requirements: [key('K2')],
			evidence: [],
			needed: 1
		});
	});

	test('what the next grade takes', () => {
		expect(steps([]).find(({ kind }) => kind === 'reach-higher')).toEqual({
			kind: 'reach-higher',
			because: 'cheapest-way-up',
			method: 'watch',
			grade: 'distinction',
			requirements: [key('watch-d1'), key('watch-d2')],
			evidence: [],
			needed: 2
		});
	});

	test('which pieces are claimed for nothing', () => {
		expect(steps([anEvidence('e2'), piece]).find(({ kind }) => kind === 'use-evidence')).toEqual({
			kind: 'use-evidence',
			because: 'work-lies-idle',
			requirements: [],
			evidence: ['000000e1', '000000e2'],
			needed: 2
		});
	});

	test('what to ask of the tutor and what of the employer', () => {
		const rows = [
			piece,
			aClaim('c1', 'e1', 'watch-p2'),
			aClaim('c2', 'e1', 'case-p1'),
			aClaim('c3', 'e1', 'K2')
		];
		expect(steps(rows).slice(-2)).toEqual([
			{
				kind: 'ask-to-confirm',
				because: 'makes-it-secure',
				by: 'tutor',
				requirements: [key('watch-p2'), key('K2')],
				evidence: [],
				needed: 3
			},
			{
				kind: 'ask-to-confirm',
				because: 'makes-it-secure',
				by: 'employer',
				requirements: [key('case-p1')],
				evidence: [],
				needed: 3
			}
		]);
		const decided = [...rows, aConfirmation('d1', 'c2'), aConfirmation('d2', 'c3', { role: 'employer' })];
		expect(steps(decided).slice(-2)).toMatchObject([
			{ by: 'tutor', needed: 2 },
			{ by: 'employer', needed: 2 }
		]);
	});
});

describe('feedback', () => {
	test('that blocks names every requirement that waits for it, and the pieces by id', () => {
		const rows = [
			anEvidence('e2'),
			piece,
			aClaim('c1', 'e2', 'watch-p1'),
			aClaim('c2', 'e1', 'watch-p1'),
			sendBack('c1'),
			sendBack('c2')
		];
		expect(steps(rows)[0]).toEqual({
			kind: 'answer-returned',
			because: 'feedback-blocks',
			requirements: [key('watch-p1'), key('K1')],
			evidence: ['000000e1', '000000e2'],
			needed: 2
		});
	});

	test('is counted as one step, with what blocks something first', () => {
		const rows = [
			anEvidence('e2'),
			piece,
			aClaim('c1', 'e1', 'watch-p1'),
			sendBack('c1'),
			aClaim('c2', 'e1', 'watch-p1'),
			aClaim('c3', 'e2', 'watch-p2'),
			sendBack('c3'),
			aClaim('c4', 'e2', 'K2'),
			sendBack('c4'),
			aClaim('c5', 'e1', 'K2')
		];
		expect(steps(rows).filter(({ kind }) => kind === 'answer-returned')).toEqual([
			{
				kind: 'answer-returned',
				because: 'feedback-blocks',
				requirements: [key('watch-p2'), key('watch-p1'), key('K2')],
				evidence: ['000000e2', '000000e1'],
				needed: 3
			}
		]);
	});

	test('that waits names the requirement that another claim stands in for', () => {
		const rows = [piece, aClaim('c1', 'e1', 'watch-p1'), sendBack('c1'), aClaim('c2', 'e1', 'watch-p1')];
		expect(steps(rows).find(({ kind }) => kind === 'answer-returned')).toEqual({
			kind: 'answer-returned',
			because: 'feedback-waits',
			requirements: [key('watch-p1')],
			evidence: ['000000e1'],
			needed: 1
		});
	});
});

describe('how much is enough', () => {
	const [watch] = guild.methods;
	if (!watch) throw new Error('the builder made no method');
	const graded = (grading: Grading, more: Partial<Specification> = {}): Specification => ({
		...guild,
		ksbs: [],
		links: [],
		methods: [{ ...watch, grading }],
		...more
	});
	const step = (grade: string, criteria: string, atLeast: number) => ({ grade, criteria, atLeast, outOf: 2 });

	test('is what is left of the number, not of the list', () => {
		const four = aSpecification({ methods: { watch: { pass: 4, distinction: 0 } } });
		const grading: Grading = {
			kind: 'criteria',
			steps: [{ ...step('pass', 'pass', 2), outOf: 4 }],
			source: 'ours'
		};
		const specification = { ...four, methods: four.methods.map((method) => ({ ...method, grading })) };
		const [first] = steps([piece, aClaim('c1', 'e1', 'watch-p1')], { specification });
		expect(first).toMatchObject({ needed: 1, requirements: ['watch-p2', 'watch-p3', 'watch-p4'].map(key) });
	});

	test('the next grade that is open is shown, even where the one before has all it needs', () => {
		const grades = ['fail', 'pass', 'merit', 'distinction'].map((id) => ({ id, name: id }));
		const threeSteps: Grading = {
			kind: 'criteria',
			steps: [
				step('pass', 'pass', 2),
				step('merit', 'distinction', 1),
				step('distinction', 'distinction', 2)
			],
			source: 'ours'
		};
		const rows = [piece, ...['p1', 'p2', 'd2'].map((id) => aClaim(`c-${id}`, 'e1', `watch-${id}`))];
		const found = steps(rows, { specification: graded(threeSteps, { grades }) });
		expect(found[0]).toMatchObject({
			kind: 'reach-higher',
			grade: 'distinction',
			requirements: [key('watch-d1')]
		});
	});

	const points: Grading = {
		kind: 'points',
		outOf: 40,
		boundaries: [
			{ grade: 'pass', from: 25 },
			{ grade: 'distinction', from: 35 }
		],
		source: 'ours'
	};
	const byPoints = graded(points, { criteria: [] });

	test('a test is worth its best grade, until there is a result', () => {
		expect(steps([], { specification: byPoints })).toEqual([
			{
				kind: 'earn-points',
				because: 'grade-needs-it',
				method: 'watch',
				grade: 'distinction',
				requirements: [],
				evidence: [],
				needed: 35
			}
		]);
		const told = { points: new Map([['watch', 0]]) };
		expect(steps([], { specification: byPoints, situation: told })).toEqual([]);
	});

	test('after a retake a test is worth what the cap allows', () => {
		const worth = (situation: Situation) => steps([], { specification: byPoints, situation })[0]?.needed;
		expect(worth({ retaken: ['watch'] })).toBe(25);
		expect(worth({ retaken: ['watch'], exceptional: ['watch'] })).toBe(35);
		const strict = { ...byPoints, retakes: { ...byPoints.retakes, cap: 'fail' } };
		expect(steps([], { specification: strict, situation: { retaken: ['watch'] } })).toEqual([]);
	});

	test('nothing is asked for by points where the method is graded by criteria', () => {
		expect(steps([]).map(({ kind }) => kind)).not.toContain('earn-points');
	});
});

test('nobody is asked to confirm what the organisation has settled', () => {
	const rows = [piece, aClaim('c1', 'e1', 'watch-d1')];
	const asks = (situation: Situation) =>
		steps(rows, { situation }).filter(({ kind }) => kind === 'ask-to-confirm').length;
	expect(asks({})).toBe(1);
	expect(asks({ settled: new Map([['watch', { grade: 'pass', again: false }]]) })).toBe(0);
});

test('the only place goes to work, not to asking', () => {
	const rows = [piece, aClaim('c1', 'e1', 'watch-p1'), aClaim('c2', 'e1', 'case-p1')];
	expect(steps(rows, { max: 1 }).map(({ kind }) => kind)).toEqual(['fill-gaps']);
	expect(steps(rows, { max: 2 }).map(({ kind }) => kind)).toEqual(['fill-gaps', 'cover-ksbs']);
	expect(steps(rows, { max: 3 }).map(({ kind }) => kind)).toEqual([
		'fill-gaps',
		'ask-to-confirm',
		'ask-to-confirm'
	]);
	// One step of each sort is left: work, and asking.
	const one = aSpecification({ methods: { watch: { pass: 2, distinction: 0 } } });
	const left = steps([piece, aClaim('c1', 'e1', 'watch-p1')], { specification: one, max: 1 });
	expect(left.map(({ kind }) => kind)).toEqual(['fill-gaps']);
});
