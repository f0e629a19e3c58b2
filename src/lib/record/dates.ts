/** Calendar dates as ISO text, reckoned in UTC so that no time zone moves them. */
import type { CalendarDate } from './rows.ts';

/** Whether the text names a day that exists: `2026-02-30` does not. */
export function isCalendarDate(text: string): boolean {
	if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The date so many days later; negative days go back. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
	const moved = new Date(`${date}T00:00:00Z`);
	moved.setUTCDate(moved.getUTCDate() + days);
	return moved.toISOString().slice(0, 10);
}

/** Whole days from one date to another; negative where `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The calendar date of a moment where its clock hangs. */
export function calendarDateOf(moment: Date): CalendarDate {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

const longForm = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC'
});
const shortForm = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'short',
	year: 'numeric',
	timeZone: 'UTC'
});

/** `23 November 2026`, or `23 Nov 2026`. */
export function inWords(date: CalendarDate, form: 'long' | 'short' = 'long'): string {
	return (form === 'long' ? longForm : shortForm).format(new Date(`${date}T00:00:00Z`));
}
