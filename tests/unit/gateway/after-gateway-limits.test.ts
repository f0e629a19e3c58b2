/** The first and the last day, the fullest day, the order of equals: where the way after gateway turns. */
import { describe, expect, test } from 'vitest';
import { dayPlans, dueSoon, type DayPlan } from '#lib/gateway/after-gateway.ts';
import { datedDeadlines, deadlines } from '#lib/gateway/deadlines.ts';
import { hoursSummary } from '#lib/gateway/hours.ts';
import { resultWarnings } from '#lib/gateway/result-warnings.ts';
import { reviewsDue } from '#lib/gateway/reviews-due.ts';
import type { Result } from '#lib/record/rows.ts';
import type { AssessmentDay, Checklist } from '#lib/specification/practice-types.ts';
import type { Grading } from '#lib/specification/types.ts';
import { aSpecification, key } from '../assessment/builders.ts';
import { aResult, aReview, anAction, anAppointment, someHours } from '../assessment/way-builders.ts';
import { aDeadline, holidays } from './builders.ts';

const guild = aSpecification({
	methods: {
		watch: { pass: 2, distinction: 1 },
		case: { pass: 2, distinction: 1, parts: { diary: { pass: 1, distinction: 0 } } },
		talk: { pass: 1, distinction: 0 }
	},
	chances: 1
});
const short = (id: string) => id.replace(/^0+/, '');

describe('the plan of the days', () => {
	const about = (method: string, day: AssessmentDay['day']) => ({ method, day }) as AssessmentDay;
	const list = (id: string, more: object = {}) =>
		({ id, method: null, part: null, groups: [], ...more }) as unknown as Checklist;
	const plan = (practice: { days?: AssessmentDay[]; checklists?: Checklist[] }, ...more: unknown[]) =>
		dayPlans(
			guild,
			{ days: [], checklists: [], ...practice },
			(more[0] ?? []) as Parameters<typeof dayPlans>[2],
			(more[1] ?? {}) as Parameters<typeof dayPlans>[3]
		);
	const order = (plans: readonly DayPlan[]) => plans.map(({ method }) => method);

	test('keeps the order in which the organisation holds them, then that of the specification', () => {
		expect(order(plan({}))).toEqual(['watch', 'case', 'talk']);
		expect(order(plan({ days: [about('talk', null), about('case', null)] }))).toEqual([
			'talk',
			'case',
			'watch'
		]);
	});

	test('puts a time of the day before none, and a day before none', () => {
		const days = [
			anAppointment('a1', 'watch', { on: '2026-06-02' }),
			anAppointment('a2', 'talk', { on: '2026-06-02', time: '09:00' })
		];
		expect(order(plan({}, days))).toEqual(['talk', 'watch', 'case']);
	});

	test('takes the day of the record where it keeps one, and never that of the appointment', () => {
		const days = [anAppointment('a1', 'watch', { on: '2026-06-02' })];
		const on = (dates: object) =>
			plan({ days: [about('watch', 'assessment')] }, days, dates).find(({ method }) => method === 'watch')
				?.on;
		expect(on({ assessment: '2026-07-01' })).toBe('2026-07-01');
		expect(on({})).toBeNull();
		expect(plan({}, days).find(({ method }) => method === 'watch')).toMatchObject({
			on: '2026-06-02',
			kept: null,
			about: null
		});
	});

	test('suggests the lists for all methods and for its own, and none that is about a part or graded', () => {
		const graded = { groups: [{ items: [{ criterion: null }, { criterion: 'watch-p1' }] }] };
		const ready = { groups: [{ items: [{ criterion: null }] }] };
		const checklists = [
			list('all', ready),
			list('watch-only', { method: 'watch' }),
			list('case-only', { method: 'case' }),
			list('of-a-part', { method: 'watch', part: 'diary' }),
			list('graded', graded)
		];
		const suggested = plan({ checklists }).map((one) => [
			one.method,
			one.suggested.map(({ id }) => id).join()
		]);
		expect(suggested).toEqual([
			['watch', 'all,watch-only'],
			['case', 'all,case-only'],
			['talk', 'all']
		]);
	});
});

