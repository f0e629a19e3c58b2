/** The pieces of a record that stand beside a mark sheet, with what they are claimed for on it. */
import type { Claim, Evidence } from '#lib/record/rows.ts';
import type { Criterion, RequirementKey, Specification } from '#lib/specification/types.ts';

export interface PieceBeside {
	readonly evidence: Evidence;
	readonly claims: readonly {
		/** The criterion of the sheet that it serves, itself or by a link. */
		readonly on: RequirementKey;
		readonly claim: Claim;
	}[];
}

/**
 * Pieces claimed for anything on the sheet come first, in the order of the sheet; then all others, the newest
 * last. To read, a link of any kind is good enough: nothing is counted here.
 */
export function piecesBeside(
	{ links }: Pick<Specification, 'links'>,
	criteria: readonly Pick<Criterion, 'key'>[],
	evidence: readonly Evidence[],
	claims: readonly Claim[]
): PieceBeside[] {
	const byRequirement = Map.groupBy(claims, ({ fields }) => fields.requirement);
	const linked = (key: RequirementKey) =>
		links.flatMap(({ from, to }) => (from === key ? [to] : to === key ? [from] : []));
	const found = criteria.flatMap(({ key }) =>
		[key, ...linked(key)].flatMap((one) =>
			(byRequirement.get(one) ?? []).map((claim) => ({ on: key, claim }))
		)
	);
	const byPiece = Map.groupBy(found, ({ claim }) => claim.fields.evidence);
	const order = new Map([...byPiece.keys()].map((id, index) => [id, index]));
	const place = ({ id }: Evidence) => order.get(id) ?? order.size;
	return evidence
		.toSorted((a, b) => place(a) - place(b) || (a.createdAt < b.createdAt ? -1 : 1))
		.map((piece) => ({ evidence: piece, claims: byPiece.get(piece.id) ?? [] }));
}
