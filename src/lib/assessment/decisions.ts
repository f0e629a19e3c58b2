/** What tutors and employers decided on one claim, read together. */
import { changesSince, isAbout, type BehindOf } from '#lib/record/behind.ts';
import type { CalendarDate, Claim, Confirmation } from '#lib/record/rows.ts';

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

/** What a tutor and an employer said last of a claim's present version. */
export interface Said {
	readonly tutor: Confirmation | null;
	readonly employer: Confirmation | null;
}

/**
 * The decisions on a claim in its present version. The newest of each role counts: by day, by when it was
 * written (two of one day are a change of mind), then by row id, so that the order in which copies of a
 * record were joined makes no difference. An apprentice, provider or assessor decides on no claim.
 */
export function saidOf(claim: Claim, confirmations: Iterable<Confirmation>): Said {
	let tutor: Confirmation | null = null;
	let employer: Confirmation | null = null;
	for (const confirmation of confirmations) {
		if (confirmation.deleted || !isAbout(confirmation, claim)) continue;
		if (confirmation.fields.role === 'tutor') tutor = newer(tutor, confirmation);
		else if (confirmation.fields.role === 'employer') employer = newer(employer, confirmation);
	}
	return { tutor, employer };
}

/**
 * Where a claim stands. A confirmation counts while what was seen is as it was; once it is not, the claim
 * waits for a new decision, whatever was decided before that confirmation.
 */
export function standingsOf(
	claim: Claim,
	confirmations: Iterable<Confirmation>,
	behindOf: BehindOf
): Standings {
	const { tutor, employer } = saidOf(claim, confirmations);
	const byTutor = tutor && counts(tutor, claim, behindOf) ? tutor.fields : null;
	const byEmployer = employer && counts(employer, claim, behindOf) ? employer.fields : null;
	return {
		tutor: byTutor?.decision ?? 'claimed',
		on: byTutor?.on ?? null,
		employer: byEmployer?.decision ?? 'claimed',
		employerOn: byEmployer?.on ?? null
	};
}

function counts(decision: Confirmation, claim: Claim, behindOf: BehindOf): boolean {
	return changesSince(decision, claim, behindOf).length === 0;
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
