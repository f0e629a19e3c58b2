/** What tutors and employers decided on one claim, read together. */
import type { CalendarDate, Claim, Confirmation, VersionVector } from '#lib/record/rows.ts';
import { joinVersions, sameVersion } from '#lib/record/versions.ts';

/** Where a claim stands with the tutors. */
export type Standing = 'claimed' | 'confirmed' | 'returned';

export interface Standings {
	readonly tutor: Standing;
	/** The day of the tutor's decision that is in force. */
	readonly on: CalendarDate | null;
	/** Counts as secure only where the specification gives the decision to the employer. */
	readonly employer: Standing;
	readonly employerOn: CalendarDate | null;
}

/** A claim with where it stands. */
export interface ClaimStanding extends Standings {
	readonly claim: Claim;
}

export const UNDECIDED: Standings = { tutor: 'claimed', on: null, employer: 'claimed', employerOn: null };

/**
 * Reads the decisions on a claim in its present version.
 *
 * A confirmation is for exactly the version that was seen. A return stands until the claim has moved on
 * from what was seen. Of the decisions in force the newest counts: by day, by when it was written (two of
 * one day are a change of mind), then by row id, so that the order in which copies of a record were
 * joined makes no difference. An apprentice, provider or
 * assessor decides on no claim.
 */
export function standingsOf(claim: Claim, confirmations: Iterable<Confirmation>): Standings {
	let tutor: Confirmation | null = null;
	let employer: Confirmation | null = null;
	for (const confirmation of confirmations) {
		if (confirmation.deleted || !isInForce(confirmation, claim.version)) continue;
		if (confirmation.fields.role === 'tutor') tutor = newer(tutor, confirmation);
		else if (confirmation.fields.role === 'employer') employer = newer(employer, confirmation);
	}
	return {
		tutor: tutor?.fields.decision ?? 'claimed',
		on: tutor?.fields.on ?? null,
		employer: employer?.fields.decision ?? 'claimed',
		employerOn: employer?.fields.on ?? null
	};
}

/** Whether a decision still speaks of the claim's present version. */
export function isInForce({ fields }: Confirmation, version: VersionVector): boolean {
	switch (fields.decision) {
		case 'confirmed':
			return sameVersion(fields.seen, version);
		case 'returned':
			return sameVersion(joinVersions(fields.seen, version), fields.seen);
		default:
			return fields.decision satisfies never;
	}
}

/** The newest of some decisions, in force or not; null where there is none. */
export function newest(confirmations: Iterable<Confirmation>): Confirmation | null {
	let found: Confirmation | null = null;
	for (const confirmation of confirmations) found = newer(found, confirmation);
	return found;
}

function newer(a: Confirmation | null, b: Confirmation): Confirmation {
	if (!a) return b;
	if (a.fields.on !== b.fields.on) return a.fields.on > b.fields.on ? a : b;
	if (a.createdAt !== b.createdAt) return a.createdAt > b.createdAt ? a : b;
	return a.id > b.id ? a : b;
}
