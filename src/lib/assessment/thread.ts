/** What was said about a claim, and which claims wait for somebody to say something. */
import { changesSince, type Behind, type BehindOf, type Unsettled } from '#lib/record/behind.ts';
import type { CalendarDate, Claim, Comment, Confirmation, Row } from '#lib/record/rows.ts';
import type { Decider } from '#lib/specification/types.ts';
import { newest, standingsOf } from './decisions.ts';

export type ThreadEntry =
	| {
			readonly kind: 'decision';
			readonly row: Confirmation;
			/** What is no longer as it was decided on; the decision counts while there is nothing. */
			readonly changes: readonly Unsettled[];
			/** The day (UTC) of the latest of those changes; null where there is none. */
			readonly changedOn: CalendarDate | null;
	  }
	| { readonly kind: 'comment'; readonly row: Comment };

/** The decisions and comments on one claim, oldest first; equals stand in the order of their ids. */
export function threadOf(
	claim: Claim,
	confirmations: readonly Confirmation[],
	comments: readonly Comment[],
	behindOf: BehindOf
): ThreadEntry[] {
	const about = ({ fields, deleted }: Confirmation | Comment) => !deleted && fields.claim === claim.id;
	const entries: ThreadEntry[] = [
		...confirmations.filter(about).map((row) => {
			const changes = changesSince(row, claim, behindOf);
			const changedOn = lastChanged(changes, claim, behindOf(claim));
			return { kind: 'decision' as const, row, changes, changedOn };
		}),
		...comments.filter(about).map((row) => ({ kind: 'comment' as const, row }))
	];
	const place = ({ row }: ThreadEntry) => `${row.fields.on} ${row.createdAt} ${row.id}`;
	return entries.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function lastChanged(
	changes: readonly Unsettled[],
	claim: Claim,
	{ evidence, files, tag }: Behind
): CalendarDate | null {
	const rowsOf: Record<Unsettled, readonly (Row | undefined)[]> = {
		claim: [claim],
		text: [evidence],
		date: [evidence],
		files,
		tag: [tag]
	};
	const days = changes.flatMap((what) => rowsOf[what]).map((row) => row?.changedAt.slice(0, 10) ?? '');
	return days.sort().at(-1) || null;
}

/**
 * Why a claim waits.
 *
 * - *new*: nobody in that role has decided on it
 * - *changed*: it was confirmed, and it or what shows it has changed since
 * - *answered*: it was sent back, and has changed since
 */
export type Because = 'new' | 'changed' | 'answered';

export interface Waiting {
	readonly claim: Claim;
	readonly because: Because;
}

/**
 * The claims on which a tutor (or an employer) has no decision in force, in the order in which they came.
 *
 * @param confirmations of the record, on whatever claims
 */
export function waitingFor(
	role: Decider,
	claims: readonly Claim[],
	confirmations: readonly Confirmation[],
	behindOf: BehindOf
): Waiting[] {
	const own = confirmations.filter(({ deleted, fields }) => !deleted && fields.role === role);
	const byClaim = Map.groupBy(own, ({ fields }) => fields.claim);
	return claims.flatMap((claim): Waiting[] => {
		const decisions = byClaim.get(claim.id) ?? [];
		if (standingsOf(claim, decisions, behindOf)[role] !== 'claimed') return [];
		const last = newest(decisions)?.fields.decision;
		return [{ claim, because: last === undefined ? 'new' : last === 'confirmed' ? 'changed' : 'answered' }];
	});
}
