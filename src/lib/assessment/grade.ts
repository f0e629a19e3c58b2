/**
 * From marks to grades, with reasons: the interpreter of a specification's `grading`, `overall` and
 * `retakes`. It knows no grade, method or organisation by name.
 */
import type { Grade, Specification } from '#lib/specification/types.ts';
import { judgeRules, requiredMethods } from './overall.ts';
import { prepare, type Prepared, type PreparedGrading, type PreparedStep } from './prepare.ts';
import {
	EXEMPT,
	OTHER_CONTACT,
	possiblePoints,
	standings,
	type Mark,
	type Marks,
	type Situation
} from './situation.ts';
import type {
	MethodVerdict,
	OverallVerdict,
	PartVerdict,
	Result,
	Retake,
	RuleVerdict,
	StepVerdict,
	Verdict
} from './verdict.ts';

/** What one sheet says, by place: the situation and the mark folded into one number. */
const UNKNOWN = 0;
const MET = 1;
const NOT_MET = 2;
const EXEMPTED = 3;
const NOT_APPLICABLE = 4;

interface Sheet {
	readonly prepared: Prepared;
	readonly states: Uint8Array;
	readonly unknown: Mark;
	readonly points: ReadonlyMap<string, number>;
}

const NO_POINTS: ReadonlyMap<string, number> = new Map();

/**
 * Grades one sheet of marks.
 *
 * - Steps build on one another: a step is reached when the one below is and at least as many of its
 *   criteria are met as it needs. Where the first is not reached, the grade is the lowest.
 * - A criterion for another kind of contact is left out, so that "all" means all that apply. A number is
 *   needed as printed, even where fewer apply. A step with nothing to count is never reached: nothing
 *   that was not shown gives a grade.
 * - An exempt part's first-step criteria count as met whatever their marks; its others count by mark.
 * - Points give the grade of the highest boundary that they reach. A number that cannot be is passed over.
 * - What the organisation gave settles its method or part, whatever the marks. A method of which a part was
 *   failed has the lowest grade, unless the part is exempt.
 * - A retaken method without agreed exceptional circumstances caps that method and, unless it is optional,
 *   the whole. An optional method counts only in the lines that count methods, so it never lowers a grade.
 *
 * The sources of these rules are the specification's own (`methods[].grading.source`, `overall.source`,
 * `retakes.source`), which the verdict repeats.
 *
 * @param marks by criterion id; what is absent is unknown; ids that the specification has not are passed
 * over (`findGaps` names them)
 * @param unknown what a criterion without a mark counts as
 */
export function grade(
	specification: Specification,
	marks: Marks,
	situation: Situation,
	unknown: Mark = 'not-met'
): Verdict {
	const prepared = prepare(specification);
	const sheet: Sheet = {
		prepared,
		states: fold(prepared, marks, situation),
		unknown,
		points: situation.points ?? NO_POINTS
	};

	const methods = prepared.methods.map((method): MethodVerdict => {
		const result = judge(sheet, method.id, method.grading);
		const retake = retakeOf(specification, method.id, situation);
		const parts = method.parts.map((part): PartVerdict => {
			const own = judge(sheet, part.id, part.grading);
			const exempt = part.exemptible && (situation.exempt?.includes(part.id) ?? false);
			const told = situation.settled?.get(part.id)?.grade;
			const grade = told ?? own.grade;
			return { id: part.id, grade, exempt, settled: told !== undefined, result: own, source: part.source };
		});
		const told = situation.settled?.get(method.id)?.grade;
		const failed = parts.some(
			({ settled, exempt, grade }) => settled && !exempt && grade === prepared.lowest
		);
		const uncapped = told ?? (failed ? prepared.lowest : result.grade);
		return {
			id: method.id,
			grade: capped(prepared, uncapped, retake),
			uncapped,
			settled: told !== undefined,
			retake,
			result,
			parts
		};
	});

	return {
		specification: specification.id,
		unknown,
		overall: judgeOverall(prepared, methods),
		methods,
		notApplicable: prepared.criteria.flatMap(({ id }, place) =>
			sheet.states[place] === NOT_APPLICABLE ? [id] : []
		)
	};
}

function fold(prepared: Prepared, marks: Marks, situation: Situation): Uint8Array {
	const states = standings(prepared, situation);
	prepared.criteria.forEach(({ id }, place) => {
		const standing = states[place];
		if (standing === EXEMPT) states[place] = EXEMPTED;
		else if (standing === OTHER_CONTACT) states[place] = NOT_APPLICABLE;
		else {
			const mark = marks.get(id);
			states[place] = mark === undefined ? UNKNOWN : mark === 'met' ? MET : NOT_MET;
		}
	});
	return states;
}

