/** What a report is called when nobody has said. */
import { daysBetween } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';

const daysOfMonth = 365.25 / 12;
/** A review is seldom held on the very day. */
const spare = 21;

/** `6-month review` around that day, every three months; `Progress review` between. */
export function reviewName(start: CalendarDate | null, today: CalendarDate): string {
	if (start === null) return 'Progress review';
	const days = daysBetween(start, today);
	const months = 3 * Math.round(days / daysOfMonth / 3);
	const near = months > 0 && Math.abs(days - months * daysOfMonth) <= spare;
	return near ? `${months}-month review` : 'Progress review';
}

/** Cuts what is too long for a line of the report. */
export function cut(text: string, most: number): string {
	return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
