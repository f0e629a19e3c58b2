/** What somebody tries out: marks that are assumed, and nothing that is ever saved. */
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { whatIf } from '#lib/assessment/prediction.ts';
import type { Mark } from '#lib/assessment/situation.ts';
import { alsoMet, waysUp } from '#lib/assessment/way-up.ts';

export class Assumed {
	readonly record: CurrentRecord;
	marks = $state.raw<ReadonlyMap<string, Mark>>(new Map());
	/** Method → points, where it is graded by points. */
	points = $state.raw<ReadonlyMap<string, number>>(new Map());
	/** What counts as done before anything is ticked. */
	from = $state<'secure' | 'onEvidence'>('onEvidence');

	constructor(record: CurrentRecord) {
		this.record = record;
	}

	get empty(): boolean {
		return this.marks.size === 0 && this.points.size === 0;
	}

	readonly prediction = $derived.by(() => {
		const { tally, situation, decisions } = this.record;
		return whatIf(tally, { ...situation, points: this.points }, this.marks, decisions);
	});

	readonly ways = $derived.by(() => {
		const { specification, coverage } = this.record;
		return waysUp(specification, this.prediction, coverage, this.from);
	});

	/** @param mark null puts it back to as it stands */
	mark(criterion: string, mark: Mark | null): void {
		const marks = new Map(this.marks);
		if (mark === null) marks.delete(criterion);
		else marks.set(criterion, mark);
		this.marks = marks;
	}

	meet(criteria: readonly string[]): void {
		this.marks = alsoMet(this.marks, criteria);
	}

	/** @param given as a number field has it */
	score(method: string, given: number | null): void {
		const points = new Map(this.points);
		if (given === null || Number.isNaN(given)) points.delete(method);
		else points.set(method, given);
		this.points = points;
	}

	reset(): void {
		this.marks = new Map();
		this.points = new Map();
	}
}
