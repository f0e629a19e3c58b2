/** A deadline with what became of it, and why. */
import type { CalendarDate } from '#lib/record/rows.ts';
import type { DeadlineRule, RecordDate } from '#lib/specification/practice-types.ts';
import type { BankHoliday } from '#lib/specification/rules-types.ts';
import type { Break, CountedBreak } from './time-on-programme.ts';

/** The days that a record knows; null or left out while nobody has said. No deadline counts from `born`. */
export type RecordDates = { readonly [name in RecordDate | 'born']?: CalendarDate | null | undefined };

/** How a date came about, for the sentence that explains it. */
export interface Counted {
	readonly from: CalendarDate;
	/** Bank holidays passed over; an `expected` one may still move. */
	readonly leftOut: readonly BankHoliday[];
	/** The month it ends in has no such day, so it ends on that month's last. */
	readonly shorterMonth: boolean;
	readonly breaks: readonly CountedBreak[];
	/** The end agreed anew, where that is later than the counted date and so decides. */
	readonly agreedEnd: CalendarDate | null;
}

export type UnknownReason =
	| { readonly reason: 'unusable-date'; readonly what: RecordDate | 'agreed-end'; readonly date: string }
	| {
			readonly reason: 'beyond-bank-holidays';
			readonly beyond: CalendarDate;
			readonly firstYear: number;
			readonly lastYear: number;
	  }
	| { readonly reason: 'unusable-break' | 'break-lasts' | 'break-backwards'; readonly break: Break };

export type DeadlineOutcome =
	| { readonly state: 'dated'; readonly date: CalendarDate; readonly counted: Counted }
	| { readonly state: 'not-known'; readonly reasons: readonly UnknownReason[] }
	/** The date to count from is not given. */
	| { readonly state: 'waiting'; readonly for: RecordDate };

export interface Deadline extends DeadlineRule {
	/** The specification's handbook, or a funding rule of `content/rules/funding.yaml`, shown beside it. */
	readonly origin: 'handbook' | 'funding-rule';
	/** Who can say whether it holds for this apprentice; null where nobody has to be asked. */
	readonly checkWith: 'provider' | null;
	readonly outcome: DeadlineOutcome;
}

/** A deadline whose date is known. */
export type DatedDeadline = Deadline & { readonly outcome: Extract<DeadlineOutcome, { state: 'dated' }> };
