/**
 * What follows a fail, by the organisation's own rules (`resits` and `retakes` of the specification): what is
 * allowed, by when, and what it does to the grade. What the handbook leaves open is said, never guessed.
 */
import { byAge, chancesLeft } from '#lib/assessment/results.ts';
import type { CalendarDate, Result } from '#lib/record/rows.ts';
import type { Practice, Resits } from '#lib/specification/practice-types.ts';
import type { Rules } from '#lib/specification/rules-types.ts';
import type { Grade, Specification } from '#lib/specification/types.ts';
import { addMonths } from './calendar.ts';
import type { DatedDeadline, Deadline, RecordDates } from './deadline.ts';
import { datedDeadlines, deadlines } from './deadlines.ts';

/** A method or a part of it that was failed and not passed since. */
export interface Failed {
	readonly method: string;
	readonly part: string | null;
	/** The newest attempt. */
	readonly result: Result;
	/** The first one too. */
	readonly attempts: number;
}

export interface ResitPlan extends Failed {
	/** How many more there are: null where there is no limit or none is printed. */
	readonly left: number | null;
	/** Nothing can be gained any more by going again. */
	readonly closed: boolean;
	/** The best grade of the next attempt; null where agreed circumstances lift the cap. */
	readonly cap: Grade | null;
	/** Further training before it, from the last failed result on. */
	readonly training: {
		readonly from: CalendarDate;
		readonly until: CalendarDate;
		readonly source: string;
	} | null;
	/** What has a date and is about this fail, earliest first. */
	readonly dated: readonly DatedDeadline[];
	/** Deadlines that have no date yet. */
	readonly undated: readonly Deadline[];
	/** What the method is like the second time. */
	readonly again: Resits['methods'][number] | null;
}

export interface Rulebook {
	readonly specification: Specification;
	readonly practice: Pick<Practice, 'resits' | 'deadlines'>;
	readonly rules: Rules;
}

/** What was failed last time, in the specification's order. */
export function failedOf({ methods, grades }: Specification, results: readonly Result[]): Failed[] {
	const lowest = grades[0]?.id;
	return methods.flatMap((method) => {
		const ofMethod = results.filter(({ fields }) => fields.method === method.id).sort(byAge);
		const whole = ofMethod.findLast(({ fields }) => fields.part === null);
		const parts = [null, ...method.parts.map(({ id }) => id)];
		return parts.flatMap((part): Failed[] => {
			const attempts = ofMethod.filter(({ fields }) => fields.part === part);
			const result = attempts.at(-1);
			if (!result || result.fields.grade !== lowest) return [];
			// The whole passed since, so the part did too.
			if (part !== null && whole && whole.fields.grade !== lowest && byAge(result, whole) < 0) return [];
			return [{ method: method.id, part, result, attempts: attempts.length }];
		});
	});
}

/** Plans another attempt for all that was failed. */
export function resitPlans(book: Rulebook, results: readonly Result[], dates: RecordDates): ResitPlan[] {
	const failed = failedOf(book.specification, results);
	return failed.map((one) => planOf(book, one, failed, results, dates));
}

function planOf(
	{ specification, practice, rules }: Rulebook,
	failed: Failed,
	all: readonly Failed[],
	results: readonly Result[],
	dates: RecordDates
): ResitPlan {
	const { method, part, result } = failed;
	const { resits } = practice;
	const { cap, liftedByExceptional } = specification.retakes;
	const ofMethod = results.filter(({ fields }) => fields.method === method);
	const left = chancesLeft(
		specification,
		ofMethod.filter(({ fields }) => fields.part === part)
	);
	const lifted = liftedByExceptional && ofMethod.some(({ fields }) => fields.exceptional);
	const again = resits?.methods.find((one) => one.method === method) ?? null;
	// Circumstances are asked for after the first attempt; a deadline of another method is none of this one's.
	const about = new Set([
		resits?.until,
		again?.by,
		...(result.fields.attempt === 'first' ? [resits?.exceptionalBy] : [])
	]);
	const decided = { ...dates, decision: result.fields.on };
	const counted = deadlines(practice.deadlines, decided, rules).filter(({ id }) => about.has(id));
	return {
		...failed,
		left,
		closed: left === 0,
		cap: lifted ? null : cap,
		training: trainingOf(resits, all),
		dated: datedDeadlines(counted),
		undated: counted.filter(({ outcome }) => outcome.state !== 'dated'),
		again
	};
}

/** Our reading: it is counted from the last of the failed results. */
function trainingOf(resits: Resits | null, failed: readonly Failed[]): ResitPlan['training'] {
	const training = resits?.training;
	const methods = new Set(failed.map(({ method }) => method));
	if (!training || methods.size < training.failed) return null;
	const last = failed.map(({ result }) => result.fields.on).reduce((a, b) => (a > b ? a : b));
	return {
		from: addMonths(last, training.minimumMonths),
		until: addMonths(last, training.maximumMonths),
		source: training.source
	};
}
