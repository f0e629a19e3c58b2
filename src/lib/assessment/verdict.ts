/** What grading answers: a grade at every level, with the reasons that led to it. Plain data. */
import type { Grade } from '#lib/specification/types.ts';
import type { Mark } from './situation.ts';

/** How one step of a grading came out. The lists hold criterion ids in the specification's order. */
export interface StepVerdict {
	/** The grade that this step gives. */
	readonly grade: Grade;
	/** Criteria of this grade were counted. */
	readonly criteria: Grade;
	/** All that count here; the four lists below share them out. */
	readonly counted: readonly string[];
	readonly met: readonly string[];
	readonly notMet: readonly string[];
	/** Without a mark. */
	readonly unknown: readonly string[];
	/** Counted as met because their part is exempt; marks on them are ignored. */
	readonly exempt: readonly string[];
	/** How many had to be met. */
	readonly needed: number;
	/** How many were taken as met: met, exempt, and unknown where unknown counts as met. */
	readonly achieved: number;
	/** This step alone has what it needs. */
	readonly enough: boolean;
	/** This step and every one below it have what they need. */
	readonly reached: boolean;
}

/** How one boundary of a grading by points came out. */
export interface BoundaryVerdict {
	readonly grade: Grade;
	/** The fewest points that give the grade. */
	readonly from: number;
	readonly reached: boolean;
}

/** How a grading came out; one member for each kind of `Grading`. */
export type Result = CriteriaResult | PointsResult;

export interface CriteriaResult {
	readonly kind: 'criteria';
	readonly grade: Grade;
	readonly steps: readonly StepVerdict[];
	/** Where the rule comes from. */
	readonly source: string;
}

export interface PointsResult {
	readonly kind: 'points';
	readonly grade: Grade;
	/** Null while there is no result. */
	readonly points: number | null;
	readonly outOf: number;
	readonly boundaries: readonly BoundaryVerdict[];
	/** Points are given for no criteria; so that readers of steps need no case of their own. */
	readonly steps: readonly [];
	readonly source: string;
}

/** A part's own result, shown beside the method's and never capped. */
export interface PartVerdict {
	readonly id: string;
	/** What it counts as; read together with `exempt`. */
	readonly grade: Grade;
	/** The apprentice need not take it. */
	readonly exempt: boolean;
	/** The organisation gave the grade: `result` only tells what the marks would come to. */
	readonly settled: boolean;
	readonly result: Result;
	readonly source: string;
}

/** A resit or retake and what it does to the grade. */
export interface Retake {
	readonly method: string;
	readonly cap: Grade;
	/** Agreed exceptional circumstances took the cap away. */
	readonly lifted: boolean;
	readonly source: string;
}

export interface MethodVerdict {
	readonly id: string;
	readonly grade: Grade;
	/** The grade before any cap. */
	readonly uncapped: Grade;
	/** As for a part. */
	readonly settled: boolean;
	readonly retake: Retake | null;
	readonly result: Result;
	readonly parts: readonly PartVerdict[];
}

/** A line of the overall table and how it came out. */
export interface RuleVerdict {
	readonly grade: Grade;
	readonly everyMethod: Grade | null;
	readonly counts: readonly CountVerdict[];
	readonly holds: boolean;
	/** Methods below what the line asks of every one. */
	readonly short: readonly string[];
}

/** One count of methods in a line of the overall table. */
export interface CountVerdict {
	readonly grade: Grade;
	/** Method ids. */
	readonly of: readonly string[];
	readonly needed: number;
	/** How many have the grade or better. */
	readonly achieved: number;
	readonly holds: boolean;
}

export interface OverallVerdict {
	readonly grade: Grade;
	/** The grade if no cap held, neither the methods' nor its own. */
	readonly uncapped: Grade;
	/** Best first, read with the methods' capped grades. */
	readonly rules: readonly RuleVerdict[];
	readonly retakes: readonly Retake[];
	readonly source: string;
}

export interface Verdict {
	readonly specification: string;
	/** What a criterion without a mark counted as. */
	readonly unknown: Mark;
	readonly overall: OverallVerdict;
	/** In the specification's order. */
	readonly methods: readonly MethodVerdict[];
	/** Criteria for a kind of customer contact that the role has not; marks on them are ignored. */
	readonly notApplicable: readonly string[];
}

/**
 * The verdict on one method, one part or the whole.
 *
 * @param id a method id, a part id or `overall`
 * @returns undefined where the specification has no such method or part
 */
export function find(verdict: Verdict, id: string): OverallVerdict | MethodVerdict | PartVerdict | undefined {
	if (id === 'overall') return verdict.overall;
	return (
		verdict.methods.find((method) => method.id === id) ??
		verdict.methods.flatMap((method) => method.parts).find((part) => part.id === id)
	);
}
