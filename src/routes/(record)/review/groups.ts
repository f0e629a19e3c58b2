/** What waits, in the order in which it is worked through: by area as the specification runs, or by piece. */
import type { Waiting } from '#lib/assessment/thread.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { placeName } from '#lib/specification/find.ts';

export type By = 'area' | 'evidence';

export interface WaitingGroup {
	readonly id: string;
	readonly name: string;
	/** The piece that all of it is about; null where they are about several. */
	readonly evidence: string | null;
	readonly items: readonly Waiting[];
}

/** What changed after a decision comes first within its group: somebody answered. */
export function groupsOf(record: CurrentRecord, waiting: readonly Waiting[], by: By): WaitingGroup[] {
	const order = new Map([...record.requirements.keys()].map((key, index) => [key, index]));
	const place = ({ claim }: Waiting) => order.get(claim.fields.requirement) ?? Infinity;
	const sorted = waiting.toSorted((a, b) => place(a) - place(b) || (a.claim.id < b.claim.id ? -1 : 1));
	const groups = Map.groupBy(sorted, ({ claim }) => {
		if (by === 'evidence') return claim.fields.evidence;
		const requirement = record.requirements.get(claim.fields.requirement);
		return requirement ? placeName(record.specification, requirement) : 'Elsewhere in the standard';
	});
	const found = [...groups].map(([id, items]): WaitingGroup => {
		const piece = by === 'evidence' ? record.get('evidence', id) : undefined;
		return {
			id,
			name: piece?.fields.title ?? id,
			evidence: piece?.id ?? null,
			items: items.toSorted((a, b) => Number(a.because === 'new') - Number(b.because === 'new'))
		};
	});
	if (by === 'area') return found;
	const day = ({ evidence }: WaitingGroup) => record.get('evidence', evidence ?? '')?.fields.date ?? '';
	return found.sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0));
}
