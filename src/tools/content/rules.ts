/** Reads and checks the dated rules in `content/rules`. */
import { basename, dirname, join } from 'node:path';
import { bankHolidaysSource, fundingSource, type FundingSource } from '#lib/specification/check/rules-schema.ts';
import type { Rules } from '#lib/specification/rules-types.ts';
import { checkBankHolidays } from './bank-holiday-rule.ts';
import { check } from './load.ts';
import { rendererFor } from './render.ts';
import { readSource, yamlFiles, type Problem, type Source } from './yaml.ts';

/**
 * Loads the bank holidays and the funding rules.
 *
 * @param problems takes every mistake, with its file and line
 * @returns the rules, or null where there is any mistake in them: half a table would count wrong
 */
export async function loadRules(contentFolder: string, problems: Problem[]): Promise<Rules | null> {
	const before = problems.length;
	const holidays = await read(contentFolder, 'bank-holidays.yaml', problems);
	const money = await read(contentFolder, 'funding.yaml', problems);
	const table = holidays && check(bankHolidaysSource, holidays, problems);
	const funding = money && check(fundingSource, money, problems);
	if (holidays && table)
		checkBankHolidays(table, (path, message) => problems.push({ ...holidays.place(path), message }));
	if (money && funding)
		checkFunding(funding, (path, message) => problems.push({ ...money.place(path), message }));
	if (!money || !table || !funding) return null;
	const render = rendererFor([money], problems);
	const rendered = funding.rules.map((rule) => ({ ...rule, text: render(rule.text) }));
	if (problems.length > before) return null;

	const { firstYear, lastYear, sources } = table;
	return {
		bankHolidays: {
			firstYear,
			lastYear,
			days: table.days.map(({ date, name, status, source }) => {
				const { text = '', checked = '' } = sources[source] ?? {};
				return { date, name, status, source: text, checked };
			})
		},
		funding: rendered
	};
}

async function read(contentFolder: string, name: string, problems: Problem[]): Promise<Source | null> {
	const file = join(contentFolder, 'rules', name);
	if (!(await yamlFiles(dirname(file))).includes(file)) {
		problems.push({ file: `${basename(contentFolder)}/rules/${name}`, line: 1, message: 'the file is missing' });
		return null;
	}
	const { source, problems: unread } = await readSource(dirname(contentFolder), [file]);
	problems.push(...unread);
	return unread.length > 0 ? null : source;
}

function checkFunding({ rules }: FundingSource, report: (path: (string | number)[], message: string) => void) {
	const taken = new Set<string>();
	rules.forEach((rule, index) => {
		const ids: [string[], string][] = [[['id'], rule.id]];
		if (rule.kind === 'minimum-duration' && rule.deadline) ids.push([['deadline', 'id'], rule.deadline.id]);
		for (const [path, id] of ids) {
			if (taken.has(id)) report(['rules', index, ...path], `the id ${id} is taken already: give each rule an id of its own`);
			taken.add(id);
		}
		const spans: [string, { from?: string | number | undefined; until?: string | number | undefined }][] =
			rule.kind === 'english-maths'
				? [
						['inForce', rule.inForce],
						['ageAtStart', rule.ageAtStart]
					]
				: [['starts', rule.starts]];
		for (const [key, { from, until }] of spans) {
			if (from === undefined && until === undefined)
				report(['rules', index, key], `${key} says neither from when nor until when the rule holds`);
			else if (from !== undefined && until !== undefined && until < from)
				report(['rules', index, key], `${key} ends before it begins`);
		}
	});
}
