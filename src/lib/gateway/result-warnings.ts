/** Results that do not fit together or into the rules: told, never put right by guessing. */
import { byAge } from '#lib/assessment/results.ts';
import type { CalendarDate, Result } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';

/**
 * - *unknown*: the specification has no such method, part or grade
 * - *two-firsts*: more than one first attempt at the same thing
 * - *no-first*: a resit or retake of something that has no first attempt in the record
 * - *after-pass*: another attempt after a pass
 * - *above-cap*: a resit or retake graded above the cap, without agreed circumstances
 * - *beyond-chances*: more attempts than the organisation provides
 * - *marks-contradict*: a criterion is not met that the grade needs
 * - *before-gateway*, *too-late*: before the gateway date; after the last day for resits and retakes
 */
export interface ResultWarning {
	readonly kind:
		| 'unknown'
		| 'two-firsts'
		| 'no-first'
		| 'after-pass'
		| 'above-cap'
		| 'beyond-chances'
		| 'marks-contradict'
		| 'before-gateway'
		| 'too-late';
	readonly result: Result;
}

/** @param dates the gateway date, and the last day for resits and retakes, as far as they are known */
export function resultWarnings(
	specification: Specification,
	results: readonly Result[],
	dates: { readonly gateway: CalendarDate | null; readonly resitsEnd: CalendarDate | null }
): ResultWarning[] {
	const groups = Map.groupBy(
		results.toSorted(byAge),
		({ fields }) => `${fields.method} ${fields.part ?? ''}`
	);
	return [...groups.values()].flatMap((group) =>
		group.flatMap((result, index) =>
			kindsOf(specification, group, index, dates).map((kind) => ({ kind, result }))
		)
	);
}

function kindsOf(
	specification: Specification,
	/** All attempts at the same thing, oldest first. */
	group: readonly Result[],
	index: number,
	{ gateway, resitsEnd }: Parameters<typeof resultWarnings>[2]
): ResultWarning['kind'][] {
	const { fields } = group[index] as Result;
	const { grades, retakes, methods } = specification;
	const rank = (grade: string) => grades.findIndex(({ id }) => id === grade);
	const method = methods.find(({ id }) => id === fields.method);
	const graded = fields.part === null ? method : method?.parts.find(({ id }) => id === fields.part);
	if (!method || !graded || rank(fields.grade) < 0) return ['unknown'];
	const before = group.slice(0, index);
	const isFirst = fields.attempt === 'first';
	const further = group.slice(0, index + 1).filter((one) => one.fields.attempt !== 'first').length;
	const lifted = retakes.liftedByExceptional && group.some((one) => one.fields.exceptional);
	const needed = new Set(
		graded.grading.kind === 'criteria'
			? graded.grading.steps.flatMap((step) =>
					step.atLeast === 'all' && rank(step.grade) <= rank(fields.grade) ? [step.criteria] : []
				)
			: []
	);
	const contradicts = specification.criteria.some(
		({ key, method: of, part, grade }) =>
			of === fields.method &&
			(fields.part === null || part === fields.part) &&
			needed.has(grade) &&
			fields.marks[key] === 'not-met'
	);
	const found: [ResultWarning['kind'], boolean][] = [
		['two-firsts', isFirst && before.some((one) => one.fields.attempt === 'first')],
		['no-first', !isFirst && !group.some((one) => one.fields.attempt === 'first')],
		['after-pass', before.some((one) => rank(one.fields.grade) > 0)],
		['above-cap', !isFirst && !lifted && rank(fields.grade) > rank(retakes.cap)],
		['beyond-chances', !isFirst && retakes.chances !== null && further > retakes.chances],
		['marks-contradict', contradicts],
		['before-gateway', gateway !== null && fields.on < gateway],
		['too-late', !isFirst && resitsEnd !== null && fields.on > resitsEnd]
	];
	return found.flatMap(([kind, holds]) => (holds ? [kind] : []));
}
