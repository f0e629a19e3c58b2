/** Why a record needs its tutor now. */
import { daysBetween } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import { counted } from '#lib/specification/words.ts';
import type { Summary } from './caseload-summary.ts';

/** Ours: four weeks without a change, four weeks to gateway, a week to a deadline. */
const quietDays = 28;
const nearDays = 28;
const dueDays = 7;

/** Each as a short line; empty where the record can wait. */
export function needs(
	summary: Pick<Summary, 'waiting' | 'late' | 'last' | 'next' | 'readiness'>,
	gateway: CalendarDate | null,
	today: CalendarDate
): string[] {
	const { waiting, late, last, next, readiness } = summary;
	const toGateway = gateway === null ? null : daysBetween(today, gateway);
	const quiet = last === '' ? 0 : daysBetween(last.slice(0, 10), today);
	const toNext = next === null ? null : daysBetween(today, next.on);
	return [
		...(waiting > 0 ? [counted(waiting, 'claim waits', 'claims wait')] : []),
		...(late > 0 ? [`${counted(late, 'action')} late`] : []),
		...(toGateway !== null && toGateway >= 0 && toGateway <= nearDays && readiness !== 'ready'
			? [`gateway ${inDays(toGateway)}, not ready`]
			: []),
		...(toNext !== null && toNext <= dueDays ? [`deadline ${inDays(toNext)}`] : []),
		// After gateway there may be nothing to do but wait.
		...(quiet >= quietDays && (toGateway === null || toGateway >= 0) ? [`quiet for ${quiet} days`] : [])
	];
}

function inDays(days: number): string {
	return days === 0 ? 'today' : `in ${counted(days, 'day')}`;
}
