import { expect, test } from 'vitest';
import { cut, reviewName } from '../../../src/routes/(record)/dashboard/report/review-name.ts';

test('a report is named after the review that is near', () => {
	expect(reviewName('2026-01-10', '2026-04-12')).toBe('3-month review');
	expect(reviewName('2026-01-10', '2026-07-01')).toBe('6-month review');
	expect(reviewName('2026-01-10', '2026-10-25')).toBe('9-month review');
});

test('between reviews, before the first and without a start it is a progress review', () => {
	for (const start of ['2026-01-10', '2026-05-15', '2027-05-15', null])
		expect(reviewName(start, '2026-05-25')).toBe('Progress review');
});

test('what is too long for a line is cut with a sign that it was', () => {
	expect(cut('A lamp that went out', 8)).toBe('A lamp…');
	expect(cut('A lamp', 8)).toBe('A lamp');
});
