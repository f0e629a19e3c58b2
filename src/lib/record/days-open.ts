/**
 * The days on which Waymark was open on a device: how much time went by for sure, whatever its clock says.
 * Nothing may be lost because a clock was set a year ahead, and there is no other clock to ask. So a leap
 * counts as a week at most, and one such week is added before anything goes: after one wrong leap of any
 * length, all that was promised to stay is still there. A clock that is put right again takes its leap back.
 */
import { daysBetween } from './dates.ts';
import type { CalendarDate } from './rows.ts';

/** Days that a gap between two visits counts at most: it may be a holiday, or a clock that went ahead. */
const most = 7;
/** Enough to live through a month and that week, with a visit each day. */
const noted = 40;

/**
 * The days with today among them.
 *
 * @param days in their order
 */
export function withToday(days: readonly CalendarDate[], today: CalendarDate): CalendarDate[] {
	// Days to come were noted while the clock was ahead.
	return [...days.filter((day) => day < today), today].slice(-noted);
}

/**
 * Whether so many days have gone by for sure.
 *
 * @param days on which Waymark was open, in their order
 */
export function surelyOver(since: CalendarDate, count: number, days: readonly CalendarDate[]): boolean {
	let over = 0;
	let last = since;
	for (const day of days) {
		if (day <= last) continue;
		over += Math.min(most, daysBetween(last, day));
		last = day;
	}
	return over >= count + most;
}
