/** What a requirement is linked with, as its own page tells it. */
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import type { LinkKind, Requirement, RequirementKey } from '#lib/specification/types.ts';

export interface Related {
	readonly other: Requirement;
	readonly from: RequirementKey;
	readonly to: RequirementKey;
	/** Taken away by somebody: it may come back. */
	readonly kind: LinkKind | 'none';
	/** Somebody said so in this record; the rest stands in the specification. */
	readonly own: boolean;
	/** Where claims go: from this one to the other, the other way, or both. */
	readonly way: 'up' | 'down' | 'both';
}

/** All links of a requirement with another of the specification, those that were taken away included. */
export function relatedTo({ key }: Requirement, record: CurrentRecord): Related[] {
	const own = record.all('link').map(({ fields }) => fields);
	const said = new Set(own.map(({ from, to }) => `${from} ${to}`));
	const gone = own
		.filter(({ as }) => as === 'none')
		.map(({ from, to }) => ({
			from: from as RequirementKey,
			to: to as RequirementKey,
			kind: 'none' as const
		}));
	return [...record.specification.links, ...gone].flatMap(({ from, to, kind }): Related[] => {
		const other = record.requirements.get(from === key ? to : to === key ? from : '');
		if (!other) return [];
		const way = kind === 'same' ? 'both' : from === key ? 'up' : 'down';
		return [{ other, from, to, kind, own: said.has(`${from} ${to}`), way }];
	});
}
