/** Dated rules that hold for every specification, as the app reads them. */
import type { FundingSource } from './check/rules-schema.ts';

/** A day off in England and Wales. `expected`: worked out by rule, not yet published. */
export interface BankHoliday {
	readonly date: string;
	readonly name: string;
	readonly status: 'proclaimed' | 'expected';
	readonly source: string;
	/** The day on which somebody last compared it with its source. */
	readonly checked: string;
}

/** All bank holidays from the first day of one year to the last day of another; it knows no other year. */
export interface BankHolidays {
	readonly firstYear: number;
	readonly lastYear: number;
	/** In order of date. */
	readonly days: readonly BankHoliday[];
}

/** Its `text` is HTML, rendered when content was built. */
export type FundingRule = Readonly<FundingSource['rules'][number]>;

export interface Rules {
	readonly bankHolidays: BankHolidays;
	readonly funding: readonly FundingRule[];
}
