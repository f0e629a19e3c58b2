/** How breaks in learning and an agreed new end move the end of the time on programme. */
import { addDays, daysBetween } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';

/** A break in learning: the first and the last day away; null while it lasts. */
export interface Break {
	readonly from: CalendarDate;
	readonly until: CalendarDate | null;
}

/** What moves the end of the time on programme beside the calendar. */
export interface TimeOnProgramme {
	readonly breaks?: readonly Break[];
	/**
	 * The end that apprentice, employer and provider agreed anew, because of part-time hours or a break.
	 * It can only put gateway off, never bring it forward.
	 */
	readonly agreedEnd?: CalendarDate | null;
}

/** A break as it counted: without days before the start and days that an earlier break has counted. */
export interface CountedBreak {
	readonly from: CalendarDate;
	readonly until: CalendarDate;
	readonly days: number;
}

/** The end moved by breaks, or the break that still lasts and so keeps it unknown. */
export type Extended =
	| { readonly known: true; readonly date: CalendarDate; readonly breaks: readonly CountedBreak[] }
	| { readonly known: false; readonly lasting: Break };

/**
 * Puts an end off by every day of the breaks before it. A day away counts once, however many breaks name it;
 * a break that begins on the moved end or later changes nothing, since the time is served by then.
 *
 * @param start the first day on programme
 * @param end the end as it would be without a break
 * @param breaks each ends no earlier than it begins
 */
export function extendByBreaks(start: CalendarDate, end: CalendarDate, breaks: readonly Break[]): Extended {
	const counted: CountedBreak[] = [];
	let moved = end;
	let uncounted = start;
	for (const one of [...breaks].sort((a, b) => a.from.localeCompare(b.from))) {
		if (one.from >= moved) break;
		if (one.until === null) return { known: false, lasting: one };
		const from = one.from > uncounted ? one.from : uncounted;
		if (one.until < from) continue;
		const days = daysBetween(from, one.until) + 1;
		counted.push({ from, until: one.until, days });
		moved = addDays(moved, days);
		uncounted = addDays(one.until, 1);
	}
	return { known: true, date: moved, breaks: counted };
}
