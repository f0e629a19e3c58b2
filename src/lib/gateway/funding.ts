/** Which dated funding rules hold for an apprentice. Source: `content/rules/funding.yaml`; each rule carries its own. */
import { isCalendarDate } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import type { FundingRule } from '#lib/specification/rules-types.ts';

export type DurationRule = Extract<FundingRule, { kind: 'minimum-duration' }>;
export type EnglishMathsRule = Extract<FundingRule, { kind: 'english-maths' }>;

/** The rule on English and maths that holds, or why that cannot be said. */
export type EnglishMaths =
	| { readonly known: true; readonly rule: EnglishMathsRule | null; readonly age: number }
	| { readonly known: false; readonly because: 'no-start' | 'no-birth-date' }
	/** So young or old that one of the dates must be wrong. */
	| { readonly known: false; readonly because: 'unlikely-age'; readonly age: number };

export const YOUNGEST = 15;
export const OLDEST = 100;

/** Whether a value lies within a span, ends included; an end left out is open. */
export function within<T extends string | number>(
	value: T,
	{ from, until }: { readonly from?: T | undefined; readonly until?: T | undefined }
): boolean {
	return (from === undefined || value >= from) && (until === undefined || value <= until);
}

/** The minimum duration for a start date that a rule shows beside the handbook's; null where none does. */
export function durationRule(funding: readonly FundingRule[], start: CalendarDate): DurationRule | null {
	const rule = funding.find(
		(one) => one.kind === 'minimum-duration' && one.deadline !== undefined && within(start, one.starts)
	);
	return rule?.kind === 'minimum-duration' ? rule : null;
}

/** Whole years on a day; somebody born on 29 February is a year older on 1 March of a year without one. */
export function ageOn(born: CalendarDate, day: CalendarDate): number {
	const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
	return day.slice(5) < born.slice(5) ? years - 1 : years;
}

/**
 * The rule on English and maths in force on a day, by the age at the start.
 *
 * @param on the day of the gateway
 */
export function englishMathsRule(
	funding: readonly FundingRule[],
	dates: {
		readonly start?: CalendarDate | null | undefined;
		readonly born?: CalendarDate | null | undefined;
	},
	on: CalendarDate
): EnglishMaths {
	if (!dates.start || !isCalendarDate(dates.start)) return { known: false, because: 'no-start' };
	if (!dates.born || !isCalendarDate(dates.born)) return { known: false, because: 'no-birth-date' };
	const age = ageOn(dates.born, dates.start);
	if (age < YOUNGEST || age > OLDEST) return { known: false, because: 'unlikely-age', age };
	const rule = funding.find(
		(one) => one.kind === 'english-maths' && within(on, one.inForce) && within(age, one.ageAtStart)
	);
	return { known: true, rule: rule?.kind === 'english-maths' ? rule : null, age };
}
