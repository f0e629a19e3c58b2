/** Warnings in plain English: what does not fit, and what to do about it. */
import { inWords, isCalendarDate } from '#lib/record/dates.ts';
import { capital, counted, list } from '#lib/specification/words.ts';
import type { NamedDate, Warning } from './warnings.ts';

export interface WarningWords {
	readonly title: string;
	readonly next: string;
}

export const dateNames: Record<NamedDate, string> = {
	born: 'date of birth',
	start: 'start',
	gateway: 'gateway date',
	assessment: 'assessment date',
	observation: 'observation date',
	discussion: 'discussion date',
	interview: 'interview date',
	decision: 'day of the result',
	'agreed-end': 'agreed new end'
};

const subjects = { english: 'English', maths: 'maths' } as const;

/** A warning as a title and the next thing to do. */
export function warningWords(warning: Warning): WarningWords {
	switch (warning.code) {
		case 'impossible-date':
			return {
				title: `The ${dateNames[warning.what]} ${warning.date} cannot be right`,
				next: 'Nothing is counted from it until it is put right. Check the day, month and year.'
			};
		case 'start-after-gateway':
			return {
				title: 'The start comes after gateway',
				next: `The record says start on ${inWords(warning.start)} and gateway on ${inWords(warning.gateway)}. One of them is wrong: check both with your provider.`
			};
		case 'unlikely-age': {
			const years = warning.age < 0 ? 'not born yet' : `${counted(warning.age, 'year')} old`;
			const when = warning.at === 'start' ? 'at the start of the apprenticeship' : 'today';
			return {
				title: `By these dates the apprentice is ${years} ${when}`,
				next: `Check the date of birth, ${inWords(warning.born)}. No funding rule is chosen by it until then.`
			};
		}
		case 'several-certificates':
			return {
				title: `There are ${warning.levels.length} certificates in ${subjects[warning.subject]}`,
				next: `They are at ${list(warning.levels)}. The highest counts. Remove any that was added by mistake.`
			};
		case 'certificate-and-none':
			return {
				title: `In ${subjects[warning.subject]} the record says both yes and no`,
				next: 'There is a certificate, and somebody said that there is none yet. The certificate counts; remove what is no longer true.'
			};
		case 'gateway-past':
			return {
				title: 'The gateway date has passed, and items are still open',
				next: `It was ${inWords(warning.gateway)}. If gateway was held, say so item by item; if not, agree a new date and set it below.`
			};
		case 'before-gateway':
			return {
				title: `The ${dateNames[warning.what]} comes before gateway`,
				next: `It is ${inWords(warning.date)}, and gateway is on ${inWords(warning.limit)}. Assessment comes after gateway: check both dates.`
			};
		case 'after-window':
			return {
				title: `The ${dateNames[warning.what]} comes after the assessment period`,
				next: `It is ${inWords(warning.date)}, and all assessments have to be done by ${inWords(warning.limit)}. Ask your provider to bring it forward.`
			};
		case 'due-before-gateway':
			return {
				title: `“${warning.name}” falls before gateway`,
				next: `It is due by ${inWords(warning.due)}, and gateway is on ${inWords(warning.gateway)}. Bring gateway forward or put the assessment off.`
			};
		case 'holidays-end':
			return {
				title: 'Some dates are too far ahead to count',
				next: `Bank holidays are known for ${warning.firstYear} to ${warning.lastYear}, so there is no date for ${list(warning.names)}. Ask your provider, and look again in a newer Waymark.`
			};
		case 'break-backwards':
			return {
				title: 'A break in learning ends before it begins',
				next: `It is noted from ${day(warning.break.from)} to ${day(warning.break.until)}. Remove it and add it again the right way round.`
			};
		case 'break-before-start':
			return {
				title: 'A break in learning begins before the start',
				next: `It begins on ${day(warning.break.from)}. Days before the start do not count: check both dates.`
			};
		case 'break-lasts':
			return {
				title: 'A break in learning has no last day yet',
				next: `It began on ${day(warning.break.from)}. Until its last day is known, the earliest gateway is not known either.`
			};
		case 'two-values':
			return {
				title: `${capital(dateNames[warning.what])}: two devices say different things`,
				next: `One has ${list(warning.values.map(day))}. Agree which is right and save it below.`
			};
		default:
			return warning satisfies never;
	}
}

function day(date: string | null): string {
	if (date === null) return 'no date';
	return isCalendarDate(date) ? inWords(date) : date;
}
