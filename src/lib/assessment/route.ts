/**
 * The cheapest way up: the fewest criteria that, once met, lift a method or the whole to a better grade.
 * Each method has its price for each grade; the whole takes the cheapest set of grades that a line of the
 * overall table accepts.
 */
import type { Grade, RequirementKey, Specification } from '#lib/specification/types.ts';
import { distance, nearestFirst, type Coverage, type State } from './coverage.ts';
import type { Prediction } from './prediction.ts';
import { judgeRules } from './overall.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { CriteriaResult, MethodVerdict, PointsResult, Verdict } from './verdict.ts';

/** What one method needs. */
export interface MethodWay {
	readonly method: string;
	readonly from: Grade;
	readonly to: Grade;
	/** Ids of the criteria to be met, nearest first; among `open` any as many of the same grade would do. */
	readonly criteria: readonly string[];
	/** All ids from which they were chosen. */
	readonly open: readonly string[];
	/** Points that the result must have at least, where the method is graded by points. */
	readonly points: number | null;
}

/**
 * - *capped*: a retake without agreed exceptional circumstances
 * - *ruled-out*: real results leave too few criteria or points
 * - *nothing-to-count*: too few criteria apply, or the method has no such grade
 */
export type Obstacle = 'capped' | 'ruled-out' | 'nothing-to-count';

export interface Blocked {
	/** Null for the whole. */
	readonly method: string | null;
	readonly because: Obstacle;
	readonly source: string;
}

export type Route =
	/** It has that grade or a better one; or no better one exists, where none was named. */
	| { readonly kind: 'there'; readonly grade: Grade }
	| { readonly kind: 'open'; readonly from: Grade; readonly to: Grade; readonly ways: readonly MethodWay[] }
	| {
			readonly kind: 'unreachable';
			readonly from: Grade;
			readonly to: Grade;
			readonly blocked: readonly Blocked[];
	  };

/** What routes are planned on. */
export interface Ground {
	readonly specification: Specification;
	/** Where the way starts. */
	readonly now: Verdict;
	/** What no result has ruled out. */
	readonly best: Verdict;
	readonly states: ReadonlyMap<RequirementKey, State>;
}

/**
 * @param from whether what is claimed counts as done; where it does not, it is the nearest to be done
 * @param coverage of the same tally and situation as the prediction
 */
export function groundOf(
	specification: Specification,
	prediction: Prediction,
	coverage: Coverage,
	from: 'secure' | 'onEvidence' = 'onEvidence'
): Ground {
	return { specification, now: prediction[from], best: prediction.reachable, states: coverage.states };
}

/**
 * The cheapest route of one method.
 *
 * @param to the grade to reach; the next one up where left out
 * @returns null where the specification has no such method
 */
export function methodRoute(ground: Ground, method: string, to?: Grade): Route | null {
	const prepared = prepare(ground.specification);
	const now = ground.now.methods.find(({ id }) => id === method);
	if (!now) return null;
	const grades = now.result.kind === 'points' ? now.result.boundaries : now.result.steps;
	const asked = to ?? nextUp(prepared, now.grade, grades);
	if (asked === null || rank(prepared, now.grade) >= rank(prepared, asked))
		return { kind: 'there', grade: now.grade };
	const way = wayOf(ground, prepared, now, asked);
	return 'because' in way
		? { kind: 'unreachable', from: now.grade, to: asked, blocked: [way] }
		: { kind: 'open', from: now.grade, to: asked, ways: [way] };
}

/**
 * The cheapest route of the whole: of all that each line of the overall table accepts, the one with the
 * fewest criteria (a result by points counts as one), and of equal ones the nearest.
 *
 * @param to the grade to reach; the next one up where left out
 */