function judge(sheet: Sheet, id: string, grading: PreparedGrading): Result {
	switch (grading.kind) {
		case 'criteria': {
			let reached: Grade | null = sheet.prepared.lowest;
			let best: Grade = reached;
			const steps = grading.steps.map((step) => {
				const verdict = judgeStep(sheet, step, reached !== null);
				reached = verdict.reached ? step.grade : null;
				if (reached !== null) best = reached;
				return verdict;
			});
			return { kind: 'criteria', grade: best, steps, source: grading.source };
		}
		case 'points':
			return judgePoints(sheet, id, grading);
		default:
			return grading satisfies never;
	}
}

function judgePoints(
	{ prepared, points: given, unknown }: Sheet,
	id: string,
	{ outOf, boundaries: lines, source }: Extract<PreparedGrading, { kind: 'points' }>
): Result {
	const number = given.get(id);
	const points = number !== undefined && possiblePoints(number, outOf) ? number : null;
	const counted = points ?? (unknown === 'met' ? outOf : 0);
	const boundaries = lines.map(({ grade, from }) => ({ grade, from, reached: counted >= from }));
	const grade = boundaries.findLast(({ reached }) => reached)?.grade ?? prepared.lowest;
	return { kind: 'points', grade, points, outOf, boundaries, steps: [], source };
}

function judgeStep(
	{ prepared, states, unknown: unknownAs }: Sheet,
	step: PreparedStep,
	belowReached: boolean
): StepVerdict {
	const counted: string[] = [];
	const met: string[] = [];
	const notMet: string[] = [];
	const unknown: string[] = [];
	const exempt: string[] = [];
	for (const place of step.places) {
		const id = prepared.criteria[place]?.id;
		const state = states[place];
		if (id === undefined || state === NOT_APPLICABLE) continue;
		counted.push(id);
		if (state === MET) met.push(id);
		else if (state === NOT_MET) notMet.push(id);
		else if (state === EXEMPTED) exempt.push(id);
		else unknown.push(id);
	}
	const needed = step.atLeast === 'all' ? counted.length : step.atLeast;
	const achieved = met.length + exempt.length + (unknownAs === 'met' ? unknown.length : 0);
	const enough = counted.length > 0 && achieved >= needed;
	return {
		grade: step.grade,
		criteria: step.criteria,
		counted,
		met,
		notMet,
		unknown,
		exempt,
		needed,
		achieved,
		enough,
		reached: belowReached && enough
	};
}

function retakeOf(
	{ retakes }: Specification,
	method: string,
	{ retaken, exceptional }: Situation
): Retake | null {
	if (!retaken?.includes(method)) return null;
	const lifted = retakes.liftedByExceptional && (exceptional?.includes(method) ?? false);
	return { method, cap: retakes.cap, lifted, source: retakes.source };
}

function rank(prepared: Prepared, grade: Grade): number {
	return prepared.rankOf.get(grade) ?? 0;
}

function capped(prepared: Prepared, grade: Grade, retake: Retake | null): Grade {
	if (!retake || retake.lifted) return grade;
	return rank(prepared, grade) > rank(prepared, retake.cap) ? retake.cap : grade;
}

function judgeOverall(prepared: Prepared, methods: readonly MethodVerdict[]): OverallVerdict {
	const judged = (gradeOf: (method: MethodVerdict) => Grade) =>
		judgeRules(prepared, new Map(methods.map((method) => [method.id, rank(prepared, gradeOf(method))])));
	const rules = judged(({ grade }) => grade);
	const required = requiredMethods(prepared);
	const retakes = methods.flatMap(({ id, retake }) => (retake && required.includes(id) ? [retake] : []));
	const grade = retakes.reduce((best, retake) => capped(prepared, best, retake), firstHeld(prepared, rules));
	const uncapped = firstHeld(
		prepared,
		judged((method) => method.uncapped)
	);
	return { grade, uncapped, rules, retakes, source: prepared.specification.overall.source };
}

function firstHeld({ lowest }: Prepared, rules: readonly RuleVerdict[]): Grade {
	return rules.find(({ holds }) => holds)?.grade ?? lowest;
}

/** Whether one grade of a specification is at least as good as another. */
export function atLeast(specification: Specification, grade: Grade, asked: Grade): boolean {
	const prepared = prepare(specification);
	return rank(prepared, grade) >= rank(prepared, asked);
}
