/** Invented deadlines and rules; the bank holidays are those of content. */
import { join } from 'node:path';
import type { Deadline, RecordDates } from '#lib/gateway/deadline.ts';
import { deadlines } from '#lib/gateway/deadlines.ts';
import type { TimeOnProgramme } from '#lib/gateway/time-on-programme.ts';
import type { DeadlineRule } from '#lib/specification/practice-types.ts';
import type { BankHolidays, Rules } from '#lib/specification/rules-types.ts';
import { loadRules } from '../../../src/tools/content/rules.ts';
import type { Problem } from '../../../src/tools/content/yaml.ts';

/** The rules that stand in content/rules. */
export async function builtInRules(): Promise<Rules> {
	const problems: Problem[] = [];
	const rules = await loadRules(join(process.cwd(), 'content'), problems);
	if (!rules)
		throw new Error(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
	return rules;
}

/** A table that knows these days and no others. */
export function holidays(firstYear: number, lastYear: number, ...dates: string[]): BankHolidays {
	return {
		firstYear,
		lastYear,
		days: dates.map((date) => ({
			date,
			name: `Holiday ${date}`,
			status: 'proclaimed',
			source: 'made up',
			checked: '2026-01-01'
		}))
	};
}

/** A deadline; by default 12 months after the start at the earliest. */
export function aDeadline(plan: Partial<DeadlineRule> = {}): DeadlineRule {
	return {
		id: 'earliest-gateway',
		name: 'Gateway at the earliest',
		text: '<p>Not before.</p>',
		kind: 'not-before',
		from: 'start',
		count: 12,
		unit: 'months',
		who: ['apprentice'],
		printed: true,
		reading: null,
		advice: false,
		source: 'ours',
		...plan
	};
}

/** One deadline counted, with no funding rule beside it. */
export function count(
	plan: Partial<DeadlineRule>,
	dates: RecordDates,
	time?: TimeOnProgramme,
	bankHolidays: BankHolidays = holidays(2020, 2030)
): Deadline {
	const [one] = deadlines([aDeadline(plan)], dates, { bankHolidays, funding: [] }, time);
	if (!one) throw new Error('a deadline was lost');
	return one;
}
