/** The figures of an open record as they are today. */
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { figuresOf } from '#lib/assessment/figures-of-day.ts';
import type { CalendarDate, Fields } from '#lib/record/rows.ts';

export function figuresNow(record: CurrentRecord, today: CalendarDate): Fields<'review'>['figures'] {
	const { specification, prediction, coverage } = record;
	const figures = figuresOf(
		{
			specification,
			prediction,
			coverage,
			pieces: record.all('evidence').length,
			claims: record.all('claim'),
			confirmations: record.all('confirmation'),
			behindOf: record.behindOf,
			hours: record.all('hours')
		},
		today
	);
	// Plain JSON, which the compiler cannot tell of an interface.
	return figures as unknown as Fields<'review'>['figures'];
}
