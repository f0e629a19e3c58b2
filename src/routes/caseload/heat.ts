/** Which criteria are open for how many, and for whom. */
import { stateOfLetter } from '#lib/gateway/caseload-summary.ts';
import type { State } from '#lib/assessment/coverage.ts';
import type { Criterion, Specification } from '#lib/specification/types.ts';
import type { Line } from './lines.ts';

export interface HeatRow {
	readonly criterion: Criterion;
	/** For how many nothing shows it yet. */
	readonly missing: number;
	/** How many it applies to. */
	readonly of: number;
	/** A state for each line; null where it does not apply, or nobody has counted. */
	readonly states: readonly (State | null)[];
}

/** The criteria that count towards a grade, those missing most often first; equals in the printed order. */
export function heatOf(lines: readonly Line[], { criteria }: Specification): HeatRow[] {
	return criteria
		.map((criterion, place): HeatRow => {
			const states = lines.map(({ summary }) => stateOfLetter(summary?.criteria[place]));
			return {
				criterion,
				states,
				of: states.filter((state) => state !== null).length,
				missing: states.filter((state) => state === 'missing' || state === 'linked').length
			};
		})
		.filter(({ criterion, of }) => criterion.grade !== 'expected' && of > 0)
		.sort((a, b) => b.missing / b.of - a.missing / a.of);
}
