/** Which pieces of evidence may answer an action. */
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import type { Action, Evidence } from '#lib/record/rows.ts';
import type { RequirementKey } from '#lib/specification/types.ts';

export interface Pieces {
	/** Claimed for what the action is about, since it was agreed. */
	readonly likely: readonly Evidence[];
	/** All others, the newest first. */
	readonly others: readonly Evidence[];
}

export function piecesFor(record: CurrentRecord, { fields, createdAt }: Action): Pieces {
	const claims = fields.requirements.flatMap((key) => record.claims(key as RequirementKey).direct);
	const claimed = new Set(
		claims.filter(({ claim }) => claim.createdAt > createdAt).map(({ claim }) => claim.fields.evidence)
	);
	const newestFirst = record
		.all('evidence')
		.toSorted((a, b) => (a.createdAt > b.createdAt ? -1 : a.createdAt < b.createdAt ? 1 : 0));
	const { likely = [], others = [] } = Object.groupBy(newestFirst, ({ id }) =>
		claimed.has(id) ? 'likely' : 'others'
	);
	return { likely, others };
}
