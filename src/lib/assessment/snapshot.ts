/**
 * One count over a record at rest, without any index: what it takes to show every figure once. A map from
 * claim to figure would cost more than all the counting, and is needed only when something changes.
 */
import { RowsBehind } from '#lib/record/behind.ts';
import type { Claim, Confirmation, Row } from '#lib/record/rows.ts';
import type { Decider } from '#lib/specification/types.ts';
import { standingsOf, UNDECIDED, type ClaimStanding } from './decisions.ts';
import { Figures } from './figures.ts';
import type { Reaches } from './reach.ts';

export interface Snapshot {
	readonly figures: Figures;
	readonly returned: readonly ClaimStanding[];
	readonly unplaced: readonly string[];
	readonly unused: readonly string[];
	readonly undecided: Readonly<Record<Decider, number>>;
}

/**
 * Counts rows of which none comes twice, in whatever order.
 *
 * @param useful by place: whether a claim there does anything for a requirement of the specification
 */
export function countRows(reaches: Reaches, useful: readonly boolean[], rows: readonly Row[]): Snapshot {
	const claims: Claim[] = [];
	const pieces = new Map<string, number>();
	const decisions = new Map<string, Confirmation[]>();
	for (const row of rows) {
		if (row.deleted) continue;
		if (row.kind === 'claim') claims.push(row);
		else if (row.kind === 'evidence') pieces.set(row.id, pieces.size);
		else if (row.kind === 'confirmation') {
			const others = decisions.get(row.fields.claim);
			if (others) others.push(row);
			else decisions.set(row.fields.claim, [row]);
		}
	}

	// Few records need it for the first figures: only confirmations keep what stood behind their claims.
	let behind: RowsBehind | null = null;
	const behindOf = (claim: Claim) => (behind ??= new RowsBehind(rows)).of(claim);
	const figures = new Figures(reaches);
	const used = new Uint8Array(pieces.size);
	const returned: ClaimStanding[] = [];
	const unplaced: string[] = [];
	const undecided = { tutor: 0, employer: 0 };
	for (const claim of claims) {
		const piece = pieces.get(claim.fields.evidence);
		if (piece === undefined) continue;
		used[piece] = 1;
		const decided = decisions.get(claim.id);
		const standings = decided ? standingsOf(claim, decided, behindOf) : UNDECIDED;
		if (standings.tutor === 'returned') returned.push({ claim, ...standings });
		const place = reaches.placeOf.get(claim.fields.requirement) ?? -1;
		if (useful[place]) {
			if (standings.tutor === 'claimed') undecided.tutor++;
			if (standings.employer === 'claimed') undecided.employer++;
		} else unplaced.push(claim.id);
		if (place >= 0) figures.pile(place, standings, 1);
	}
	figures.spreadAll();
	const unused = [...pieces].flatMap(([id, place]) => (used[place] ? [] : [id]));
	return {
		figures,
		returned: returned.sort(byClaim),
		unplaced: unplaced.sort(),
		unused: unused.sort(),
		undecided
	};
}

/** By claim id, so that the order in which rows came shows nowhere. */
export function byClaim(a: ClaimStanding, b: ClaimStanding): number {
	return a.claim.id < b.claim.id ? -1 : a.claim.id > b.claim.id ? 1 : 0;
}
