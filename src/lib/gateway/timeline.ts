/** The deadlines of a record in the order of a calendar, and the one to look at next. */
import { addDays, daysBetween } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import type { DeadlineRule, RecordDate } from '#lib/specification/practice-types.ts';
import type { Rules } from '#lib/specification/rules-types.ts';
import type { DatedDeadline, Deadline, RecordDates } from './deadline.ts';
import { datedDeadlines, deadlines } from './deadlines.ts';
import type { TimeOnProgramme } from './time-on-programme.ts';

export type Stop =
	| { readonly kind: 'milestone'; readonly name: RecordDate | 'today'; readonly date: CalendarDate }
	| { readonly kind: 'deadline'; readonly deadline: DatedDeadline; readonly date: CalendarDate };

export interface Timeline {
	/** What has a date, earliest first, with the days of the record and today between. */
	readonly stops: readonly Stop[];
	/** Dated advice, which nobody can break. */
	readonly advice: readonly DatedDeadline[];
	/** By the day that is missing. */
	readonly waiting: ReadonlyMap<RecordDate, readonly Deadline[]>;
	/** Those that have a day to count from and still no date. */
	readonly unknown: readonly Deadline[];
	/** The first that something has to be done by, today or later; null where there is none. */
	readonly next: DatedDeadline | null;
}

const milestones = [
	'start',
	'gateway',
	'assessment',
	'observation',
	'discussion',
	'interview',
	'decision'
] as const satisfies readonly RecordDate[];

/** Sorts deadlines into what is dated, what is advice and what still waits. */
export function timeline(all: readonly Deadline[], dates: RecordDates, today: CalendarDate): Timeline {
	const dated = datedDeadlines(all);
	const binding = dated.filter(({ advice }) => !advice);
	const stops: Stop[] = [
		...milestones.flatMap((name): Stop[] => {
			const date = dates[name];
			return date ? [{ kind: 'milestone', name, date }] : [];
		}),
		{ kind: 'milestone', name: 'today', date: today },
		...binding.map((deadline): Stop => ({ kind: 'deadline', deadline, date: deadline.outcome.date }))
	];
	const waiting = all.flatMap((one) =>
		one.outcome.state === 'waiting' ? [{ one, for: one.outcome.for }] : []
	);
	return {
		// Sorting is stable: on one day the milestone stands before what is due.
		stops: stops.sort((a, b) => a.date.localeCompare(b.date)),
		advice: dated.filter(({ advice }) => advice),
		waiting: new Map(
			[...Map.groupBy(waiting, (one) => one.for)].map(([name, list]) => [name, list.map(({ one }) => one)])
		),
		unknown: all.filter(({ outcome }) => outcome.state === 'not-known'),
		next: binding.find(({ kind, outcome }) => kind === 'by' && outcome.date >= today) ?? null
	};
}

/** A wished day of assessment, and all that has to happen before it. */
export interface PlanBack {
	/** What is due before that day, earliest first. */
	readonly steps: readonly DatedDeadline[];
	readonly unknown: readonly Deadline[];
	/** Our reading: what is counted back from the day comes after gateway, so gateway is no later than the first. */
	readonly gatewayBy: CalendarDate;
	/** Before this day nobody may go through gateway; null while it is not known. */
	readonly earliest: DatedDeadline | null;
	/** Days between the two; negative where the wish comes too early; null while it cannot be told. */
	readonly room: number | null;
}

/** The days of assessment that a wish can be about: those that deadlines are counted back from. */
export function wishable(ruled: readonly DeadlineRule[]): RecordDate[] {
	const from = ruled.filter(({ count, kind }) => count < 0 && kind === 'by').map((rule) => rule.from);
	const names = milestones.filter((name) => from.includes(name));
	return names.length > 0 ? names : ['assessment'];
}

/** Counts back from a wished day, as if the record had it; nothing is kept. */
export function planBack(
	wish: { readonly name: RecordDate; readonly on: CalendarDate },
	ruled: readonly DeadlineRule[],
	dates: RecordDates,
	rules: Rules,
	time: TimeOnProgramme = {}
): PlanBack {
	const counted = deadlines(ruled, { ...dates, [wish.name]: wish.on }, rules, time);
	const back = counted.filter(({ from, kind, count }) => from === wish.name && kind === 'by' && count < 0);
	const steps = datedDeadlines(back);
	const first = steps.find(({ advice }) => !advice)?.outcome.date;
	const gatewayBy = first ?? addDays(wish.on, -1);
	const earliest =
		datedDeadlines(counted)
			.filter(({ kind, from, origin }) => kind === 'not-before' && from === 'start' && origin === 'handbook')
			.at(-1) ?? null;
	return {
		steps,
		unknown: back.filter(({ outcome }) => outcome.state === 'not-known'),
		gatewayBy,
		earliest,
		room: earliest ? daysBetween(earliest.outcome.date, gatewayBy) : null
	};
}
