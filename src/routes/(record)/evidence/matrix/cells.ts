/** What stands in the matrix: how far one piece shows each requirement. */
import { standingsOf, type Standing } from '#lib/assessment/decisions.ts';
import { reachOf } from '#lib/assessment/reach.ts';
import type { BehindOf } from '#lib/record/behind.ts';
import type { Claim, Confirmation } from '#lib/record/rows.ts';
import type { Requirement, RequirementKey, Specification } from '#lib/specification/types.ts';

/** `linked`: by way of a claim on something else. */
export type CellState = Standing | 'linked';

export interface Cell {
	readonly state: CellState;
	/** The piece's own claims on it; none where it is only linked. */
	readonly claims: readonly Claim[];
}

/** A claim's decision counts by whoever decides on the requirement. */
export interface Known {
	readonly specification: Specification;
	readonly requirements: ReadonlyMap<string, Requirement>;
	/** By claim id. */
	readonly decisions: ReadonlyMap<string, readonly Confirmation[]>;
	readonly behindOf: BehindOf;
}

const rank: Record<CellState, number> = { confirmed: 3, claimed: 2, returned: 1, linked: 0 };

/** The filled cells of one piece. Costs as much as the piece has claims. */
export function cellsOf(claims: readonly Claim[], known: Known): ReadonlyMap<RequirementKey, Cell> {
	const cells = new Map<RequirementKey, Cell>();
	for (const claim of claims) {
		const key = claim.fields.requirement as RequirementKey;
		const state = stateOf(claim, known);
		const other = cells.get(key);
		cells.set(key, {
			state: other && rank[other.state] > rank[state] ? other.state : state,
			claims: [...(other?.claims ?? []), claim]
		});
	}
	for (const { fields } of claims) {
		const { same, part } = reachOf(known.specification, fields.requirement);
		for (const key of [...same, ...part])
			if (!cells.has(key)) cells.set(key, { state: 'linked', claims: [] });
	}
	return cells;
}

function stateOf(claim: Claim, { requirements, decisions, behindOf }: Known): Standing {
	const decided = decisions.get(claim.id);
	if (!decided) return 'claimed';
	const requirement = requirements.get(claim.fields.requirement);
	const decider = requirement?.type === 'criterion' ? requirement.decidedBy : 'tutor';
	return standingsOf(claim, decided, behindOf)[decider];
}

/** Whether more would go with a claim than a press brings back: words, a place, or somebody's decision. */
export function hasMore(claims: readonly Claim[], { decisions }: Known): boolean {
	return claims.some(
		({ id, fields }) => fields.how !== '' || fields.where !== '' || fields.tag || decisions.has(id)
	);
}
