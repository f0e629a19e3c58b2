/** Coverage as lines that a picture or a table shows: one for each place and kind of requirement. */
import type { Grade, Specification } from '#lib/specification/types.ts';
import type { Count, Coverage, Group } from './coverage.ts';

/** `ksb`, or the grade that criteria are for. */
export type LineKind = Grade | 'expected' | 'ksb';

export interface CoverageLine {
	/** Id of the area or method. */
	readonly place: string;
	readonly name: string;
	readonly kind: LineKind;
	/** The four share out the total: claimed without a decision, and nothing yet that was not sent back. */
	readonly confirmed: number;
	readonly claimed: number;
	readonly returned: number;
	readonly linked: number;
	readonly missing: number;
	readonly total: number;
}

/** A line for each method and kind of requirement that it has. */
export function linesByMethod(specification: Specification, coverage: Coverage): CoverageLine[] {
	return specification.methods.flatMap(({ id, name }) => linesOf(id, name, coverage.methods.get(id)));
}

/** A line for each area and kind of requirement that it has. */
export function linesByArea(specification: Specification, coverage: Coverage): CoverageLine[] {
	return specification.areas.flatMap(({ id, name }) => linesOf(id, name, coverage.areas.get(id)));
}

function linesOf(place: string, name: string, group: Group | undefined): CoverageLine[] {
	if (!group) return [];
	const line = (kind: LineKind, count: Count): CoverageLine[] => {
		const { total, claimed, confirmed, returned, linked, missing } = count;
		return total > 0
			? [{ place, name, kind, confirmed, claimed: claimed - confirmed, returned, linked, missing, total }]
			: [];
	};
	return [...group.criteria.flatMap(({ grade, count }) => line(grade, count)), ...line('ksb', group.ksbs)];
}
