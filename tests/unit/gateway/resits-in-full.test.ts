/** Which attempts count for which plan: results of several methods and parts, in whatever order they were written. */
import { describe, expect, test } from 'vitest';
import { failedOf, resitPlans } from '#lib/gateway/resits.ts';
import type { Result } from '#lib/record/rows.ts';
import type { Resits } from '#lib/specification/practice-types.ts';
import { aSpecification } from '../assessment/builders.ts';
import { aResult } from '../assessment/way-builders.ts';
import { aDeadline, holidays } from './builders.ts';

const part = { pass: 1, distinction: 0 };
const guild = aSpecification({
	methods: {
		watch: { pass: 2, distinction: 1 },
		case: { pass: 2, distinction: 0, parts: { diary: part, plan: part } }
	},
	chances: 2
});
const rules = { bankHolidays: holidays(2020, 2030), funding: [] };
const fail = (id: string, method: string, on: string, more: Partial<Result['fields']> = {}) =>
	aResult(id, method, { grade: 'fail', on, ...more });
const pass = (id: string, method: string, on: string, more: Partial<Result['fields']> = {}) =>
	aResult(id, method, { on, ...more });

const failed = (...results: readonly Result[]) =>
	failedOf(guild, results).map(({ method, part, result, attempts }) =>
		[method, part ?? 'whole', result.id.replace(/^0+/, ''), attempts].join(' ')
	);

function plans(results: readonly Result[], resits: Resits | null = null) {
	const deadlines = [
		aDeadline({ id: 'ask', kind: 'by', from: 'decision', count: 5, unit: 'days' }),
		aDeadline({ id: 'end', kind: 'by', from: 'gateway', count: 12, unit: 'months' }),
		aDeadline({ id: 'other', kind: 'by', from: 'gateway', count: 1, unit: 'months' })
	];
	return resitPlans({ specification: guild, practice: { resits, deadlines }, rules }, results, {});
}

describe('what was failed', () => {
	test('goes by the day of the result, whatever order the rows came in', () => {
		const [first, second] = [
			fail('r1', 'watch', '2026-05-01'),
			pass('r2', 'watch', '2026-06-01', { attempt: 'retake' })
		];
		expect(failed(first, second)).toEqual([]);
		expect(failed(second, first)).toEqual([]);
		expect(failed(fail('r3', 'watch', '2026-07-01', { attempt: 'retake' }), second, first)).toEqual([
			'watch whole r3 3'
		]);
	});

	test('of a part stays failed while only another part is passed', () => {
		expect(
			failed(
				fail('r1', 'case', '2026-05-01', { part: 'diary' }),
				pass('r2', 'case', '2026-06-01', { part: 'plan' })
			)
		).toEqual(['case diary r1 1']);
	});

	test('of a part is done with once the whole is passed, not when that is failed too or came before', () => {
		const diary = fail('r1', 'case', '2026-05-01', { part: 'diary' });
		expect(failed(diary, pass('r2', 'case', '2026-06-01'))).toEqual([]);
		expect(failed(diary, fail('r2', 'case', '2026-06-01'))).toEqual(['case whole r2 1', 'case diary r1 1']);
		expect(failed(pass('r2', 'case', '2026-04-01'), diary)).toEqual(['case diary r1 1']);
	});
});

describe('a plan', () => {
	test('counts the attempts at its own method and part', () => {
		const left = (...results: readonly Result[]) =>
			plans(results).map((one) => [one.method, one.part, one.left]);
		expect(
			left(
				fail('r1', 'watch', '2026-05-01'),
				fail('r2', 'watch', '2026-06-01', { attempt: 'retake' }),
				fail('r3', 'case', '2026-05-01', { part: 'diary' }),
				fail('r4', 'case', '2026-06-01', { part: 'plan', attempt: 'resit' }),
				fail('r5', 'case', '2026-07-01', { part: 'plan', attempt: 'resit' })
			)
		).toEqual([
			['watch', null, 1],
			['case', 'diary', 2],
			['case', 'plan', 0]
		]);
	});

	test('has no cap once circumstances were agreed for any attempt at the method, and only for that method', () => {
		const results = [
			fail('r1', 'watch', '2026-05-01', { exceptional: true }),
			fail('r2', 'watch', '2026-06-01', { attempt: 'retake' }),
			fail('r3', 'case', '2026-05-01')
		];
		expect(plans(results).map(({ method, cap }) => [method, cap])).toEqual([
			['watch', null],
			['case', 'pass']
		]);
	});

	test('stands without any rules for resits', () => {
		expect(plans([fail('r1', 'watch', '2026-05-01')])).toMatchObject([
			{ method: 'watch', closed: false, training: null, again: null, dated: [], undated: [] }
		]);
	});

	const rules = {
		ways: [],
		training: { failed: 2, minimumMonths: 1, maximumMonths: 3, source: 'guild: Training' },
		until: 'end',
		exceptionalBy: 'ask',
		methods: [{ method: 'watch', text: '', by: 'other', source: 'ours' }],
		silent: [],
		source: 'ours'
	} satisfies Resits;

	test('counts further training from the last of the fails, and asks for none after a single one', () => {
		const results = [fail('r1', 'watch', '2026-05-31'), fail('r2', 'case', '2026-05-01')];
		const training = { from: '2026-06-30', until: '2026-08-31', source: 'guild: Training' };
		expect(plans(results, rules)).toMatchObject([{ training }, { training }]);
		expect(plans(results.slice(0, 1), rules)).toMatchObject([{ training: null }]);
		// Two parts of one method are one method.
		const parts = ['diary', 'plan'].map((part, index) => fail(`r${index}`, 'case', '2026-05-01', { part }));
		expect(plans(parts, rules)).toMatchObject([{ training: null }, { training: null }]);
	});

	test('has the deadlines of its own method, and time to ask for circumstances after the first attempt alone', () => {
		const days = (...results: readonly Result[]) =>
			plans(results, rules).map(({ method, dated, undated, again }) => [
				method,
				dated.map(({ id, outcome }) => `${id} ${outcome.date}`).join(),
				undated.map(({ id }) => id).join(),
				again?.by ?? 'none'
			]);
		expect(
			days(fail('r1', 'watch', '2026-05-01'), fail('r2', 'case', '2026-05-02', { attempt: 'resit' }))
		).toEqual([
			['watch', 'ask 2026-05-06', 'end,other', 'other'],
			['case', '', 'end', 'none']
		]);
	});
});
