import { describe, expect, it, test } from 'vitest';
import { datedDeadlines, deadlines, fundingDeadlineIds } from '#lib/gateway/deadlines.ts';
import type { RecordDates } from '#lib/gateway/deadline.ts';
import type { DeadlineRule } from '#lib/specification/practice-types.ts';
import { aDeadline, builtInRules, count, holidays } from './builders.ts';

const rules = await builtInRules();
const byFunding = 'earliest-gateway-by-funding-rule';

function dates(record: RecordDates, ...ruled: DeadlineRule[]): Record<string, string> {
	return Object.fromEntries(
		datedDeadlines(deadlines(ruled, record, rules)).map(({ id, outcome }) => [id, outcome.date])
	);
}

describe('counting', () => {
	test.each<[string, Partial<DeadlineRule>, RecordDates, string]>([
		['months forwards', { count: 12, unit: 'months' }, { start: '2025-01-31' }, '2026-01-31'],
		['days, with a leap day', { count: 366, unit: 'days' }, { start: '2024-02-29' }, '2025-03-01'],
		[
			'days backwards',
			{ count: -20, unit: 'days', from: 'assessment' },
			{ assessment: '2026-04-14' },
			'2026-03-25'
		],
		[
			'weeks backwards',
			{ count: -2, unit: 'weeks', from: 'discussion' },
			{ discussion: '2026-03-10' },
			'2026-02-24'
		],
		[
			'working days',
			{ count: 5, unit: 'working-days', from: 'decision' },
			{ decision: '2026-07-03' },
			'2026-07-10'
		]
	])('%s', (_, plan, record, expected) => {
		expect(count(plan, record).outcome).toMatchObject({ state: 'dated', date: expected });
	});

	it('leaves out the bank holidays of the rules it is given', () => {
		const plan = { count: -20, unit: 'working-days', from: 'assessment' } as const;
		expect(dates({ assessment: '2026-04-14' }, aDeadline(plan))).toEqual({
			'earliest-gateway': '2026-03-13'
		});
		expect(count(plan, { assessment: '2026-04-14' }).outcome).toMatchObject({ date: '2026-03-17' });
	});

	test.each(['days', 'weeks', 'months', 'working-days'] as const)(
		'says from which day it counted %s',
		(unit) => {
			const { outcome } = count({ count: 0, unit }, { start: '2026-07-01' });
			expect(outcome).toEqual({
				state: 'dated',
				date: '2026-07-01',
				counted: { from: '2026-07-01', leftOut: [], shorterMonth: false, breaks: [], agreedEnd: null }
			});
		}
	);

	it('begins with 1900 and ends before 2200', () => {
		const state = (start: string) => count({ count: 0 }, { start }).outcome.state;
		expect(['1899-12-31', '1900-01-01', '2199-12-31', '2200-01-01'].map(state)).toEqual([
			'not-known',
			'dated',
			'dated',
			'not-known'
		]);
	});

	it('says when a shorter month cut the date', () => {
		const counted = (start: string) => count({ count: 1 }, { start }).outcome;
		expect(counted('2026-01-31')).toMatchObject({ date: '2026-02-28', counted: { shorterMonth: true } });
		expect(counted('2026-01-28')).toMatchObject({ date: '2026-02-28', counted: { shorterMonth: false } });
	});

	it('keeps what the specification says of the deadline', () => {
		expect(count({ printed: false, reading: 'We count so.', advice: true }, {})).toMatchObject({
			printed: false,
			reading: 'We count so.',
			advice: true,
			source: 'ours',
			origin: 'handbook',
			checkWith: null
		});
	});
});

describe('no date', () => {
	test.each([undefined, null])('a date that is %s is waited for', (interview) => {
		expect(count({ from: 'interview' }, { start: '2026-01-05', interview }).outcome).toEqual({
			state: 'waiting',
			for: 'interview'
		});
	});

	test.each(['2026-02-30', '0202-01-01', '20260101', '2300-01-01', ''])(
		'%s is nothing to count from',
		(start) => {
			expect(count({}, { start }).outcome).toEqual({
				state: 'not-known',
				reasons: [{ reason: 'unusable-date', what: 'start', date: start }]
			});
		}
	);

	it('beyond the table of bank holidays it says so, with the years that it knows', () => {
		const plan = { count: 10, unit: 'working-days', from: 'assessment' } as const;
		expect(count(plan, { assessment: '2030-12-20' }, {}, rules.bankHolidays).outcome).toEqual({
			state: 'not-known',
			reasons: [{ reason: 'beyond-bank-holidays', beyond: '2031-01-01', firstYear: 2020, lastYear: 2030 }]
		});
	});

	it('the table matters to working days alone', () => {
		expect(count({}, { start: '2040-01-01' }, {}, holidays(2020, 2020)).outcome).toMatchObject({
			date: '2041-01-01'
		});
	});
});

