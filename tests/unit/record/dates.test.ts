import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { addDays, calendarDateOf, daysBetween, inWords, isCalendarDate } from '#lib/record/dates.ts';
import { calendarDate } from '#lib/record/field-schema.ts';

const day = fc
	.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

describe('a calendar date', () => {
	it.for(['2026-01-01', '2026-12-31', '2024-02-29', '2000-02-29', '1999-02-28', '2026-03-29'])(
		'%s exists',
		(text) => expect(isCalendarDate(text)).toBe(true)
	);

	it.for([
		'2026-02-29',
		'2100-02-29',
		'2026-02-30',
		'2026-04-31',
		'2026-00-10',
		'2026-13-01',
		'2026-01-00',
		'2026-01-32',
		'2026-1-1',
		'26-01-01',
		'12026-01-01',
		'-2026-01-01',
		'2026/01/01',
		'01-01-2026',
		' 2026-01-01',
		'2026-01-01\n',
		'2026-01-01T00:00:00Z',
		'２０２６-01-01',
		'today',
		''
	])('%j does not', (text) => expect(isCalendarDate(text)).toBe(false));

	it('exists for the forms exactly where it exists for storage', () => {
		const two = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
		const text = fc
			.tuple(fc.integer({ min: 1000, max: 9999 }), two(14), two(33))
			.map((parts) => parts.join('-'));
		fc.assert(
			fc.property(fc.oneof(text, day, fc.string()), (one) => {
				expect(isCalendarDate(one)).toBe(calendarDate.safeParse(one).success);
			}),
			{ numRuns: 2_000 }
		);
	});
});

describe('reckoning with days', () => {
	it.for<[string, number, string]>([
		['2026-12-31', 1, '2027-01-01'],
		['2024-02-28', 1, '2024-02-29'],
		['2026-02-28', 1, '2026-03-01'],
		['2024-02-29', 366, '2025-03-01'],
		['2026-03-01', -1, '2026-02-28'],
		// The clocks change on these: a day is a day all the same.
		['2026-03-28', 1, '2026-03-29'],
		['2026-03-29', 1, '2026-03-30'],
		['2026-10-24', 1, '2026-10-25'],
		['2026-10-25', 1, '2026-10-26'],
		['2026-05-05', 0, '2026-05-05']
	])('%s and %i days is %s', ([from, days, to]) => {
		expect(addDays(from, days)).toBe(to);
		expect(daysBetween(from, to)).toBe(days);
		expect(Object.is(daysBetween(to, to), 0)).toBe(true);
	});

	it('goes there and back', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => {
				expect(addDays(addDays(from, days), -days)).toBe(from);
				expect(daysBetween(from, addDays(from, days))).toBe(days);
			})
		);
	});
});

describe('the date of a moment', () => {
	const zone = process.env.TZ;
	afterEach(() => {
		if (zone === undefined) delete process.env.TZ;
		else process.env.TZ = zone;
	});

	it.for<[string, string, string]>([
		['Europe/London', '2026-07-31T23:30:00Z', '2026-08-01'],
		['Europe/London', '2026-12-31T23:30:00Z', '2026-12-31'],
		// The hour that the clocks skip, and the hour that comes twice.
		['Europe/London', '2026-03-29T01:00:00Z', '2026-03-29'],
		['Europe/London', '2026-10-25T00:59:59Z', '2026-10-25'],
		['America/New_York', '2026-01-01T03:00:00Z', '2025-12-31'],
		['Pacific/Auckland', '2026-01-31T12:00:00Z', '2026-02-01']
	])('in %s at %s is %s', ([place, moment, date]) => {
		process.env.TZ = place;
		expect(calendarDateOf(new Date(moment))).toBe(date);
	});

	it('is read out the same wherever the clock hangs', () => {
		for (const place of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/London']) {
			process.env.TZ = place;
			expect(inWords('2026-03-29')).toBe('29 March 2026');
			expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
		}
	});
});

describe('a date in words', () => {
	it.for<[string, string, string]>([
		['2026-11-23', '23 November 2026', '23 Nov 2026'],
		['2024-02-29', '29 February 2024', '29 Feb 2024'],
		['2026-05-01', '1 May 2026', '1 May 2026']
	])('%s', ([date, long, short]) => {
		expect(inWords(date)).toBe(long);
		expect(inWords(date, 'short')).toBe(short);
	});
});
