import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayPlans, dueSoon } from '#lib/gateway/after-gateway.ts';
import { datedDeadlines, deadlines } from '#lib/gateway/deadlines.ts';
import { hoursRules, hoursSummary, hoursWords } from '#lib/gateway/hours.ts';
import { reviewsDue } from '#lib/gateway/reviews-due.ts';
import { loadContent } from '../../../src/tools/content/load.ts';
import { aReview, anAction, anAppointment, someHours } from '../assessment/way-builders.ts';
import { aDeadline, builtInRules, holidays } from './builders.ts';

const rules = await builtInRules();
const { specifications, practices } = await loadContent(join(process.cwd(), 'content'));

function plans(id: string, ...args: [Parameters<typeof dayPlans>[2], Parameters<typeof dayPlans>[3]]) {
	const specification = specifications.find((one) => one.id === id);
	const practice = practices.get(id);
	if (!specification || !practice) throw new Error(`no ${id}`);
	return dayPlans(specification, practice, ...args);
}

describe('the plan of the days', () => {
	test('has a day for each method of every specification', () => {
		for (const { id, methods } of specifications)
			expect(
				plans(id, [], {})
					.map(({ method }) => method)
					.sort()
			).toEqual(methods.map((one) => one.id).sort());
	});

	test('VTCT’s observation and discussion share the record’s day, and its showcase keeps its own', () => {
		const showcase = anAppointment('a1', 'showcase', { on: '2026-06-30' });
		const found = plans('st0072-vtct', [showcase], { assessment: '2026-06-02' });
		expect(found.map(({ method, on, kept }) => [method, on, kept])).toEqual([
			['observation', '2026-06-02', 'assessment'],
			['discussion', '2026-06-02', 'assessment'],
			['showcase', '2026-06-30', null]
		]);
	});

	test('is in the order of the calendar and the clock; what has no day comes last', () => {
		const late = anAppointment('a1', 'observation', { time: '14:00' });
		const early = anAppointment('a2', 'discussion', { time: '09:30' });
		const found = plans('st0072-vtct', [late, early], { assessment: '2026-06-02' });
		expect(found.map(({ method }) => method)).toEqual(['discussion', 'observation', 'showcase']);
	});

	test('suggests lists of what to have ready, and no list that is graded', () => {
		for (const { id } of specifications)
			for (const { suggested } of plans(id, [], {}))
				for (const { groups } of suggested)
					expect(groups.flatMap(({ items }) => items).every(({ criterion }) => criterion === null)).toBe(
						true
					);
		const [observation] = plans('st0071-pal', [], { observation: '2026-06-02' });
		expect(observation?.suggested.map(({ id }) => id)).toContain('observation-preparation');
	});
});

test('what is due within two weeks comes in order; advice, the past and what is done are left out', () => {
	const days = plans('st0072-vtct', [], { assessment: '2026-06-12' });
	const rule = aDeadline({ id: 'book-by', kind: 'by', from: 'assessment', count: -10, unit: 'days' });
	const dated = datedDeadlines(
		deadlines(
			[rule, { ...rule, id: 'early', count: -14 }, { ...rule, id: 'advised', advice: true }],
			{ assessment: '2026-06-12' },
			{ bankHolidays: holidays(2020, 2030), funding: [] }
		)
	);
	const actions = [
		anAction('a1', { due: '2026-05-20' }),
		anAction('a2', { due: '2026-06-15' }),
		anAction('a3', { due: '2026-06-01', done: '2026-05-30' })
	];
	const soon = dueSoon(days, dated, actions, [], '2026-05-31');
	expect(soon.map(({ kind, on }) => `${kind} ${on}`)).toEqual([
		'action 2026-05-20',
		'deadline 2026-06-02',
		'day 2026-06-12',
		'day 2026-06-12'
	]);
});

describe('progress reviews', () => {
	const days = (gateway: string | null, ...on: string[]) =>
		reviewsDue(
			'2025-01-31',
			gateway,
			on.map((day, n) => aReview(`v${n}`, day))
		).map(({ due, held }) => `${due}${held ? ` held ${held.fields.on}` : ''}`);

	test('are due three, six and nine months after the start, in short months on the last day', () => {
		expect(days(null)).toEqual(['2025-04-30', '2025-07-31', '2025-10-31']);
	});

	test('go on until gateway, and a slip of the keyboard makes no endless list', () => {
		expect(days('2026-05-15')).toHaveLength(5);
		expect(days('2199-01-01')).toHaveLength(20);
	});

	test('a review of another day counts for the nearest', () => {
		expect(days(null, '2025-08-20', '2025-04-02')).toEqual([
			'2025-04-30 held 2025-04-02',
			'2025-07-31 held 2025-08-20',
			'2025-10-31'
		]);
	});
});

describe('off-the-job hours', () => {
	const record = { plannedHours: 100, start: '2026-01-01', gateway: '2027-01-01' };
	const log = [
		someHours('h1', '2026-02-03', 90, 'course'),
		someHours('h2', '2026-02-20', 60),
		someHours('h3', '2026-03-01', 450, 'course')
	];

	test('add up, by month and by kind, against the plan and an even pace', () => {
		const summary = hoursSummary(log, record, '2026-07-02');
		expect(summary.minutes).toBe(600);
		expect(summary.months.map(({ month, minutes }) => [month, minutes])).toEqual([
			['2026-03', 450],
			['2026-02', 150]
		]);
		expect(summary.kinds).toEqual([
			{ kind: 'course', minutes: 540 },
			{ kind: '', minutes: 60 }
		]);
		expect(summary.planned).toEqual({ minutes: 6000, left: 5400, byNow: 2992 });
		expect(summary.warnings).toEqual([]);
	});

	test('what nobody planned is not known, and no pace is guessed without dates', () => {
		expect(hoursSummary(log, { ...record, plannedHours: null }, '2026-07-02').planned).toBeNull();
		expect(hoursSummary(log, { ...record, gateway: null }, '2026-07-02').planned?.byNow).toBeNull();
		expect(hoursSummary(log, { ...record, gateway: '2025-01-01' }, '2026-07-02').planned?.byNow).toBeNull();
	});

	test('training before the start, after gateway or for more than a day is told', () => {
		const odd = [
			someHours('h1', '2025-12-31', 60),
			someHours('h2', '2027-01-02', 60),
			someHours('h3', '2026-02-03', 400),
			someHours('h4', '2026-02-03', 400)
		];
		expect(hoursSummary(odd, record, '2027-02-01').warnings).toEqual([
			{ kind: 'before-start', days: ['2025-12-31'] },
			{ kind: 'after-gateway', days: ['2027-01-02'] },
			{ kind: 'full-day', days: ['2026-02-03'] }
		]);
	});

	test('are said in hours and minutes', () => {
		expect([0, 45, 120, 450, -90].map(hoursWords)).toEqual([
			'0 min',
			'45 min',
			'2 h',
			'7 h 30 min',
			'−1 h 30 min'
		]);
	});

	test('have one funding rule for each start, and all of them while it is not known', () => {
		const ids = (start: string | null) => hoursRules(rules, start).map(({ id }) => id);
		expect(ids('2025-07-31')).toEqual(['off-the-job-share']);
		expect(ids('2025-08-01')).toEqual(['off-the-job-hours']);
		expect(ids(null)).toHaveLength(2);
	});
});