describe('what is due soon', () => {
	const today = '2026-06-01';
	const dated = (id: string, on: string, more: object = {}) => {
		const rule = aDeadline({ id, kind: 'by', from: 'assessment', count: 0, unit: 'days', ...more });
		const rules = { bankHolidays: holidays(2020, 2030), funding: [] };
		return datedDeadlines(deadlines([rule], { assessment: on }, rules));
	};
	const plan = (on: string | null) => ({ method: 'watch', on }) as DayPlan;
	const days = (...found: ReturnType<typeof dueSoon>) => found.map(({ kind, on }) => `${kind} ${on}`);

	test('is today and the day in a fortnight, and nothing outside', () => {
		const edges = ['2026-05-31', '2026-06-01', '2026-06-15', '2026-06-16'];
		expect(days(...dueSoon(edges.map(plan), [], [], [], today))).toEqual([
			'day 2026-06-01',
			'day 2026-06-15'
		]);
		const due = edges.flatMap((on) => dated(on, on));
		expect(days(...dueSoon([], due, [], [], today))).toEqual(['deadline 2026-06-01', 'deadline 2026-06-15']);
		const actions = edges.map((on, index) => anAction(`a${index}`, { due: on }));
		expect(days(...dueSoon([], [], actions, [], today))).toEqual([
			'action 2026-05-31',
			'action 2026-06-01',
			'action 2026-06-15'
		]);
		expect(dueSoon([plan(null)], [], [anAction('a1')], [], today)).toEqual([]);
	});

	test('is a planned review until it was held, and from a fortnight before', () => {
		const planned = ['2026-05-01', '2026-06-15', '2026-06-16'].map((on, index) =>
			aReview(`v${index}`, on, { planned: true })
		);
		const held = [aReview('v3', '2026-06-02'), aReview('v4', '2026-06-02', { planned: false })];
		expect(days(...dueSoon([], [], [], [...planned, ...held], today))).toEqual([
			'review 2026-05-01',
			'review 2026-06-15'
		]);
	});

	test('is no earliest day and no advice', () => {
		expect(dueSoon([], dated('from', '2026-06-02', { kind: 'not-before' }), [], [], today)).toEqual([]);
		expect(dueSoon([], dated('advice', '2026-06-02', { advice: true }), [], [], today)).toEqual([]);
	});

	test('on one day has assessments first, then deadlines, then actions', () => {
		const on = '2026-06-03';
		const found = dueSoon(
			[plan(on)],
			dated('by', on),
			[anAction('a1', { due: on }), anAction('a2', { due: today })],
			[aReview('v1', on, { planned: true })],
			today
		);
		expect(days(...found)).toEqual([
			'action 2026-06-01',
			`day ${on}`,
			`deadline ${on}`,
			`action ${on}`,
			`review ${on}`
		]);
	});
});

describe('off-the-job hours', () => {
	const record = { plannedHours: 100, start: '2026-01-01', gateway: '2026-01-11' };
	const at = (today: string) => hoursSummary([], record, today).planned?.byNow;

	test('keep an even pace from nothing at the start to all of it at gateway', () => {
		expect(['2025-12-01', '2026-01-01', '2026-01-06', '2026-01-11', '2026-02-01'].map(at)).toEqual([
			0, 0, 3000, 6000, 6000
		]);
		const sameDay = { ...record, gateway: record.start };
		expect(hoursSummary([], sameDay, '2026-01-05').planned?.byNow).toBeNull();
		expect(hoursSummary([], { ...record, start: null }, '2026-01-05').planned?.byNow).toBeNull();
	});

	test('are warned about before the first day, after the last, and above twelve hours', () => {
		const warned = (on: string, minutes: number) =>
			hoursSummary([someHours('h1', on, minutes)], record, '2026-02-01').warnings.map(({ kind }) => kind);
		expect(warned('2026-01-01', 720)).toEqual([]);
		expect(warned('2026-01-11', 60)).toEqual([]);
		expect(warned('2026-01-12', 60)).toEqual(['after-gateway']);
		expect(warned('2025-12-31', 60)).toEqual(['before-start']);
		expect(warned('2026-01-05', 721)).toEqual(['full-day']);
		const nothing = { plannedHours: null, start: null, gateway: null };
		expect(hoursSummary([someHours('h1', '2026-01-05', 60)], nothing, '2026-02-01')).toMatchObject({
			planned: null,
			warnings: []
		});
	});

	test('stand latest first, and what was logged later comes first on one day', () => {
		const log = ['h1', 'h3', 'h2'].map((id) =>
			someHours(id, id === 'h1' ? '2026-01-09' : '2026-01-05', 60, id)
		);
		const { months, kinds } = hoursSummary(
			[...log, someHours('h4', '2026-01-02', 90, 'course')],
			record,
			'2026-02-01'
		);
		expect(months.map(({ entries }) => entries.map(({ id }) => short(id)))).toEqual([
			['h1', 'h3', 'h2', 'h4']
		]);
		expect(kinds[0]).toEqual({ kind: 'course', minutes: 90 });
	});

	test('may be more than was planned, and a plan may have half hours', () => {
		const { planned } = hoursSummary(
			[someHours('h1', '2026-01-05', 120)],
			{ ...record, plannedHours: 1.5 },
			'2026-02-01'
		);
		expect(planned).toEqual({ minutes: 90, left: -30, byNow: 90 });
	});
});

