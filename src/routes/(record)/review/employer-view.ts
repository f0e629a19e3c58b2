/** What an employer wants to know of a record, counted by the rules. */
import type { Coverage, Group } from '#lib/assessment/coverage.ts';
import { standingsOf } from '#lib/assessment/decisions.ts';
import type { Claim, Confirmation, Evidence } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';

export interface AreaLine {
	readonly id: string;
	readonly name: string;
	readonly total: number;
	readonly confirmed: number;
	/** Claimed and not confirmed, or sent back: somebody has to act. */
	readonly open: number;
	readonly missing: number;
}

/** Each area's requirements by how far they are shown; what is reached through a link alone is missing here. */
export function areaLines(specification: Specification, coverage: Coverage): AreaLine[] {
	return specification.areas.flatMap(({ id, name }) => {
		const group = coverage.areas.get(id);
		const line = group && sum(group);
		return line && line.total > 0 ? [{ id, name, ...line }] : [];
	});
}

/** The same for all of a group. */
export function sum({ ksbs, criteria }: Group): Omit<AreaLine, 'id' | 'name'> {
	const counts = [ksbs, ...criteria.map(({ count }) => count)];
	const total = counts.reduce((all, count) => all + count.total, 0);
	const confirmed = counts.reduce((all, count) => all + count.confirmed, 0);
	const claimed = counts.reduce((all, count) => all + count.claimed, 0);
	const returned = counts.reduce((all, count) => all + count.returned, 0);
	return { total, confirmed, open: claimed - confirmed + returned, missing: total - claimed - returned };
}

export interface PieceLine {
	readonly evidence: Evidence;
	readonly claims: number;
	readonly confirmed: number;
	/** Ids of the people whose confirmations are in force. */
	readonly by: readonly string[];
}

/** The newest pieces by the day of the work, those without a day last. */
export function latestPieces(
	evidence: readonly Evidence[],
	claims: readonly Claim[],
	confirmations: readonly Confirmation[],
	most: number
): PieceLine[] {
	const day = ({ fields }: Evidence) => fields.date ?? '';
	const newest = evidence.toSorted((a, b) =>
		day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : a.id < b.id ? -1 : 1
	);
	const ofPiece = Map.groupBy(claims, ({ fields }) => fields.evidence);
	const ofClaim = Map.groupBy(confirmations, ({ fields }) => fields.claim);
	return newest.slice(0, most).map((piece): PieceLine => {
		const own = ofPiece.get(piece.id) ?? [];
		const by = new Set<string>();
		let confirmed = 0;
		for (const claim of own) {
			const decisions = ofClaim.get(claim.id) ?? [];
			if (standingsOf(claim, decisions).tutor !== 'confirmed') continue;
			confirmed++;
			for (const decision of decisions)
				if (standingsOf(claim, [decision]).tutor === 'confirmed') by.add(decision.fields.person);
		}
		return { evidence: piece, claims: own.length, confirmed, by: [...by] };
	});
}
