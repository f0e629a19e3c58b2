/**
 * Deadlines, assessment days and planned reviews as a calendar file (RFC 5545). Each keeps its UID, and a later file has a greater SEQUENCE, so
 * that a calendar that takes it in again moves the entry instead of adding another.
 */
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { countSentence } from '#lib/gateway/deadline-sentences.ts';
import type { DatedDeadline } from '#lib/gateway/deadline.ts';
import { addDays, inWords } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';

export interface CalendarPlan {
	readonly recordId: string;
	readonly apprentice: string;
	/** Whose rules they are. */
	readonly title: string;
	/** When it is made. */
	readonly now: Date;
	/** A source in words. */
	readonly sourceInWords: (source: string) => string;
}

/** A day of the assessment that has a date, or of a planned review. */
export interface CalendarDay {
	/** The method, or the review's row. */
	readonly id: string;
	readonly name: string;
	readonly on: CalendarDate;
	/** Clock time of England; null for the whole day. */
	readonly time: string | null;
	readonly minutes: number;
	readonly place: string;
	/** What to know on the day, a line each. */
	readonly notes: readonly string[];
}

/** Seconds since then number the files: they grow on every device, and fit a calendar's 32 bits until 2093. */
const FIRST = Date.UTC(2025, 0, 1);

export function calendarFile(
	deadlines: readonly DatedDeadline[],
	plan: CalendarPlan,
	days: readonly CalendarDay[] = []
): string {
	const { recordId, apprentice, title, now } = plan;
	const calendar = ical({
		name: `${apprentice}: ${title}`,
		prodId: { company: 'Waymark', product: 'Deadlines', language: 'EN' },
		method: ICalCalendarMethod.PUBLISH
	});
	const made = { sequence: Math.floor((now.getTime() - FIRST) / 1000), stamp: now, lastModified: now };
	for (const { id, name, on, time, minutes, place, notes } of days) {
		const start = time === null ? null : inEngland(on, time);
		calendar.createEvent({
			...made,
			// A deadline may be called like a method.
			id: `day-${id}.${recordId}@waymark`,
			...(start
				? { start, end: new Date(start.getTime() + minutes * 60_000) }
				: { start: on, end: addDays(on, 1), allDay: true }),
			summary: `${name}: ${apprentice}`,
			...(place === '' ? {} : { location: place }),
			description: notes.join('\n')
		});
	}
	for (const deadline of deadlines) {
		const { id, name, kind, outcome } = deadline;
		calendar.createEvent({
			...made,
			id: `${id}.${recordId}@waymark`,
			// Text without a time of day, which no time zone moves; the end is the first day that is free again.
			start: outcome.date,
			end: addDays(outcome.date, 1),
			allDay: true,
			summary: `${name}${kind === 'not-before' ? ' (from this day)' : ''}: ${apprentice}`,
			description: descriptionOf(deadline, plan),
			// A deadline does not make the day busy.
			transparency: ICalEventTransparency.TRANSPARENT
		});
	}
	return calendar.toString();
}

const clock = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/London',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
});

/** The moment at which clocks in England show that time: it is the same moment in every calendar. */
function inEngland(on: CalendarDate, time: string): Date {
	const asUtc = new Date(`${on}T${time}:00Z`);
	// In summer the clocks are an hour ahead, at most once a night for less than the whole of it.
	return clock.format(asUtc) === time ? asUtc : new Date(asUtc.getTime() - 3_600_000);
}

/** Plain text: calendars show HTML tags as they are. */
function descriptionOf(deadline: DatedDeadline, { sourceInWords }: CalendarPlan): string {
	const { kind, advice, outcome, reading, source, checkWith } = deadline;
	const day = inWords(outcome.date);
	return [
		kind === 'by' ? `By ${day} at the latest.` : `Not before ${day}.`,
		...(advice ? ['Advice: nobody can break it.'] : []),
		`How it was counted: ${countSentence(deadline)}`,
		...(reading === null ? [] : [`Our reading: ${reading}`]),
		...(checkWith === null ? [] : [`Check with your ${checkWith}.`]),
		`Source: ${sourceInWords(source)}`
	].join('\n');
}
