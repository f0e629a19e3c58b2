import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addMonths, addWorkingDays, isWeekend } from '#lib/gateway/calendar.ts';
import { addDays, isCalendarDate } from '#lib/record/dates.ts';
import { builtInRules, holidays } from './builders.ts';

const { bankHolidays } = await builtInRules();

/** Far enough inside the table that a few weeks never leave it. */
const date = fc.integer({ min: 0, max: 3400 }).map((days) => addDays('2020-06-01', days));
const isWorking = (day: string) => !isWeekend(day) && !bankHolidays.days.some((one) => one.date === day);

function working(day: string, count: number): string {
	const counted = addWorkingDays(day, count, bankHolidays);
	if (!counted.known) throw new Error(`beyond ${counted.beyond}`);
	return counted.date;
}

describe('months', () => {
	test.each([
		['2025-01-31', 1, '2025-02-28'],
		['2024-01-31', 1, '2024-02-29'],
		['2024-02-29', 12, '2025-02-28'],
		['2024-02-29', 48, '2028-02-29'],
		['2023-02-28', 12, '2024-02-28'],
		['2025-10-31', 8, '2026-06-30'],
		['2025-12-31', 2, '2026-02-28'],
		['2026-03-31', -1, '2026-02-28'],
		['2026-01-15', -1, '2025-12-15'],
		['2100-01-31', 1, '2100-02-28'],
		['2026-05-31', 0, '2026-05-31']
	])('%s and %i months is %s', (from, months, expected) => {
		expect(addMonths(from, months)).toBe(expected);
	});

	it('agrees with walking day by day through the months', () => {
		fc.assert(
			fc.property(date, fc.integer({ min: 0, max: 30 }), (from, months) => {
				// Into the month wanted on the first of each month, then on to the day while it is the same month.
				let at = `${from.slice(0, 7)}-01`;
				for (let passed = 0; passed < months;) {
					at = addDays(at, 1);
					if (at.endsWith('-01')) passed++;
				}
				while (at.slice(8) < from.slice(8) && addDays(at, 1).slice(0, 7) === at.slice(0, 7))
					at = addDays(at, 1);
				expect(addMonths(from, months)).toBe(at);
			})
		);
	});

	it('never turns the order of two days round', () => {
		fc.assert(
			fc.property(date, date, fc.integer({ min: -24, max: 24 }), (a, b, months) => {
				const [early, late] = a < b ? [a, b] : [b, a];
				expect(addMonths(early, months) <= addMonths(late, months)).toBe(true);
			})
		);
	});

	it('always ends on a day that exists', () => {
		fc.assert(
			fc.property(date, fc.integer({ min: -400, max: 400 }), (from, months) => {
				expect(isCalendarDate(addMonths(from, months))).toBe(true);
			})
		);
	});
});

describe('working days', () => {
	test.each([
		['the day before a long weekend', '2026-04-02', 1, '2026-04-07'],
		['the day after one, backwards', '2026-04-07', -1, '2026-04-02'],
		['a Saturday', '2026-07-04', 1, '2026-07-06'],
		['a Saturday, backwards', '2026-07-04', -1, '2026-07-03'],
		['a bank holiday, backwards', '2026-08-31', -1, '2026-08-28'],
		['Christmas with substitute days', '2027-12-24', 1, '2027-12-29'],
		['twenty back over Easter', '2026-04-14', -20, '2026-03-13'],
		['no step at all, even on a Sunday', '2026-07-05', 0, '2026-07-05']
	])('from %s', (_, from, count, expected) => {
		expect(working(from, count)).toBe(expected);
	});

	it('names the holidays that it passed over, in order of date', () => {
		const back = addWorkingDays('2026-04-14', -20, bankHolidays);
		expect(back.known && back.leftOut.map(({ name }) => name)).toEqual(['Good Friday', 'Easter Monday']);
	});

	it('names them in order of date forwards too', () => {
		const on = addWorkingDays('2026-04-02', 1, bankHolidays);
		expect(on.known && on.leftOut.map(({ name }) => name)).toEqual(['Good Friday', 'Easter Monday']);
	});

	it('names no holiday that falls on a weekend', () => {
		const weekend = holidays(2026, 2026, '2026-07-04');
		expect(addWorkingDays('2026-07-03', 1, weekend)).toEqual({
			known: true,
			date: '2026-07-06',
			leftOut: []
		});
	});

	it('ends on a working day, and that many lie between', () => {
		fc.assert(
			fc.property(date, fc.integer({ min: 1, max: 60 }), fc.boolean(), (from, size, back) => {
				const step = back ? -1 : 1;
				const end = working(from, size * step);
				let seen = 0;
				for (let day = from; day !== end;) {
					day = addDays(day, step);
					if (isWorking(day)) seen++;
				}
				expect(isWorking(end)).toBe(true);
				expect(seen).toBe(size);
			})
		);
	});

	it('there and back again is the working day one set out from, or the last before a day off', () => {
		fc.assert(
			fc.property(date, fc.integer({ min: 1, max: 60 }), (from, count) => {
				let origin = from;
				while (!isWorking(origin)) origin = addDays(origin, -1);
				expect(working(working(from, count), -count)).toBe(origin);
			})
		);
	});

	it('counts in steps as it counts at once', () => {
		fc.assert(
			fc.property(date, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (from, a, b) => {
				expect(working(working(from, a), b)).toBe(working(from, a + b));
				expect(working(working(from, -a), -b)).toBe(working(from, -a - b));
			})
		);
	});

	it('never turns the order of two days round', () => {
		fc.assert(
			fc.property(date, date, fc.integer({ min: -40, max: 40 }), (a, b, count) => {
				const [early, late] = a < b ? [a, b] : [b, a];
				expect(working(early, count) <= working(late, count)).toBe(true);
			})
		);
	});
});

describe('beyond the table of bank holidays', () => {
	const one = holidays(2026, 2026, '2026-01-01');

	test.each([
		['forwards', '2026-12-30', 2, '2027-01-01'],
		['backwards', '2026-01-02', -1, '2025-12-31'],
		['from far behind it', '2031-05-09', 1, '2031-05-12'],
		['from far before it', '2019-05-10', -3, '2019-05-09']
	])('it says so instead of guessing: %s', (_, from, count, beyond) => {
		expect(addWorkingDays(from, count, one)).toEqual({ known: false, beyond });
	});

	it('a day outside may be counted from, since it is not counted itself', () => {
		expect(addWorkingDays('2027-01-01', -1, one)).toEqual({ known: true, date: '2026-12-31', leftOut: [] });
	});

	it('a weekend outside needs no table', () => {
		const until2022 = holidays(2022, 2022);
		expect(addWorkingDays('2023-01-02', -1, until2022)).toEqual({
			known: true,
			date: '2022-12-30',
			leftOut: []
		});
	});

	it('knows the whole of its first and last year', () => {
		expect(addWorkingDays('2026-12-30', 1, one)).toMatchObject({ date: '2026-12-31' });
		expect(addWorkingDays('2026-01-05', -1, one)).toMatchObject({ date: '2026-01-02' });
	});
});
