/**
 * Deadlines as a calendar file (RFC 5545). Each keeps its UID, and a later file has a greater SEQUENCE, so
 * that a calendar that takes it in again moves the entry instead of adding another.
 */
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { countSentence } from '#lib/gateway/deadline-sentences.ts';
import type { DatedDeadline } from '#lib/gateway/deadline.ts';
import { addDays, inWords } from '#lib/record/dates.ts';

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

/** Seconds since then number the files: they grow on every device, and fit a calendar's 32 bits until 2093. */
const FIRST = Date.UTC(2025, 0, 1);

export function calendarFile(deadlines: readonly DatedDeadline[], plan: CalendarPlan): string {
	const { recordId, apprentice, title, now } = plan;
	const calendar = ical({
		name: `${apprentice}: ${title}`,
		prodId: { company: 'Waymark', product: 'Deadlines', language: 'EN' },
		method: ICalCalendarMethod.PUBLISH
	});
	for (const deadline of deadlines) {
		const { id, name, kind, outcome } = deadline;
		calendar.createEvent({
			id: `${id}.${recordId}@waymark`,
			sequence: Math.floor((now.getTime() - FIRST) / 1000),
			stamp: now,
			lastModified: now,
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
