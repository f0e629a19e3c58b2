/**
 * Every date that a specification and the funding rules set, counted from the dates of a record.
 * Sources: `deadlines` of the specification, `content/rules/funding.yaml`, `content/rules/bank-holidays.yaml`;
 * each deadline carries its own.
 */
import { addDays, isCalendarDate } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import type { DeadlineRule } from '#lib/specification/practice-types.ts';
import type { BankHolidays, Rules } from '#lib/specification/rules-types.ts';
import { addMonths, addWorkingDays } from './calendar.ts';
import type {
	Counted,
	DatedDeadline,
	Deadline,
	DeadlineOutcome,
	RecordDates,
	UnknownReason
} from './deadline.ts';
import { within } from './funding.ts';
import { extendByBreaks, type TimeOnProgramme } from './time-on-programme.ts';

type Counting = Pick<DeadlineRule, 'kind' | 'from' | 'count' | 'unit'>;
type Terms = Pick<Deadline, 'origin' | 'checkWith'> & DeadlineRule;

/**
 * The deadlines of a record: the specification's in its order, then those of the funding rules that hold for
 * its start date. One that has no date to count from is `waiting`.
 *
 * A break in learning or a newly agreed end puts off what may not happen before so much time on programme
 * (`not-before`, counted from `start`); after gateway neither changes anything.
 *
 * @param ruled the specification's deadlines
 */
export function deadlines(
	ruled: readonly DeadlineRule[],
	dates: RecordDates,
	rules: Rules,
	time: TimeOnProgramme = {}
): Deadline[] {
	const terms: Terms[] = [
		...ruled.map((rule) => ({ ...rule, origin: 'handbook' as const, checkWith: null })),
		...fundingDeadlines(rules, dates.start)
	];
	return terms.map((one) => ({ ...one, outcome: countFrom(one, dates, rules.bankHolidays, time) }));
}

/** The ids of the deadlines that funding rules can set, whether or not they hold for a record. */
export function fundingDeadlineIds({ funding }: Rules): string[] {
	return funding.flatMap((rule) =>
		rule.kind === 'minimum-duration' && rule.deadline ? [rule.deadline.id] : []
	);
}

/** The deadlines that have a date, earliest first; on one day in their own order. */
export function datedDeadlines(all: readonly Deadline[]): DatedDeadline[] {
	return all
		.filter((one): one is DatedDeadline => one.outcome.state === 'dated')
		.sort((a, b) => a.outcome.date.localeCompare(b.outcome.date));
}

/** Without a start nobody knows yet which rule holds, so each stays in the list and waits. */
function fundingDeadlines({ funding }: Rules, start: CalendarDate | null | undefined): Terms[] {
	return funding.flatMap((rule) => {
		if (rule.kind !== 'minimum-duration' || !rule.deadline) return [];
		if (start && !within(start, rule.starts)) return [];
		return {
			id: rule.deadline.id,
			name: rule.deadline.name,
			text: rule.text,
			kind: 'not-before',
			from: 'start',
			count: rule.months,
			unit: 'months',
			who: ['apprentice', 'employer', 'provider'],
			printed: false,
			reading: rule.deadline.reading,
			advice: false,
			source: rule.source,
			origin: 'funding-rule',
			checkWith: rule.checkWith
		};
	});
}

/** What becomes of one deadline. */
export function countFrom(
	rule: Counting,
	dates: RecordDates,
	table: BankHolidays,
	time: TimeOnProgramme = {}
): DeadlineOutcome {
	const from = dates[rule.from];
	if (from === undefined || from === null) return { state: 'waiting', for: rule.from };
	if (!isUsable(from)) return unknown({ reason: 'unusable-date', what: rule.from, date: from });
	const outcome = count(rule, from, table);
	const onProgramme = rule.kind === 'not-before' && rule.from === 'start';
	return outcome.state === 'dated' && onProgramme ? putOff(outcome, time) : outcome;
}

function count({ unit, count: steps }: Counting, from: CalendarDate, table: BankHolidays): DeadlineOutcome {
	switch (unit) {
		case 'days':
			return dated(addDays(from, steps), { from });
		case 'weeks':
			return dated(addDays(from, steps * 7), { from });
		case 'months': {
			const date = addMonths(from, steps);
			return dated(date, { from, shorterMonth: date.slice(8) !== from.slice(8) });
		}
		case 'working-days': {
			const days = addWorkingDays(from, steps, table);
			if (days.known) return dated(days.date, { from, leftOut: days.leftOut });
			const { firstYear, lastYear } = table;
			return unknown({ reason: 'beyond-bank-holidays', beyond: days.beyond, firstYear, lastYear });
		}
		default:
			return unit satisfies never;
	}
}

function putOff(
	{ date, counted }: Extract<DeadlineOutcome, { state: 'dated' }>,
	{ breaks = [], agreedEnd = null }: TimeOnProgramme
): DeadlineOutcome {
	const reasons: UnknownReason[] = [];
	if (agreedEnd !== null && !isUsable(agreedEnd))
		reasons.push({ reason: 'unusable-date', what: 'agreed-end', date: agreedEnd });
	for (const one of breaks) {
		if (!isUsable(one.from) || (one.until !== null && !isUsable(one.until)))
			reasons.push({ reason: 'unusable-break', break: one });
		else if (one.until !== null && one.until < one.from)
			reasons.push({ reason: 'break-backwards', break: one });
	}
	if (reasons.length > 0) return unknown(...reasons);

	const extended = extendByBreaks(counted.from, date, breaks);
	if (!extended.known) return unknown({ reason: 'break-lasts', break: extended.lasting });
	const decides = agreedEnd !== null && agreedEnd > extended.date;
	return dated(decides ? agreedEnd : extended.date, {
		...counted,
		breaks: extended.breaks,
		agreedEnd: decides ? agreedEnd : null
	});
}

/** Beyond these years a date is a slip of the keyboard, and the calendar's text form would soon break. */
function isUsable(date: string): boolean {
	return isCalendarDate(date) && date >= '1900-01-01' && date < '2200-01-01';
}

function dated(date: CalendarDate, counted: Pick<Counted, 'from'> & Partial<Counted>): DeadlineOutcome {
	return {
		state: 'dated',
		date,
		counted: { leftOut: [], shorterMonth: false, breaks: [], agreedEnd: null, ...counted }
	};
}

function unknown(...reasons: UnknownReason[]): DeadlineOutcome {
	return { state: 'not-known', reasons };
}