export function overallRoute(ground: Ground, to?: Grade): Route {
	const prepared = prepare(ground.specification);
	const { overall, methods } = ground.now;
	const from = overall.grade;
	const asked = to ?? nextUp(prepared, from, overall.rules);
	if (asked === null || rank(prepared, from) >= rank(prepared, asked)) return { kind: 'there', grade: from };

	const cap = overall.retakes.find(
		({ lifted, cap }) => !lifted && rank(prepared, cap) < rank(prepared, asked)
	);
	if (cap) {
		const blocked: Blocked = { method: null, because: 'capped', source: cap.source };
		return { kind: 'unreachable', from, to: asked, blocked: [blocked] };
	}
	const choices = methods.map((method) => choicesOf(ground, prepared, method));
	const plans = combinations(choices).filter((plan) => accepted(prepared, plan, asked));
	const [cheapest] = plans.sort(cheaper(ground));
	if (cheapest) {
		const ways = cheapest.flatMap(({ way }) => (way ? [way] : []));
		return { kind: 'open', from, to: asked, ways };
	}
	return { kind: 'unreachable', from, to: asked, blocked: obstacles(ground, prepared, asked) };
}

/** A grade that a method can have, and what it takes; null where it takes nothing. */
interface Choice {
	readonly method: string;
	readonly rank: number;
	readonly way: MethodWay | null;
}

function choicesOf(ground: Ground, prepared: Prepared, method: MethodVerdict): Choice[] {
	const grades = method.result.kind === 'points' ? method.result.boundaries : method.result.steps;
	const here = { method: method.id, rank: rank(prepared, method.grade), way: null };
	const better = grades.flatMap(({ grade }): Choice[] => {
		if (rank(prepared, grade) <= here.rank) return [];
		const way = wayOf(ground, prepared, method, grade);
		return 'because' in way ? [] : [{ method: method.id, rank: rank(prepared, grade), way }];
	});
	return [here, ...better];
}

/** Every way of giving each method one of its grades: a handful, since methods and grades are few. */
function combinations(choices: readonly (readonly Choice[])[]): Choice[][] {
	return choices.reduce<Choice[][]>(
		(plans, options) => plans.flatMap((plan) => options.map((option) => [...plan, option])),
		[[]]
	);
}

function accepted(prepared: Prepared, plan: readonly Choice[], asked: Grade): boolean {
	const ranks = new Map(plan.map((choice) => [choice.method, choice.rank]));
	return judgeRules(prepared, ranks).some(
		({ holds, grade }) => holds && rank(prepared, grade) >= rank(prepared, asked)
	);
}

function cheaper(ground: Ground): (a: readonly Choice[], b: readonly Choice[]) => number {
	const price = (plan: readonly Choice[]) =>
		plan.reduce((sum, { way }) => sum + (way ? way.criteria.length + (way.points === null ? 0 : 1) : 0), 0);
	const effort = (plan: readonly Choice[]) =>
		plan.reduce(
			(sum, { way }) => sum + (way?.criteria ?? []).reduce((all, id) => all + distanceOf(ground, id), 0),
			0
		);
	return (a, b) => price(a) - price(b) || effort(a) - effort(b);
}

/** Why no line of the overall table can be kept: of the easiest line, what each method lacks. */
function obstacles(ground: Ground, prepared: Prepared, asked: Grade): Blocked[] {
	const rule = prepared.specification.overall.rules.findLast(
		({ grade }) => rank(prepared, grade) >= rank(prepared, asked)
	);
	const source = prepared.specification.overall.source;
	if (!rule) return [{ method: null, because: 'nothing-to-count', source }];
	const found = ground.now.methods.flatMap((method): Blocked[] => {
		const { optional } = prepared.methods.find(({ id }) => id === method.id) ?? { optional: false };
		const grades = [
			...(rule.everyMethod === null || optional ? [] : [rule.everyMethod]),
			...rule.counts.flatMap(({ of, grade }) => (of.includes(method.id) ? [grade] : []))
		].filter((grade) => rank(prepared, grade) > rank(prepared, method.grade));
		const blocked = grades
			.map((grade) => wayOf(ground, prepared, method, grade))
			.filter((way): way is Blocked => 'because' in way);
		return blocked.slice(0, 1);
	});
	return found.length > 0 ? found : [{ method: null, because: 'nothing-to-count', source }];
}

