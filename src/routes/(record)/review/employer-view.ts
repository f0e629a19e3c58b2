/** What an employer wants to know of a record, counted by the rules. */
import type { Count, Coverage, Group } from '#lib/assessment/coverage.ts';
import { standingsOf } from '#lib/assessment/decisions.ts';
import type { BehindOf } from '#lib/record/behind.ts';
import type { Claim, Confirmation, Evidence } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';

export interface AreaLine {
	readonly id: string;
	readonly name: string;
	readonly total: number;
	/** The five share out the total. */
	readonly confirmed: number;
	readonly claimed: number;
	readonly returned: number;
	readonly linked: number;
	readonly missing: number;
}

/** Each area's requirements by how far they are shown, without what is only expected. */
export function areaLines(specification: Specification, coverage: Coverage): AreaLine[] {
	return specification.areas.flatMap(({ id, name }) => {
		const group = coverage.areas.get(id);
		const line = group && sum(group);
		return line && line.total > 0 ? [{ id, name, ...line }] : [];
	});
}

/** The same for all of a group. */
export function sum({ ksbs, criteria }: Group): Omit<AreaLine, 'id' | 'name'> {
	const counts = [ksbs, ...criteria.filter(({ grade }) => grade !== 'expected').map(({ count }) => count)];
	const all = (of: (count: Count) => number) => counts.reduce((number, count) => number + of(count), 0);
	return {
		total: all(({ total }) => total),
		confirmed: all(({ confirmed }) => confirmed),
		claimed: all(({ claimed, confirmed }) => claimed - confirmed),
		returned: all(({ returned }) => returned),
		linked: all(({ linked }) => linked),
		missing: all(({ missing }) => missing)
	};
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
	behindOf: BehindOf,
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
			if (standingsOf(claim, decisions, behindOf).tutor !== 'confirmed') continue;
			confirmed++;
			for (const decision of decisions)
				if (standingsOf(claim, [decision], behindOf).tutor === 'confirmed') by.add(decision.fields.person);
		}
		return { evidence: piece, claims: own.length, confirmed, by: [...by] };
	});
}
