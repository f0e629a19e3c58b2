import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#lib/record/dates.ts';
import { surelyOver, withToday } from '#lib/record/days-open.ts';
import type { CalendarDate } from '#lib/record/rows.ts';

const start = '2026-05-01';
/** The days noted where the clock showed these, so many days after the start. */
const noted = (...days: number[]) =>
	days.reduce<CalendarDate[]>((all, day) => withToday(all, addDays(start, day)), []);
/** The first visit on which thirty days are surely over; null where none is. */
function over(...days: number[]): number | null {
	const at = days.findIndex((_, index) => surelyOver(start, 30, noted(...days.slice(0, index + 1))));
	return days[at] ?? null;
}
const each = (step: number, to: number) => Array.from({ length: to / step + 1 }, (_, n) => n * step);

describe('thirty days are surely over', () => {
	it.for([
		['with a visit each day', each(1, 60)],
		['with a visit each week', each(7, 63)]
	] as const)('a week after thirty days went by, %s', ([, days], { expect }) => {
		const at = over(...days) ?? 0;
		expect(at).toBeGreaterThanOrEqual(37);
		expect(at).toBeLessThanOrEqual(42);
	});

	it('later for somebody who comes once a month', () => {
		expect(over(...each(30, 300))).toBe(180);
	});

	it('not because the clock was set a year ahead, nor while it stays ahead for three weeks', () => {
		expect(over(0, 10, 375)).toBeNull();
		expect(over(0, 10, ...each(1, 19).map((day) => 375 + day))).toBeNull();
	});

	it('not because it was set back and put right again', () => {
		expect(over(0, 10, -355, 11)).toBeNull();
		expect(over(0, 10, 375, 11, 376, 12)).toBeNull();
	});
});

it('days to come were noted by a clock that was ahead, and go with it', () => {
	expect(noted(0, 1, 366, 2)).toEqual(['2026-05-01', '2026-05-02', '2026-05-03']);
	expect(noted(...each(1, 300)).length).toBe(40);
});

it('one leap of any length, whenever it comes, costs nothing of the thirty days', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 }),
			fc.integer({ min: 1, max: 4_000 }),
			fc.nat({ max: 40 }),
			(gaps, leap, at) => {
				let real = 0;
				const shown = [0];
				for (const [index, gap] of gaps.entries()) {
					real += gap;
					if (real >= 30) break;
					shown.push(real + (index >= at ? leap : 0));
				}
				expect(over(...shown)).toBeNull();
			}
		)
	);
});
