/** Deadlines in plain English: how a date was counted, or why there is none. */
import { inWords } from '#lib/record/dates.ts';
import type { RecordDate } from '#lib/specification/practice-types.ts';
import { list } from '#lib/specification/words.ts';
import type { Deadline, UnknownReason } from './deadline.ts';

const dateNames: Record<RecordDate, string> = {
	start: 'start',
	gateway: 'gateway',
	assessment: 'assessment',
	observation: 'observation',
	discussion: 'discussion',
	interview: 'interview',
	decision: 'decision'
};

/** "20 working days before the assessment on 14 April 2026, without Good Friday (3 April 2026)." */
export function countSentence({
	count,
	unit,
	from,
	outcome
}: Pick<Deadline, 'count' | 'unit' | 'from' | 'outcome'>): string {
	switch (outcome.state) {
		case 'waiting':
			return `There is no ${dateNames[outcome.for]} date to count from.`;
		case 'not-known':
			return outcome.reasons.map(reasonSentence).join(' ');
		case 'dated': {
			const { counted } = outcome;
			const day = `the ${dateNames[from]} on ${inWords(counted.from)}`;
			const parts = [
				count === 0 ? `The day of ${day}` : `${amount(count, unit)} ${count < 0 ? 'before' : 'after'} ${day}`
			];
			if (counted.leftOut.length > 0) {
				const days = counted.leftOut.map(({ name, date, status }) => {
					const expected = status === 'expected' ? ', expected' : '';
					return `${name} (${inWords(date)}${expected})`;
				});
				parts.push(`without ${list(days)}`);
			}
			if (counted.shorterMonth) parts.push('on the last day of the shorter month');
			const away = counted.breaks.reduce((sum, { days }) => sum + days, 0);
			if (away > 0) parts.push(`put off by a break in learning of ${amount(away, 'days')}`);
			if (counted.agreedEnd !== null) parts.push('put off to the new end that was agreed');
			return `${parts.join(', ')}.`;
		}
		default:
			return outcome satisfies never;
	}
}

function reasonSentence(reason: UnknownReason): string {
	switch (reason.reason) {
		case 'unusable-date': {
			const name = reason.what === 'agreed-end' ? 'agreed new end' : `${dateNames[reason.what]} date`;
			return `The ${name} ${reason.date} is not a day that can be counted from.`;
		}
		case 'beyond-bank-holidays':
			return `The bank holidays are known for ${reason.firstYear} to ${reason.lastYear}, and the count reaches ${inWords(reason.beyond)}.`;
		case 'unusable-break':
			return `The break in learning from ${reason.break.from} to ${reason.break.until ?? 'now'} has a date that is no day.`;
		case 'break-backwards':
			return `The break in learning from ${inWords(reason.break.from)} ends before it begins.`;
		case 'break-lasts':
			return `The break in learning from ${inWords(reason.break.from)} has no last day yet.`;
		default:
			return reason satisfies never;
	}
}

const units = { days: 'day', 'working-days': 'working day', weeks: 'week', months: 'month' } as const;

function amount(count: number, unit: keyof typeof units): string {
	const size = Math.abs(count);
	return `${size} ${units[unit]}${size === 1 ? '' : 's'}`;
}
