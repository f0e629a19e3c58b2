/** Short words for gateway: people, days, counts of days. */
import type { DatedDeadline } from '#lib/gateway/deadline.ts';
import type { Overview } from '#lib/gateway/overview.ts';
import { daysBetween, inWords } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import type { Actor, RecordDate } from '#lib/specification/practice-types.ts';
import { counted } from '#lib/specification/words.ts';

export const actorNames: Record<Actor, string> = {
	apprentice: 'Apprentice',
	employer: 'Employer',
	provider: 'Training provider',
	tutor: 'Tutor',
	assessor: 'Assessor',
	organisation: 'Assessment organisation'
};

/** The days of a record as headings and labels. */
export const dayNames: Record<RecordDate | 'born' | 'agreed-end' | 'today', string> = {
	today: 'Today',
	born: 'Date of birth',
	start: 'Start of the apprenticeship',
	gateway: 'Gateway',
	assessment: 'Assessment',
	observation: 'Observation',
	discussion: 'Professional discussion',
	interview: 'Interview',
	decision: 'Result received',
	'agreed-end': 'Agreed new end of training'
};

/** "in 23 days", "today", "12 days ago" */
export function daysAway(date: CalendarDate, today: CalendarDate): string {
	const days = daysBetween(today, date);
	if (days === 0) return 'today';
	return days > 0 ? `in ${counted(days, 'day')}` : `${counted(-days, 'day')} ago`;
}

/** "Book the assessment by 13 March 2027, in 23 days" */
export function nextSentence({ name, outcome }: DatedDeadline, today: CalendarDate): string {
	return `${name} by ${inWords(outcome.date)}, ${daysAway(outcome.date, today)}`;
}

/** The verdict as a sign says it. */
export function verdictWords({ readiness }: Pick<Overview, 'readiness'>): string {
	switch (readiness.verdict) {
		case 'ready':
			return 'Ready by the list';
		case 'not-ready':
			return 'Not ready yet';
		case 'not-known':
			return 'Not known yet';
		default:
			return readiness.verdict satisfies never;
	}
}
