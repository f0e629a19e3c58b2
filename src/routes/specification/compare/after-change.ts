/** What a record would be worth on another specification, by the same rules as everywhere. */
import { mockDecisions } from '#lib/assessment/mock-decisions.ts';
import { predict, type Prediction } from '#lib/assessment/prediction.ts';
import { cover } from '#lib/assessment/coverage.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { fit } from '#lib/specification/fit.ts';
import type { Criterion, Specification } from '#lib/specification/types.ts';

export interface AfterChange {
	readonly prediction: Prediction;
	/** Criteria there by what the claims made so far do for them. */
	readonly carried: readonly Criterion[];
	readonly again: readonly Criterion[];
	readonly open: readonly Criterion[];
	/** Claims that would do nothing there until the record comes back. */
	readonly waiting: number;
	/** Marks of finished mocks on criteria that are not asked there. */
	readonly mocks: number;
}

/** Nothing is written: the record's rows are counted as if it were on `there`. */
export function afterChange(record: CurrentRecord, there: Specification): AfterChange {
	const links = record.all('link').map(({ fields }) => fields);
	const fitted = fit(there, [record.specification], links);
	const tally = tallyOf(fitted, record.rows());
	const decisions = mockDecisions(record.all('mock'), record.all('correction'));
	const known = new Set<string>(fitted.criteria.map(({ key }) => key));
	const { states } = cover(tally, record.situation);
	const inState = (...wanted: string[]) =>
		fitted.criteria.filter(
			({ key, grade }) => grade !== 'expected' && wanted.includes(states.get(key) ?? '')
		);
	return {
		prediction: predict(tally, record.situation, decisions),
		carried: inState('claimed', 'confirmed'),
		again: inState('linked', 'returned'),
		open: inState('missing'),
		waiting: tally.unplaced.length,
		mocks: decisions.filter(({ requirement }) => !known.has(requirement)).length
	};
}