describe('progress reviews', () => {
	test('go on while one falls before gateway, and not on its day', () => {
		const months = (gateway: string) => reviewsDue('2025-01-01', gateway, []).map(({ months }) => months);
		expect(months('2025-02-01')).toEqual([3, 6, 9]);
		expect(months('2026-01-01')).toEqual([3, 6, 9]);
		expect(months('2026-01-02')).toEqual([3, 6, 9, 12]);
	});

	test('of no use for a day are none', () => {
		const held = reviewsDue('2025-01-01', null, [aReview('v1', '2025-10-05'), aReview('v2', '2025-03-30')]);
		expect(held.map((one) => one.held && short(one.held.id))).toEqual(['v2', null, 'v1']);
	});

	test('that are planned stand apart from those that were held, the earliest for each day', () => {
		const due = reviewsDue('2025-01-01', null, [
			aReview('v1', '2025-07-20', { planned: true }),
			aReview('v2', '2025-07-02', { planned: true }),
			aReview('v3', '2025-10-02', { planned: true }),
			aReview('v4', '2025-04-01', { planned: false })
		]);
		expect(due.map((one) => one.planned && short(one.planned.id))).toEqual([null, 'v2', 'v3']);
		expect(due.map((one) => one.held && short(one.held.id))).toEqual(['v4', null, null]);
	});
});

describe('several reviews near one day', () => {
	const near = (...reviews: Parameters<typeof aReview>[]) => {
		const rows = reviews.map((one) => aReview(...one));
		return [rows, rows.toReversed()].map((some) => reviewsDue('2025-01-01', null, some)[0]);
	};

	test('count by the latest that was held, and the earliest that is planned', () => {
		for (const first of near(['v1', '2025-03-28'], ['v2', '2025-04-03'], ['v3', '2025-04-01']))
			expect(first?.held?.fields.on).toBe('2025-04-03');
		const planned = { planned: true };
		for (const first of near(['v1', '2025-03-28', planned], ['v2', '2025-04-03', planned]))
			expect([first?.held, first?.planned?.fields.on]).toEqual([null, '2025-03-28']);
	});
});

