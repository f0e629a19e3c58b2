import { expect, test } from 'vitest';
import { evenPace, monthEnds, progressOf, progressOn } from '#lib/assessment/progress.ts';
import { cover } from '#lib/assessment/coverage.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Row } from '#lib/record/rows.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification } from './builders.ts';

const guild = aSpecification({ methods: { watch: { pass: 4, distinction: 1 } } });
const employers = aSpecification({ methods: { watch: { pass: 4, distinction: 1, decidedBy: 'employer' } } });
const today = '2026-06-30';

function progress(rows: readonly Row[], specification = guild) {
	return progressOf(tallyOf(specification, rows), specification.criteria, today);
}

test('each requirement counts from its first claim and its first confirmation on', () => {
	const { total, days } = progress([
		anEvidence('e1'),
		aClaim('c1', 'e1', 'watch-p1', { createdAt: '2026-03-02T10:00:00Z' }),
		aClaim('c2', 'e1', 'watch-p1', { createdAt: '2026-02-01T10:00:00Z' }),
		aClaim('c3', 'e1', 'watch-p2', { createdAt: '2026-04-01T10:00:00Z' }),
		aConfirmation('d1', 'c1', { on: '2026-05-05' })
	]);
	expect(total).toBe(5);
	expect(days).toEqual([
		{ on: '2026-02-01', claimed: 1, confirmed: 0 },
		{ on: '2026-04-01', claimed: 2, confirmed: 0 },
		{ on: '2026-05-05', claimed: 2, confirmed: 1 },
		{ on: today, claimed: 2, confirmed: 1 }
	]);
});

test('the last day agrees with the coverage, whoever decides', () => {
	const rows = [
		anEvidence('e1'),
		aClaim('c1', 'e1', 'watch-p1'),
		aClaim('c2', 'e1', 'watch-p2'),
		aClaim('c3', 'e1', 'watch-p3'),
		aConfirmation('d1', 'c1', { role: 'employer' }),
		aConfirmation('d2', 'c2', { role: 'tutor' }),
		aConfirmation('d3', 'c3', { decision: 'returned' })
	];
	for (const specification of [guild, employers]) {
		const { whole } = cover(tallyOf(specification, rows), {});
		const sums = whole.criteria.map(({ count }) => count);
		const { claimed, confirmed } = progressOn(progress(rows, specification), today);
		expect(claimed).toBe(sums.reduce((sum, count) => sum + count.claimed, 0));
		expect(confirmed).toBe(sums.reduce((sum, count) => sum + count.confirmed, 0));
		expect(claimed).toBe(2);
	}
});

test('an employer confirms what a tutor sent back: it counts as claimed from that day too', () => {
	const { days } = progress(
		[
			anEvidence('e1'),
			aClaim('c1', 'e1', 'watch-p1'),
			aConfirmation('d1', 'c1', { decision: 'returned', on: '2026-01-20' }),
			aConfirmation('d2', 'c1', { role: 'employer', on: '2026-02-20' })
		],
		employers
	);
	expect(days[0]).toEqual({ on: '2026-02-20', claimed: 1, confirmed: 1 });
});

test('a claim is no younger than the decision on it', () => {
	const { days } = progress([
		anEvidence('e1'),
		aClaim('c1', 'e1', 'watch-p1', { createdAt: '2026-06-01T10:00:00Z' }),
		aConfirmation('d1', 'c1', { on: '2026-02-01' })
	]);
	expect(days[0]).toEqual({ on: '2026-02-01', claimed: 1, confirmed: 1 });
});

test('dates after today count from today on and are told', () => {
	const { days, ahead } = progress([
		anEvidence('e1'),
		aClaim('c1', 'e1', 'watch-p1', { createdAt: '2027-06-01T10:00:00Z' })
	]);
	expect(days).toEqual([{ on: today, claimed: 1, confirmed: 0 }]);
	expect(ahead).toBe(1);
});

test('a confirmation dated after today counts from today on and is told, and today is not after today', () => {
	const { days, ahead } = progress([
		anEvidence('e1'),
		aClaim('c1', 'e1', 'watch-p1'),
		aConfirmation('d1', 'c1', { on: '2026-07-01' }),
		aClaim('c2', 'e1', 'watch-p2', { createdAt: `${today}T23:00:00Z` })
	]);
	expect(days.at(-1)).toEqual({ on: today, claimed: 2, confirmed: 1 });
	expect(ahead).toBe(1);
});

test('what several requirements gain on one day is added up', () => {
	const at = { createdAt: '2026-03-02T10:00:00Z' };
	const { days } = progress([
		anEvidence('e1'),
		aClaim('c1', 'e1', 'watch-p1', at),
		aClaim('c2', 'e1', 'watch-p2', at),
		aConfirmation('d1', 'c1', { on: '2026-03-09' }),
		aConfirmation('d2', 'c2', { on: '2026-03-09' })
	]);
	expect(days.slice(0, 2)).toEqual([
		{ on: '2026-03-02', claimed: 2, confirmed: 0 },
		{ on: '2026-03-09', claimed: 2, confirmed: 2 }
	]);
});

test('a figure of a day is that of the last move up to it, that day included', () => {
	const found = progress([
		anEvidence('e1'),
		aClaim('c1', 'e1', 'watch-p1', { createdAt: '2026-03-02T10:00:00Z' }),
		aClaim('c2', 'e1', 'watch-p2', { createdAt: '2026-04-02T10:00:00Z' })
	]);
	const claimed = (on: string) => progressOn(found, on).claimed;
	expect(['2026-03-01', '2026-03-02', '2026-04-01', '2026-04-02'].map(claimed)).toEqual([0, 1, 1, 2]);
});

test('an empty record stands at nothing today', () => {
	expect(progress([])).toEqual({ total: 5, days: [{ on: today, claimed: 0, confirmed: 0 }], ahead: 0 });
	expect(progressOn(progress([]), '2020-01-01')).toEqual({ on: '2020-01-01', claimed: 0, confirmed: 0 });
});

test('an even pace goes from nothing at the start to everything at gateway', () => {
	expect(evenPace(60, '2026-01-01', '2026-12-27', '2026-07-01')).toBeCloseTo(30.2, 1);
	expect(evenPace(60, '2026-01-01', '2026-12-27', '2025-07-01')).toBe(0);
	expect(evenPace(60, '2026-01-01', '2026-12-27', '2028-07-01')).toBe(60);
});

test('a gateway on or before the start asks for everything from then on', () => {
	expect(evenPace(60, '2026-05-01', '2026-05-01', '2026-04-30')).toBe(0);
	expect(evenPace(60, '2026-05-01', '2026-05-01', '2026-05-01')).toBe(60);
});

test('months end where the calendar ends them', () => {
	expect(monthEnds('2026-01-31', '2026-03-15', 36)).toEqual(['2026-01-31', '2026-02-28', '2026-03-15']);
	expect(monthEnds('2026-03-01', '2026-03-01', 36)).toEqual(['2026-03-01']);
	expect(monthEnds('1900-03-01', '2026-03-01', 36)).toBeNull();
	// A month's last day ends it once, and so many ends are too many.
	expect(monthEnds('2026-01-01', '2026-01-31', 36)).toEqual(['2026-01-31']);
	expect(monthEnds('2026-01-01', '2026-03-15', 3)).toEqual(['2026-01-31', '2026-02-28', '2026-03-15']);
	expect(monthEnds('2026-01-01', '2026-03-15', 2)).toBeNull();
});
