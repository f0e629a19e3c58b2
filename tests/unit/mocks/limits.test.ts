import { describe, expect, it } from 'vitest';
import { limitsOf } from '../../../src/routes/(record)/mocks/run/limits.ts';

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