describe('results that do not fit', () => {
	const kinds = (
		results: readonly Result[],
		dates: { gateway?: string; resitsEnd?: string } = {},
		of = guild
	) =>
		resultWarnings(of, results, { gateway: dates.gateway ?? null, resitsEnd: dates.resitsEnd ?? null }).map(
			({ kind, result }) => `${short(result.id)} ${kind}`
		);
	const first = aResult('r1', 'watch', { grade: 'fail', on: '2026-05-01' });
	const again = (id: string, more: Partial<Result['fields']> = {}) =>
		aResult(id, 'watch', { attempt: 'retake', on: '2026-06-01', ...more });

	test('are looked at in the order of their days, whatever order the rows came in', () => {
		expect(kinds([again('r2'), first])).toEqual([]);
		expect(kinds([aResult('r2', 'watch', { on: '2026-06-01' }), first])).toEqual(['r2 two-firsts']);
	});

	test('of one part say nothing of another or of the whole', () => {
		const part = aResult('r1', 'case', { part: 'diary', grade: 'fail', on: '2026-05-01' });
		const whole = aResult('r2', 'case', { on: '2026-05-02' });
		expect(kinds([part, whole])).toEqual([]);
		expect(kinds([aResult('r3', 'case', { part: 'song' })])).toEqual(['r3 unknown']);
		expect(kinds([aResult('r3', 'harbour', { part: 'diary' })])).toEqual(['r3 unknown']);
	});

	test('of two parts say nothing of each other', () => {
		const parts = { diary: { pass: 1, distinction: 0 }, talk: { pass: 1, distinction: 0 } };
		const show = aSpecification({ methods: { show: { pass: 2, distinction: 0, parts } } });
		const both = ['diary', 'talk'].map((part) => aResult(`r-${part}`, 'show', { part }));
		expect(kinds(both, {}, show)).toEqual([]);
	});

	test('of a first attempt that is dated after a retake are not a second first', () => {
		const late = aResult('r3', 'watch', { grade: 'fail', on: '2026-07-01' });
		expect(kinds([again('r2', { grade: 'fail' }), late])).toEqual([]);
	});

	test('may be on the first and the last day', () => {
		expect(kinds([first], { gateway: '2026-05-01' })).toEqual([]);
		expect(kinds([first, again('r2')], { resitsEnd: '2026-06-01' })).toEqual([]);
		// The last day is for going again.
		expect(kinds([first], { resitsEnd: '2026-04-01' })).toEqual([]);
	});

	test('may be above the cap at the first attempt, or with circumstances agreed at any', () => {
		expect(kinds([aResult('r1', 'watch', { grade: 'distinction' })])).toEqual([]);
		expect(
			kinds([
				{ ...first, fields: { ...first.fields, exceptional: true } },
				again('r2', { grade: 'distinction' })
			])
		).toEqual([]);
		const never = aSpecification({
			methods: { watch: { pass: 2, distinction: 1 } },
			liftedByExceptional: false
		});
		expect(kinds([first, again('r2', { grade: 'distinction', exceptional: true })], {}, never)).toEqual([
			'r2 above-cap'
		]);
	});

	test('have no limit where none is printed', () => {
		const free = aSpecification({ methods: { watch: { pass: 2, distinction: 1 } } });
		const many = [first, again('r2', { grade: 'fail' }), again('r3', { grade: 'fail', on: '2026-07-01' })];
		expect(kinds(many, {}, free)).toEqual([]);
		expect(kinds(many)).toEqual(['r3 beyond-chances']);
	});

	test('contradict their marks only where the grade needs that criterion', () => {
		const marked = (method: string, grade: string, id: string, more: Partial<Result['fields']> = {}) =>
			kinds([aResult('r1', method, { grade, marks: { [key(id)]: 'not-met' }, ...more })]);
		expect(marked('watch', 'pass', 'watch-d1')).toEqual([]);
		expect(marked('watch', 'distinction', 'watch-d1')).toEqual(['r1 marks-contradict']);
		expect(marked('watch', 'fail', 'watch-p1')).toEqual([]);
		expect(marked('watch', 'pass', 'case-p1')).toEqual([]);
		expect(marked('case', 'pass', 'case-p2')).toEqual(['r1 marks-contradict']);
		expect(marked('case', 'pass', 'case-p1')).toEqual(['r1 marks-contradict']);
		// The second criterion is not the diary's.
		expect(marked('case', 'pass', 'case-p2', { part: 'diary' })).toEqual([]);
		expect(marked('case', 'pass', 'case-p1', { part: 'diary' })).toEqual(['r1 marks-contradict']);
	});

	test('by a number of criteria, or by points, contradict no single mark', () => {
		const steps = [{ grade: 'pass', criteria: 'pass', atLeast: 1, outOf: 2 }];
		const gradings: Grading[] = [
			{ kind: 'criteria', steps, source: 'ours' },
			{ kind: 'points', outOf: 9, boundaries: [{ grade: 'pass', from: 5 }], source: 'ours' }
		];
		for (const grading of gradings) {
			const of = { ...guild, methods: guild.methods.map((method) => ({ ...method, grading })) };
			expect(kinds([aResult('r1', 'watch', { marks: { [key('watch-p1')]: 'not-met' } })], {}, of)).toEqual(
				[]
			);
		}
	});
});
