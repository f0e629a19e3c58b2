/** What a tally keeps of each claim and of each piece of evidence. */
import type { CalendarDate, Claim, Confirmation } from '#lib/record/rows.ts';
import type { ClaimStanding, Standing } from './decisions.ts';
import { byClaim } from './snapshot.ts';

/** A claim and all decisions on it; it exists as soon as either has come. */
export interface Entry {
	claim: Claim | null;
	/** None for most claims. */
	decisions: Confirmation[] | null;
	piece: Piece | null;
	/** Place of its requirement, or -1 where the specification does not know it. */
	place: number;
	/** Where it stands in the list of its requirement. */
	at: number;
	/** Whether it is counted now. */
	present: boolean;
	tutor: Standing;
	on: CalendarDate | null;
	employer: Standing;
	employerOn: CalendarDate | null;
}

/** An evidence row and the claims on it; it exists as soon as either has come. */
export interface Piece {
	readonly id: string;
	there: boolean;
	/** How many present claims it has. */
	uses: number;
	readonly claims: Entry[];
}

/** Of a claim of which nothing has come yet. */
export function newEntry(): Entry {
	return {
		claim: null,
		decisions: null,
		piece: null,
		place: -1,
		at: -1,
		present: false,
		tutor: 'claimed',
		on: null,
		employer: 'claimed',
		employerOn: null
	};
}

/** Whether something is in a set, as wanted. */
export function keep<T>(set: Set<T>, item: T, wanted: boolean): void {
	if (wanted) set.add(item);
	else set.delete(item);
}

/** Takes one thing out of a list that holds it. */
export function drop<T>(list: T[], item: T): void {
	list.splice(list.indexOf(item), 1);
}

/** What is shown of some entries, by claim id. */
export function listed(entries: Iterable<Entry>): ClaimStanding[] {
	const standings: ClaimStanding[] = [];
	for (const { claim, tutor, on, employer, employerOn } of entries) {
		if (claim) standings.push({ claim, tutor, on, employer, employerOn });
	}
	return standings.sort(byClaim);
}
