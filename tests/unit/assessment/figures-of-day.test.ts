import { expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { figuresOf, readFigures } from '#lib/assessment/figures-of-day.ts';
import { predict } from '#lib/assessment/prediction.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import { row } from '#lib/record/schema.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification } from './builders.ts';
import { aReview, someHours } from './way-builders.ts';

const guild = aSpecification({ methods: { watch: { pass: 2, distinction: 1, expected: 1 } }, ksbs: 1 });
const claims = [aClaim('c1', 'e1', 'watch-p1'), aClaim('c2', 'e1', 'watch-p2'), aClaim('c3', 'e1', 'K1')];
const confirmations = [aConfirmation('d1', 'c1'), aConfirmation('d2', 'c2', { decision: 'returned' })];
const tally = tallyOf(guild, [anEvidence('e1'), ...claims, ...confirmations]);
const taken = () =>
	figuresOf(
		{
			specification: guild,
			prediction: predict(tally, {}),
			coverage: cover(tally, {}),
			pieces: 1,
			claims,
			confirmations,
			behindOf: tally.behindOf,
			hours: [someHours('h1', '2026-02-01', 90), someHours('h2', '2026-02-02', 45)]
		},
		'2026-03-01'
	);

test('they say what is claimed and confirmed, and the three grades', () => {
	expect(taken()).toMatchObject({
		on: '2026-03-01',
		overall: { secure: 'fail', onEvidence: 'fail', reachable: 'distinction' },
		methods: [
			{
				id: 'watch',
				criteria: [
					{ grade: 'pass', claimed: 1, confirmed: 1, of: 2 },
					{ grade: 'distinction', claimed: 0, confirmed: 0, of: 1 }
				],
				ksbs: { claimed: 1, confirmed: 0, of: 1 }
			}
		],
		pieces: 1,
		claims: 3,
		confirmed: 1,
		returned: 1,
		minutes: 135
	});
});

test('each method has its own grades, and an employer’s confirmation is one', () => {
	const two = aSpecification({
		methods: { case: { pass: 1, distinction: 0 }, watch: { pass: 1, distinction: 1 } }
	});
	const own = [aClaim('c1', 'e1', 'case-p1'), aClaim('c2', 'e1', 'watch-p1')];
	const decisions = [aConfirmation('d1', 'c1'), aConfirmation('d2', 'c2', { role: 'employer' })];
	const rows = tallyOf(two, [anEvidence('e1'), ...own, ...decisions]);
	const { methods, confirmed } = figuresOf(
		{
			specification: two,
			prediction: predict(rows, {}),
			coverage: cover(rows, {}),
			pieces: 1,
			claims: own,
			confirmations: decisions,
			behindOf: rows.behindOf,
			hours: []
		},
		'2026-03-01'
	);
	expect(methods).toMatchObject([
		{ id: 'case', secure: 'pass', onEvidence: 'pass', reachable: 'pass' },
		{ id: 'watch', secure: 'fail', onEvidence: 'pass', reachable: 'distinction' }
	]);
	expect(confirmed).toBe(2);
});

test('a review keeps them and gives them back; another form is not read as if it were this one', () => {
	const figures = taken();
	const stored = JSON.parse(JSON.stringify(figures)) as typeof figures;
	const review = aReview('v1', '2026-03-01', { figures: stored as never });
	expect(row.safeParse(review).success).toBe(true);
	expect(readFigures(review.fields.figures)).toEqual(figures);
	for (const other of [
		null,
		undefined,
		3,
		'pass',
		[],
		{},
		{ ...stored, form: 2 },
		{ ...stored, on: 20260301 },
		{ ...stored, specification: null },
		{ ...stored, methods: null }
	])
		expect(readFigures(other)).toBeNull();
});