describe('the funding rule', () => {
	test.each([
		['2025-08-01', '2026-04-01'],
		['2025-10-31', '2026-06-30'],
		['2027-06-30', '2028-02-29']
	])('a start on %s may reach gateway on %s, beside the handbook', (start, expected) => {
		expect(dates({ start }, aDeadline())[byFunding]).toBe(expected);
		expect(dates({ start }, aDeadline())['earliest-gateway']).toBeDefined();
	});

	it('does not hold for a start on the day before', () => {
		expect(deadlines([], { start: '2025-07-31' }, rules)).toEqual([]);
	});

	it('waits for the start where there is none', () => {
		expect(deadlines([], {}, rules).map(({ id, outcome }) => [id, outcome])).toEqual([
			[byFunding, { state: 'waiting', for: 'start' }]
		]);
	});

	it('brings its source and whom to ask', () => {
		expect(deadlines([], { start: '2025-08-01' }, rules)[0]).toMatchObject({
			kind: 'not-before',
			who: ['apprentice', 'employer', 'provider'],
			printed: false,
			advice: false,
			origin: 'funding-rule',
			checkWith: 'provider',
			source: expect.stringContaining('2025 to 2026') as string
		});
	});

	it('is known by its id whether or not it holds', () => {
		expect(fundingDeadlineIds(rules)).toEqual([byFunding]);
	});
});

describe('breaks and a newly agreed end', () => {
	const start = { start: '2025-09-01' };
	const away = { from: '2026-02-01', until: '2026-02-28' };

	it('put off the earliest gateway', () => {
		expect(count({}, start, { breaks: [away] }).outcome).toMatchObject({
			date: '2026-09-29',
			counted: { breaks: [{ days: 28 }] }
		});
	});

	it('put off the funding rule as well', () => {
		const [rule] = deadlines([], start, rules, { breaks: [away] });
		expect(rule?.outcome).toMatchObject({ date: '2026-05-29' });
	});

	it('change nothing that is counted from another day, or that is a latest day', () => {
		const time = { breaks: [away], agreedEnd: '2027-01-01' };
		expect(count({ from: 'gateway', count: 3 }, { gateway: '2026-01-30' }, time).outcome).toMatchObject({
			date: '2026-04-30'
		});
		expect(count({ kind: 'by', count: 9 }, start, time).outcome).toMatchObject({ date: '2026-06-01' });
	});

	test.each([
		['2026-12-01', '2026-12-01', '2026-12-01'],
		['2026-09-01', '2026-09-01', null],
		['2026-05-01', '2026-09-01', null]
	])('an end agreed for %s makes it %s: it never comes earlier', (agreedEnd, expected, decided) => {
		expect(count({}, start, { agreedEnd }).outcome).toMatchObject({
			date: expected,
			counted: { agreedEnd: decided }
		});
	});

	it('a break that lasts leaves it unknown', () => {
		const lasting = { from: '2026-02-01', until: null };
		expect(count({}, start, { breaks: [lasting] }).outcome).toEqual({
			state: 'not-known',
			reasons: [{ reason: 'break-lasts', break: lasting }]
		});
	});

	it('collects every reason, not the first', () => {
		const backwards = { from: '2026-03-01', until: '2026-02-01' };
		const noDay = { from: '2026-02-30', until: '2026-03-05' };
		expect(count({}, start, { breaks: [backwards, noDay], agreedEnd: 'soon' }).outcome).toEqual({
			state: 'not-known',
			reasons: [
				{ reason: 'unusable-date', what: 'agreed-end', date: 'soon' },
				{ reason: 'break-backwards', break: backwards },
				{ reason: 'unusable-break', break: noDay }
			]
		});
	});
});

describe('the list', () => {
	it('keeps the order of the specification; dated ones go by date', () => {
		const ruled = [
			aDeadline({ id: 'late', count: 12 }),
			aDeadline({ id: 'waiting', from: 'gateway' }),
			aDeadline({ id: 'early', count: 3 }),
			aDeadline({ id: 'early-too', count: 3 })
		];
		const all = deadlines(ruled, { start: '2025-01-01' }, rules);
		expect(all.map(({ id }) => id)).toEqual(['late', 'waiting', 'early', 'early-too']);
		expect(datedDeadlines(all).map(({ id }) => id)).toEqual(['early', 'early-too', 'late']);
	});

	it('is equal when it is asked for twice', () => {
		const record = { start: '2025-08-31', assessment: '2026-04-14' };
		expect(deadlines([aDeadline()], record, rules)).toEqual(deadlines([aDeadline()], record, rules));
	});
});
