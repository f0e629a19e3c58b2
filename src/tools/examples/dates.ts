/** Dated examples: the days of a record in, its deadlines out. */
import type { DeadlineOutcome, RecordDates } from '#lib/gateway/deadline.ts';
import { countSentence } from '#lib/gateway/deadline-sentences.ts';
import { deadlines, fundingDeadlineIds } from '#lib/gateway/deadlines.ts';
import { isCalendarDate } from '#lib/record/dates.ts';
import type { Practice } from '#lib/specification/practice-types.ts';
import type { Rules } from '#lib/specification/rules-types.ts';
import type { Document, Mistake as Problem, Path } from '#lib/specification/check/yaml-text.ts';
import { ABSENT, type Example } from './schema.ts';

/** What dates are counted by. */
export interface Dating {
	/** By specification id. */
	readonly practices: ReadonlyMap<string, Practice>;
	readonly rules: Rules;
}

/** For examples that have no dates: nothing to count by. */
export const NO_DATING: Dating = {
	practices: new Map(),
	rules: { bankHolidays: { firstYear: 1, lastYear: 0, days: [] }, funding: [] }
};

/** Days that do not exist, and deadlines that the specification does not have, each with its line. */
export function checkDates(
	specification: string,
	{ record, expect }: Example,
	{ practices, rules }: Dating,
	document: Document,
	at: Path
): Problem[] {
	const problems: Problem[] = [];
	const report = (path: Path, message: string) =>
		problems.push({ line: document.lineOf([...at, ...path]), message });
	for (const [name, date] of Object.entries(record)) {
		if (typeof date === 'string' && !isCalendarDate(date))
			report(['record', name], `${name}: "${date}" is no calendar date`);
	}
	const known = [
		...(practices.get(specification)?.deadlines ?? []).map(({ id }) => id),
		...fundingDeadlineIds(rules)
	];
	for (const [id, expected] of Object.entries(expect.deadlines)) {
		const path = ['expect', 'deadlines', id];
		if (!known.includes(id))
			report(path, `${specification} has no deadline "${id}"; it has ${known.join(', ') || 'none'}`);
		else if (expected !== ABSENT && !isCalendarDate(expected))
			report(path, `${id}: "${expected}" is no calendar date`);
	}
	return problems;
}

/** Each deadline that came out otherwise than expected, with how it was counted. */
export function compareDates(
	specification: string,
	{ record, expect }: Example,
	{ practices, rules }: Dating,
	document: Document,
	at: Path
): Problem[] {
	const dates: RecordDates = record;
	const found = deadlines(practices.get(specification)?.deadlines ?? [], dates, rules);
	return Object.entries(expect.deadlines).flatMap(([id, expected]) => {
		const deadline = found.find((one) => one.id === id);
		const actual = deadline ? actualOf(deadline.outcome) : ABSENT;
		if (actual === expected) return [];
		const why = deadline ? countSentence(deadline) : 'The rule behind it does not hold for this start date.';
		const line = document.lineOf([...at, 'expect', 'deadlines', id]);
		return [{ line, message: `deadline ${id}: expected ${expected}, actual ${actual}. ${why}` }];
	});
}

function actualOf(outcome: DeadlineOutcome): string {
	switch (outcome.state) {
		case 'dated':
			return outcome.date;
		case 'waiting':
			return ABSENT;
		case 'not-known':
			return 'not known';
		default:
			return outcome satisfies never;
	}
}