/** What it takes to lift a method from where it is to a better grade. */
function wayOf(ground: Ground, prepared: Prepared, now: MethodVerdict, to: Grade): MethodWay | Blocked {
	const { retake, result } = now;
	if (retake && !retake.lifted && rank(prepared, retake.cap) < rank(prepared, to))
		return { method: now.id, because: 'capped', source: retake.source };
	const { settled, result: best } = ground.best.methods.find(({ id }) => id === now.id) ?? {};
	if (settled) return { method: now.id, because: 'ruled-out', source: result.source };
	const needs =
		result.kind === 'points'
			? pointsFor(prepared, result, to)
			: criteriaFor(ground, prepared, result, best, to);
	if (typeof needs === 'string') return { method: now.id, because: needs, source: result.source };
	return { method: now.id, from: now.grade, to, ...needs };
}

type Needs = Pick<MethodWay, 'criteria' | 'open' | 'points'>;

function pointsFor(prepared: Prepared, { points, boundaries }: PointsResult, to: Grade): Needs | Obstacle {
	const boundary = boundaries.find(({ grade }) => rank(prepared, grade) >= rank(prepared, to));
	if (!boundary) return 'nothing-to-count';
	return points === null ? { criteria: [], open: [], points: boundary.from } : 'ruled-out';
}

/** Steps that count the same criteria share them, so of those the one that needs most decides. */
function criteriaFor(
	ground: Ground,
	prepared: Prepared,
	{ steps }: CriteriaResult,
	best: Verdict['methods'][number]['result'] | undefined,
	to: Grade
): Needs | Obstacle {
	const top = steps.findIndex(({ grade }) => rank(prepared, grade) >= rank(prepared, to));
	if (top < 0) return 'nothing-to-count';
	const groups = new Map<Grade, { open: string[]; needed: number }>();
	for (const [index, step] of steps.slice(0, top + 1).entries()) {
		if (step.counted.length === 0 || step.counted.length < step.needed) return 'nothing-to-count';
		const ruledOut = new Set(best?.steps[index]?.notMet);
		const open = [...step.notMet, ...step.unknown].filter((id) => !ruledOut.has(id));
		const needed = Math.max(step.needed - step.achieved, groups.get(step.criteria)?.needed ?? 0);
		if (needed > open.length) return 'ruled-out';
		groups.set(step.criteria, { open: nearestIds(ground, prepared, open), needed });
	}
	const chosen = [...groups.values()].filter(({ needed }) => needed > 0);
	return {
		criteria: chosen.flatMap(({ open, needed }) => open.slice(0, needed)),
		open: chosen.flatMap(({ open }) => open),
		points: null
	};
}

function distanceOf({ specification, states }: Ground, id: string): number {
	const { criteria, placeOf } = prepare(specification);
	return distance(states, criteria[placeOf.get(id) ?? -1]);
}

function nearestIds({ states }: Ground, { criteria, placeOf }: Prepared, ids: readonly string[]): string[] {
	const places = ids.map((id) => placeOf.get(id) ?? -1).sort((a, b) => a - b);
	return nearestFirst(
		places.flatMap((place) => criteria[place] ?? []),
		states
	).map(({ id }) => id);
}

/** The lowest grade above `grade` that the lines can give. */
function nextUp(prepared: Prepared, grade: Grade, lines: readonly { readonly grade: Grade }[]): Grade | null {
	const above = lines.filter((line) => rank(prepared, line.grade) > rank(prepared, grade));
	const [next] = above.sort((a, b) => rank(prepared, a.grade) - rank(prepared, b.grade));
	return next?.grade ?? null;
}

function rank(prepared: Prepared, grade: Grade): number {
	return prepared.rankOf.get(grade) ?? 0;
}
