import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resultWarnings } from '#lib/gateway/result-warnings.ts';
import { failedOf, resitPlans } from '#lib/gateway/resits.ts';
import type { Result } from '#lib/record/rows.ts';
import { loadContent } from '../../../src/tools/content/load.ts';
import { key } from '../assessment/builders.ts';
import { aSpecification } from '../assessment/builders.ts';
import { aResult } from '../assessment/way-builders.ts';
import { builtInRules } from './builders.ts';

const rules = await builtInRules();
const { specifications, practices } = await loadContent(join(process.cwd(), 'content'));

function book(id: string) {
	const specification = specifications.find((one) => one.id === id);
	const practice = practices.get(id);
	if (!specification || !practice) throw new Error(`no ${id}`);
	return { specification, practice, rules };
}

const fail = (id: string, method: string, on = '2026-05-20', more: Partial<Result['fields']> = {}) =>
	aResult(id, method, { grade: 'fail', on, ...more });
const dates = { start: '2025-01-31', gateway: '2026-02-27' };

function plan(id: string, results: readonly Result[]) {
	const [first] = resitPlans(book(id), results, dates);
	if (!first) throw new Error('nothing was failed');
	const { dated, ...rest } = first;
	return { ...rest, dated: Object.fromEntries(dated.map((one) => [one.id, one.outcome.date])) };
}

describe('after a fail, by each organisation’s own rules', () => {
	test('Open Awards: two more chances, five working days for circumstances, a month to rework, twelve in all', () => {
		const found = plan('st0071-open-awards', [fail('r1', 'project')]);
		expect(found).toMatchObject({ left: 2, closed: false, cap: 'pass', training: null, undated: [] });
		// The spring bank holiday of 25 May 2026 lies between.
		expect(found.dated).toEqual({
			'exceptional-request-by': '2026-05-28',
			'rework-by': '2026-06-20',
			'resits-end': '2027-02-27'
		});
	});

	test('Open Awards: only the project has a day for reworking, and the second fail none for circumstances', () => {
		const twice = [fail('r1', 'observation'), fail('r2', 'observation', '2026-07-01', { attempt: 'resit' })];
		expect(plan('st0071-open-awards', twice)).toMatchObject({
			left: 1,
			attempts: 2,
			dated: { 'resits-end': '2027-02-27' }
		});
		expect(Object.keys(plan('st0071-open-awards', twice).dated)).toEqual(['resits-end']);
		const thrice = [...twice, fail('r3', 'observation', '2026-08-01', { attempt: 'retake' })];
		expect(plan('st0071-open-awards', thrice)).toMatchObject({ left: 0, closed: true });
	});

	test('PAL: no limit within twelve months', () => {
		const many = [1, 2, 3, 4].map((n) =>
			fail(`r${n}`, 'discussion', `2026-05-0${n}`, { attempt: n === 1 ? 'first' : 'resit' })
		);
		expect(plan('st0071-pal', many)).toMatchObject({
			left: null,
			closed: false,
			dated: { 'resits-end': '2027-02-27' }
		});
	});

	test('FutureQuals: two failed methods need one to three months of further training', () => {
		expect(plan('st0072-futurequals', [fail('r1', 'showcase')]).training).toBeNull();
		const two = [fail('r1', 'showcase'), fail('r2', 'discussion', '2026-05-31')];
		expect(plan('st0072-futurequals', two).training).toMatchObject({
			from: '2026-06-30',
			until: '2026-08-31'
		});
	});

	test('VTCT: nothing with a date, and no cap where circumstances were agreed', () => {
		expect(plan('st0072-vtct', [fail('r1', 'observation')])).toMatchObject({
			left: null,
			cap: 'pass',
			dated: {}
		});
		const agreed = fail('r1', 'observation', '2026-05-20', { exceptional: true });
		expect(plan('st0072-vtct', [agreed]).cap).toBeNull();
	});

	test('Active IQ: a part can be failed by itself, and the toolkit’s silence is said', () => {
		const part = fail('r1', 'showcase', '2026-05-20', { part: 'worksheet' });
		expect(plan('st0072-active-iq', [part])).toMatchObject({ part: 'worksheet', left: null, again: null });
		expect(book('st0072-active-iq').practice.resits?.silent.length).toBeGreaterThan(0);
	});

	test('without a gateway date its deadline waits and is not guessed', () => {
		const [found] = resitPlans(book('st0071-pal'), [fail('r1', 'project')], {});
		expect(found?.undated.map(({ id, outcome }) => [id, outcome.state])).toEqual([['resits-end', 'waiting']]);
	});
});

test('what was passed since is not failed any more', () => {
	const { specification } = book('st0072-active-iq');
	const part = fail('r1', 'showcase', '2026-05-20', { part: 'worksheet' });
	const whole = aResult('r2', 'showcase', { on: '2026-06-20' });
	expect(failedOf(specification, [part])).toHaveLength(1);
	expect(failedOf(specification, [part, whole])).toEqual([]);
	expect(failedOf(specification, [fail('r1', 'observation'), aResult('r2', 'observation')])).toEqual([]);
});

describe('results that do not fit', () => {
	const guild = aSpecification({ methods: { watch: { pass: 2, distinction: 1 } }, chances: 1 });
	const first = aResult('r1', 'watch', { grade: 'fail', on: '2026-05-01' });
	const kinds = (results: readonly Result[], more: { gateway?: string; resitsEnd?: string } = {}) =>
		resultWarnings(guild, results, { gateway: more.gateway ?? null, resitsEnd: more.resitsEnd ?? null }).map(
			({ kind, result }) => `${result.id.replace(/^0+/, '')} ${kind}`
		);
	const again = (id: string, on: string, grade = 'pass') =>
		aResult(id, 'watch', { attempt: 'retake', grade, on });

	test('nothing is said of a fail and a retake in order', () => {
		expect(
			kinds([first, again('r2', '2026-06-01')], { gateway: '2026-04-01', resitsEnd: '2027-04-01' })
		).toEqual([]);
	});

	test.each([
		['a second first attempt', [first, aResult('r2', 'watch', { on: '2026-06-01' })], ['r2 two-firsts']],
		['a retake without a first attempt', [again('r2', '2026-06-01')], ['r2 no-first']],
		[
			'a retake after a pass',
			[aResult('r1', 'watch', { on: '2026-05-01' }), again('r2', '2026-06-01')],
			['r2 after-pass']
		],
		['a retake above the cap', [first, again('r2', '2026-06-01', 'distinction')], ['r2 above-cap']],
		[
			'more attempts than there are',
			[first, again('r2', '2026-06-01', 'fail'), again('r3', '2026-07-01')],
			['r3 beyond-chances']
		],
		[
			'a mark against the grade',
			[aResult('r1', 'watch', { marks: { [key('watch-p1')]: 'not-met' } })],
			['r1 marks-contradict']
		],
		['an unknown method', [aResult('r1', 'harbour')], ['r1 unknown']],
		['an unknown grade', [aResult('r1', 'watch', { grade: 'merit' })], ['r1 unknown']]
	])('%s', (_, results, expected) => {
		expect(kinds(results)).toEqual(expected);
	});

	test('a day before gateway, and one after the last day', () => {
		expect(kinds([first], { gateway: '2026-05-02' })).toEqual(['r1 before-gateway']);
		expect(kinds([first, again('r2', '2027-06-01')], { resitsEnd: '2027-05-31' })).toEqual(['r2 too-late']);
	});
});
