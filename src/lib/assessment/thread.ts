/** What was said about a claim, and which claims wait for somebody to say something. */
import type { Claim, Comment, Confirmation } from '#lib/record/rows.ts';
import type { Decider } from '#lib/specification/types.ts';
import { isInForce, newest, standingsOf } from './decisions.ts';

export type ThreadEntry =
	| {
			readonly kind: 'decision';
			readonly row: Confirmation;
			/** Whether the claim is still what was decided on. */
			readonly inForce: boolean;
	  }
	| { readonly kind: 'comment'; readonly row: Comment };

/** The decisions and comments on one claim, oldest first; equals stand in the order of their ids. */
export function threadOf(
	claim: Claim,
	confirmations: readonly Confirmation[],
	comments: readonly Comment[]
): ThreadEntry[] {
	const about = ({ fields, deleted }: Confirmation | Comment) => !deleted && fields.claim === claim.id;
	const entries: ThreadEntry[] = [
		...confirmations
			.filter(about)
			.map((row) => ({ kind: 'decision' as const, row, inForce: isInForce(row, claim.version) })),
		...comments.filter(about).map((row) => ({ kind: 'comment' as const, row }))
	];
	const place = ({ row }: ThreadEntry) => `${row.fields.on} ${row.createdAt} ${row.id}`;
	return entries.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/**
 * Why a claim waits.
 *
 * - *new*: nobody in that role has decided on it
 * - *changed*: it was confirmed, and has changed since
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
	confirmations: readonly Confirmation[]
): Waiting[] {
	const own = confirmations.filter(({ deleted, fields }) => !deleted && fields.role === role);
	const byClaim = Map.groupBy(own, ({ fields }) => fields.claim);
	return claims.flatMap((claim): Waiting[] => {
		const decisions = byClaim.get(claim.id) ?? [];
		if (standingsOf(claim, decisions)[role] !== 'claimed') return [];
		const last = newest(decisions)?.fields.decision;
		return [{ claim, because: last === undefined ? 'new' : last === 'confirmed' ? 'changed' : 'answered' }];
	});
}
