import { describe, expect, it } from 'vitest';
import { deadlines } from '#lib/gateway/deadlines.ts';
import { planBack, timeline, wishable } from '#lib/gateway/timeline.ts';
import type { RecordDates } from '#lib/gateway/deadline.ts';
import { aDeadline, holidays } from './builders.ts';

const rules = { bankHolidays: holidays(2020, 2030), funding: [] };
const today = '2026-11-23';
const book = aDeadline({ id: 'book', kind: 'by', from: 'assessment', count: -20, unit: 'days' });
const upload = aDeadline({ id: 'upload', kind: 'by', from: 'assessment', count: -10, unit: 'days' });
const report = aDeadline({ id: 'report', kind: 'by', from: 'gateway', count: 2 });
const results = aDeadline({
	id: 'results',
	kind: 'by',
	from: 'assessment',
	count: 7,
	unit: 'days',
	advice: true
});
const earliest = aDeadline();

const lay = (ruled: Parameters<typeof deadlines>[0], dates: RecordDates) =>
	timeline(deadlines(ruled, dates, rules), dates, today);

describe('the timeline', () => {
	it('has the days of the record, today and the deadlines in one order', () => {
		const dates = { start: '2026-02-01', gateway: '2027-02-01', assessment: '2027-03-01' };
		const { stops, advice } = lay([report, results, book, earliest], dates);
		expect(
			stops.map((stop) => [stop.date, stop.kind === 'milestone' ? stop.name : stop.deadline.id])
		).toEqual([
			['2026-02-01', 'start'],
			['2026-11-23', 'today'],
			['2027-02-01', 'gateway'],
			['2027-02-01', 'earliest-gateway'],
			['2027-02-09', 'book'],
			['2027-03-01', 'assessment'],
			['2027-04-01', 'report']
		]);
		expect(advice.map(({ id }) => id)).toEqual(['results']);
	});

	it('names next what has to be done by a day that is not past, never advice or an earliest day', () => {
		expect(lay([earliest, results, book], { start: '2026-02-01', assessment: '2026-12-13' }).next?.id).toBe(
			'book'
		);
		expect(lay([results, book], { assessment: '2026-12-12' }).next).toBeNull();
	});

	it('puts what waits under the day that is missing', () => {
		const { waiting, stops } = lay([book, report, upload], { gateway: null });
		expect([...waiting].map(([name, all]) => [name, all.map(({ id }) => id)])).toEqual([
			['assessment', ['book', 'upload']],
			['gateway', ['report']]
		]);
		expect(stops).toHaveLength(1);
	});

	it('keeps apart what has a day and yet no date', () => {
		const far = { ...book, unit: 'working-days' as const };
		expect(lay([far], { assessment: '2035-01-01' }).unknown.map(({ id }) => id)).toEqual(['book']);
	});
});

describe('planned back from a wished day', () => {
	it('has each step before it, and gateway no later than the first', () => {
		const plan = planBack(
			{ name: 'assessment', on: '2027-07-01' },
			[upload, book, results, report],
			{},
			rules
		);
		expect(plan.steps.map(({ id, outcome }) => [id, outcome.date])).toEqual([
			['book', '2027-06-11'],
			['upload', '2027-06-21']
		]);
		expect(plan.gatewayBy).toBe('2027-06-11');
		expect([plan.earliest, plan.room]).toEqual([null, null]);
	});

	it('says how much room is left after the earliest gateway, or by how much it misses', () => {
		const room = (on: string) =>
			planBack({ name: 'assessment', on }, [book, earliest], { start: '2026-02-01' }, rules).room;
		expect(room('2027-02-21')).toBe(0);
		expect(room('2027-02-20')).toBe(-1);
		expect(room('2027-03-01')).toBe(8);
	});

	it('without anything to count back, gateway is on the day before at the latest', () => {
		expect(planBack({ name: 'assessment', on: '2027-07-01' }, [], {}, rules).gatewayBy).toBe('2027-06-30');
	});

	it('the wish takes the place of the day in the record', () => {
		const plan = planBack(
			{ name: 'assessment', on: '2027-07-01' },
			[book],
			{ assessment: '2027-05-01' },
			rules
		);
		expect(plan.gatewayBy).toBe('2027-06-11');
	});

	it('can be asked for each day that something is counted back from', () => {
		const notice = aDeadline({ id: 'notice', kind: 'by', from: 'observation', count: -14, unit: 'days' });
		expect(wishable([report, notice, book])).toEqual(['assessment', 'observation']);
		expect(wishable([earliest, report])).toEqual(['assessment']);
	});
});
