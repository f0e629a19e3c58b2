import { describe, expect, it } from 'vitest';
import { limitsOf, questionLimit } from '../../../src/routes/(record)/mocks/run/limits.ts';

const minute = 60_000;

describe('the limits that the clock shows', () => {
	it.for<[string, Parameters<typeof limitsOf>[0], number, string]>([
		['a fewest before it is reached', { minimumMinutes: 60, words: '' }, 12, 'of 60 minutes at least'],
		['a fewest once it is reached', { minimumMinutes: 60, words: '' }, 60, 'long enough'],
		['a most', { maximumMinutes: 60, words: '' }, 12, 'of 60 minutes at most'],
		['a most that is passed', { maximumMinutes: 60, words: '' }, 61, 'over by 1:00'],
		[
			'both with a tolerance',
			{ minimumMinutes: 60, maximumMinutes: 60, tolerancePercent: 10, words: '' },
			12,
			'to end at 54 to 66 minutes'
		],
		[
			'both, the tolerance used up',
			{ minimumMinutes: 60, maximumMinutes: 60, tolerancePercent: 10, words: '' },
			67,
			'over by 1:00'
		],
		['no length at all', null, 12, 'no length is printed']
	])('%s', ([, duration, minutes, words]) => {
		expect(limitsOf(duration, minutes * minute).words).toBe(words);
	});

	it('has a scale that the hand never leaves', () => {
		for (const minutes of [0, 59, 61, 500])
			expect(limitsOf({ maximumMinutes: 60, words: '' }, minutes * minute).scale).toBeGreaterThanOrEqual(
				minutes * minute
			);
	});
});

describe('the most that questions may take', () => {
	const hour = { minimumMinutes: 60, maximumMinutes: 60, tolerancePercent: 10, words: '' };
	const limit = (
		questioning: Parameters<typeof questionLimit>[0]['questioning'],
		minutes = 0,
		duration = hour
	) => (questionLimit({ duration, questioning }, minutes * minute) ?? NaN) / minute;
	const source = 'ours';

	it('is a share of the time allowed, which grows into the tolerance and no further', () => {
		expect([0, 60, 64, 66, 90].map((at) => limit({ sharePercent: 15, source }, at))).toEqual([
			9, 9, 9.6, 9.9, 9.9
		]);
	});

	it('is the lower of a share and a number of minutes', () => {
		expect(limit({ sharePercent: 15, maximumMinutes: 10, source })).toBe(9);
		expect(limit({ sharePercent: 50, maximumMinutes: 10, source })).toBe(10);
	});

	it('is not told where nothing is set, or there is nothing to take a share of', () => {
		expect(limit(null)).toBeNaN();
		expect(limit({ questions: 10, source })).toBeNaN();
		expect(questionLimit({ duration: null, questioning: { sharePercent: 15, source } }, 0)).toBeNull();
	});
});
