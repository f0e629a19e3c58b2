import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { isWeekend } from '#lib/gateway/calendar.ts';
import { bankHolidaysByRule } from '../../../src/tools/content/bank-holiday-rule.ts';
import { loadRules } from '../../../src/tools/content/rules.ts';
import type { Problem } from '../../../src/tools/content/yaml.ts';
import { builtInRules } from './builders.ts';

const built = join(process.cwd(), 'content', 'rules');
const holidays = await readFile(join(built, 'bank-holidays.yaml'), 'utf8');
const funding = await readFile(join(built, 'funding.yaml'), 'utf8');

let folder: string;
beforeEach(async () => {
	folder = join(await mkdtemp(join(tmpdir(), 'rules-')), 'content');
	await mkdir(join(folder, 'rules'), { recursive: true });
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

/** What a person would read about two files. */
async function problemsOf(bankHolidays: string, money: string): Promise<string[]> {
	await writeFile(join(folder, 'rules', 'bank-holidays.yaml'), bankHolidays);
	await writeFile(join(folder, 'rules', 'funding.yaml'), money);
	const problems: Problem[] = [];
	const rules = await loadRules(folder, problems);
	expect(rules === null).toBe(problems.length > 0);
	return problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

/** A change to a file, which must be one, and the line on which it is. */
function change(text: string, from: string, to: string): { text: string; line: number } {
	const line = text.slice(0, text.indexOf(from)).split('\n').length;
	const changed = text.replace(from, to);
	expect(changed).not.toBe(text);
	return { text: changed, line };
}

describe('the rules that are built in', () => {
	it('have every bank holiday from 2020 to 2030, on a weekday, with source and last check', async () => {
		const { bankHolidays } = await builtInRules();
		expect([bankHolidays.firstYear, bankHolidays.lastYear]).toEqual([2020, 2030]);
		// Eight a year, and three by decree: Jubilee, State Funeral, Coronation.
		expect(bankHolidays.days).toHaveLength(11 * 8 + 3);
		expect(bankHolidays.days.filter(({ date }) => isWeekend(date))).toEqual([]);
		expect(bankHolidays.days.filter(({ source, checked }) => source === '' || checked === '')).toEqual([]);
	});

	test.each([
		'2020-05-08',
		'2022-06-02',
		'2022-06-03',
		'2022-09-19',
		'2023-05-08',
		'2026-12-28',
		'2027-12-27'
	])('%s is a bank holiday', async (date) => {
		expect((await builtInRules()).bankHolidays.days.map((one) => one.date)).toContain(date);
	});

	test.each(['2020-05-04', '2022-05-30', '2022-12-28'])('%s is none', async (date) => {
		expect((await builtInRules()).bankHolidays.days.map((one) => one.date)).not.toContain(date);
	});

	it('mark as expected what is not published yet, and nothing else', async () => {
		const { bankHolidays } = await builtInRules();
		for (const { date, status } of bankHolidays.days)
			expect(`${date} ${status}`).toBe(`${date} ${date < '2028' ? 'proclaimed' : 'expected'}`);
	});

	it('hold the funding rules with the dates from which they hold', async () => {
		const { funding: found } = await builtInRules();
		expect(found.find(({ id }) => id === 'english-maths-from-19')).toMatchObject({
			inForce: { from: '2025-02-11' },
			ageAtStart: { from: 19 },
			required: false
		});
		expect(found.find(({ id }) => id === 'minimum-duration-8-months')).toMatchObject({
			starts: { from: '2025-08-01' },
			months: 8
		});
		expect(found.find(({ id }) => id === 'off-the-job-hours')).toMatchObject({
			amount: { minimumHours: 187 }
		});
		expect(found.filter(({ checkWith }) => checkWith !== 'provider')).toEqual([]);
	});
});

describe('the standing rule', () => {
	test.each([
		[2000, '2000-04-24'],
		[2008, '2008-03-24'],
		[2011, '2011-04-25'],
		[2019, '2019-04-22'],
		[2038, '2038-04-26']
	])('puts Easter Monday of %i on %s', (year, monday) => {
		expect(bankHolidaysByRule(year).get(monday)).toBe('Easter Monday');
	});

	test.each([
		[2027, 'Christmas on a Saturday', ['2027-12-27 Christmas Day', '2027-12-28 Boxing Day']],
		[2022, 'Christmas on a Sunday', ['2022-12-26 Boxing Day', '2022-12-27 Christmas Day']],
		[2026, 'Boxing Day on a Saturday', ['2026-12-25 Christmas Day', '2026-12-28 Boxing Day']],
		[2025, 'neither', ['2025-12-25 Christmas Day', '2025-12-26 Boxing Day']]
	])('%i: %s', (year, _, expected) => {
		const days = [...bankHolidaysByRule(year)].filter(([date]) => date.slice(5) >= '12').sort();
		expect(days.map((day) => day.join(' '))).toEqual(expected);
	});
});

describe('mistakes are named with file and line', () => {
	test('none', async () => {
		expect(await problemsOf(holidays, funding)).toEqual([]);
	});

	test('a file that is missing', async () => {
		await writeFile(join(folder, 'rules', 'funding.yaml'), funding);
		const problems: Problem[] = [];
		expect(await loadRules(folder, problems)).toBeNull();
		expect(problems).toEqual([
			{ file: 'content/rules/bank-holidays.yaml', line: 1, message: 'the file is missing' }
		]);
	});

	test.each([
		[
			'a day that is not there',
			'date: 2026-04-03',
			'date: 2026-02-30',
			' › date: a date looks like 2026-04-03 and is a day that exists'
		],
		['a misspelt key', 'movedFrom:', 'moved:', 'there is no key "moved" here'],
		['an unknown source', 'source: ve-day', 'source: vday', 'there is no source vday; there are published,'],
		[
			'a day too much',
			'date: 2025-05-05',
			'date: 2025-05-06',
			'2025-05-06 is no bank holiday by rule: mark a day given once as extra, or say with movedFrom'
		],
		[
			'an extra day that the rule knows',
			'2024-12-25, name: Christmas Day, status: proclaimed',
			'2024-12-25, name: Christmas Day, status: proclaimed, extra: true',
			'2024-12-25 is Christmas Day by rule, not extra'
		],
		[
			'a weekend',
			'date: 2021-12-27',
			'date: 2021-12-25',
			'2021-12-25 falls on a weekend: list its substitute day'
		],
		[
			'two days in the wrong order',
			'date: 2024-03-29',
			'date: 2024-12-29',
			'2024-04-01 comes after 2024-12-29: keep the days in order, each once'
		],
		[
			'a decree for a day that is only worked out',
			'2029-05-07, name: Early May bank holiday, status: expected',
			'2029-05-07, name: Early May bank holiday, status: expected, extra: true',
			'2029-05-07 is worked out by rule only'
		]
	])('%s', async (_, from, to, message) => {
		const { text, line } = change(holidays, from, to);
		const near = (await problemsOf(text, funding)).filter((problem) => problem.includes(message));
		expect(near).toHaveLength(1);
		// The order of two days is wrong from the second on.
		const at = from === 'date: 2024-03-29' ? line + 1 : line;
		expect(near[0]).toContain(`content/rules/bank-holidays.yaml:${at}: `);
	});

	test('a holiday that is left out', async () => {
		const without = holidays.replace(/^.*2026-08-31.*\n/m, '');
		expect((await problemsOf(without, funding)).join()).toContain(
			'the summer bank holiday on 2026-08-31 is missing: add it, or the day to which it was moved'
		);
	});

	test('years without their days, and days outside the years', async () => {
		const longer = change(holidays, 'lastYear: 2030', 'lastYear: 2031').text;
		expect((await problemsOf(longer, funding)).join()).toContain("New Year's Day on 2031-01-01 is missing");
		const shorter = change(holidays, 'lastYear: 2030', 'lastYear: 2029').text;
		expect((await problemsOf(shorter, funding)).join()).toContain(
			'2030-01-01 lies outside the years 2020 to 2029'
		);
		const backwards = change(holidays, 'lastYear: 2030', 'lastYear: 2010').text;
		expect((await problemsOf(backwards, funding)).join()).toContain(
			'the table ends in 2010, before it begins in 2020'
		);
	});

	test.each([
		[
			'an id twice',
			'id: english-maths-16-to-18',
			'id: english-maths-from-19',
			'the id english-maths-from-19 is taken'
		],
		['an unknown kind', 'kind: off-the-job', 'kind: wages', 'kind: "wages" is not among english-maths,'],
		[
			'no date at all',
			'starts: { until: 2025-07-31 }',
			'starts: {}',
			'starts says neither from when nor until when'
		],
		[
			'an end before its beginning',
			'{ from: 2025-02-11 }',
			'{ from: 2025-02-11, until: 2024-01-01 }',
			'inForce ends before it begins'
		],
		['no source', "    source: 'Department", "    sauce: 'Department", 'source: the source is missing'],
		['HTML in a text', 'If you were 19', '<b>If</b> you were 19', 'content holds raw HTML (<b>)']
	])('%s', async (_, from, to, message) => {
		const problems = await problemsOf(holidays, change(funding, from, to).text);
		expect(problems[0]).toMatch(/^content\/rules\/funding\.yaml:[1-9][0-9]*: /);
		expect(problems[0]).toContain(message);
	});
});
