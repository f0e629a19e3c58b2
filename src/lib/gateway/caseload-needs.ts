/** Why a record needs its tutor now. */
import { daysBetween } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import { counted } from '#lib/specification/words.ts';
import type { Agreed, Summary } from './caseload-summary.ts';

/** Ours: four weeks without a change, four weeks to gateway, a week to a deadline or an agreed day. */
const quietDays = 28;
const nearDays = 28;
const dueDays = 7;

/** What presses most stands first. */
export const needKinds = ['gateway', 'deadline', 'agreed', 'late', 'waiting', 'quiet'] as const;
export type NeedKind = (typeof needKinds)[number];

const agreedWords: Readonly<Record<Agreed, string>> = {
	assessment: 'assessment',
	review: 'review',
	action: 'action due'
};

export interface Need {
	readonly kind: NeedKind;
	/** As a short line. */
	readonly text: string;
}

/** What presses most first; empty where the record can wait. */
export function needs(
	summary: Pick<Summary, 'waiting' | 'late' | 'last' | 'next' | 'agreed' | 'readiness'>,
	gateway: CalendarDate | null,
	today: CalendarDate
): Need[] {
	const { waiting, late, last, next, agreed, readiness } = summary;
	const toGateway = gateway === null ? null : daysBetween(today, gateway);
	const quiet = last === '' ? 0 : daysBetween(last.slice(0, 10), today);
	const isNear = ({ on }: { readonly on: CalendarDate }) => daysBetween(today, on) <= dueDays;
	const when = ({ on }: { readonly on: CalendarDate }) => inDays(daysBetween(today, on));
	const texts: Readonly<Record<NeedKind, string | false>> = {
		gateway:
			toGateway !== null &&
			toGateway >= 0 &&
			toGateway <= nearDays &&
			readiness !== 'ready' &&
			`gateway ${inDays(toGateway)}, not ready`,
		deadline: next !== null && isNear(next) && `deadline ${when(next)}`,
		agreed: agreed !== null && isNear(agreed) && `${agreedWords[agreed.what]} ${when(agreed)}`,
		late: late > 0 && `${counted(late, 'action')} late`,
		waiting: waiting > 0 && counted(waiting, 'claim waits', 'claims wait'),
		// After gateway there may be nothing to do but wait.
		quiet: quiet >= quietDays && (toGateway === null || toGateway >= 0) && `quiet for ${quiet} days`
	};
	return needKinds.flatMap((kind) => (texts[kind] ? [{ kind, text: texts[kind] }] : []));
}

/** The greater, the sooner: what presses most outweighs all that presses less. */
export function urgency(all: readonly Need[]): number {
	return all.reduce((sum, { kind }) => sum + 2 ** (needKinds.length - needKinds.indexOf(kind)), 0);
}

function inDays(days: number): string {
	return days === 0 ? 'today' : `in ${counted(days, 'day')}`;
}
