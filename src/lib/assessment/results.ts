/** What the results of the assessment itself decide, as the predictions take it. */
import type { Result } from '#lib/record/rows.ts';
import type { Method, Part, RequirementKey, Specification } from '#lib/specification/types.ts';
import type { Decision } from './prediction.ts';
import type { Settled, Situation } from './situation.ts';

export interface Told {
	readonly decisions: readonly Decision[];
	readonly situation: Required<Pick<Situation, 'retaken' | 'exceptional' | 'settled'>>;
}

/**
 * Reads the results of a record. Of one method or part the newest attempt counts. A result for a method that
 * the specification has not, or of a grade that it has not, is passed over.
 *
 * - A grade settles its method or part. What it says of single criteria follows where the grade leaves no
 *   doubt: a step that asks for all its criteria and was reached has them all met.
 * - A fail with another chance is read like a mock: what was not met counts again once newer work shows it.
 *   The next attempt is capped as a retake.
 * - A method's own result settles it until a part of it is assessed again.
 *
 * @param results without the deleted ones
 */
export function toldBy(specification: Specification, results: readonly Result[]): Told {
	const settled = new Map<string, Settled>();
	const decisions: Decision[] = [];
	const retaken: string[] = [];
	const exceptional: string[] = [];
	for (const method of specification.methods) {
		const ofMethod = results.filter(({ fields }) => fields.method === method.id).sort(byAge);
		if (ofMethod.some(({ fields }) => fields.exceptional)) exceptional.push(method.id);
		for (const one of [method, ...method.parts]) {
			const attempts = ofMethod.filter(({ fields }) => (fields.part ?? method.id) === one.id);
			const latest = attempts.at(-1);
			const rank = specification.grades.findIndex(({ id }) => id === latest?.fields.grade);
			if (!latest || rank < 0) continue;
			const again = rank === 0 && chancesLeft(specification, attempts) !== 0;
			if (one !== method || latest === ofMethod.at(-1))
				settled.set(one.id, { grade: latest.fields.grade, again });
			if (rank === 0 || latest.fields.attempt !== 'first') retaken.push(method.id);
			decisions.push(...decided(specification, method, one, latest, again));
		}
	}
	return { decisions, situation: { retaken, exceptional, settled } };
}

/**
 * How many more times the organisation lets somebody try: null where there is no limit, or none is known.
 *
 * @param attempts at one method or part
 */
export function chancesLeft({ retakes }: Specification, attempts: readonly Result[]): number | null {
	if (retakes.chances === null) return null;
	const taken = attempts.filter(({ fields }) => fields.attempt !== 'first').length;
	return Math.max(0, retakes.chances - taken);
}

/** The day of the result comes first; on one day an attempt that came later counts as later. */
export function byAge(a: Result, b: Result): number {
	const key = ({ fields: { on, attempt }, createdAt, id }: Result) =>
		`${on} ${attempt === 'first' ? 0 : 1} ${createdAt} ${id}`;
	return key(a) < key(b) ? -1 : 1;
}

function decided(
	{ criteria, grades }: Specification,
	method: Method,
	one: Method | Part,
	{ fields: { marks, grade, on } }: Result,
	again: boolean
): Decision[] {
	const told = Object.entries(marks).map(([key, verdict]): Decision => {
		return { requirement: key as RequirementKey, verdict, from: again ? 'mock' : 'result', on };
	});
	if (again || one.grading.kind !== 'criteria') return told;
	const ranks = grades.map(({ id }) => id);
	for (const step of one.grading.steps) {
		const counted = criteria.filter(
			(criterion) =>
				criterion.method === method.id &&
				(one === method || criterion.part === one.id) &&
				criterion.grade === step.criteria
		);
		const reached = ranks.indexOf(step.grade) <= ranks.indexOf(grade);
		const all = step.atLeast === 'all' || step.atLeast === counted.length;
		if (reached ? !all : one === method) continue;
		for (const { key: requirement } of counted) {
			if (Object.hasOwn(marks, requirement)) continue;
			const verdict = reached ? 'met' : 'not-met';
			// One of several was not met, and nobody said which: none of them is promised.
			const from = reached || counted.length === 1 ? 'result' : 'mock';
			told.push({ requirement, verdict, from, on });
		}
	}
	return told;
}
