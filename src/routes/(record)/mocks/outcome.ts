/** What a mock would give if it were the assessment. */
import { grade } from '#lib/assessment/grade.ts';
import type { Mark as Verdict, Situation } from '#lib/assessment/situation.ts';
import { methodSentence, partSentence } from '#lib/assessment/sentences.ts';
import type { MethodVerdict, PartVerdict } from '#lib/assessment/verdict.ts';
import type { Fields, MarkValue } from '#lib/record/rows.ts';
import type { Grade, Specification } from '#lib/specification/types.ts';

export interface Outcome {
	readonly grade: Grade;
	/** The grade with its reasons, a sentence or two. */
	readonly sentence: string;
	/** The method's parts, where it was run as a whole. */
	readonly parts: readonly string[];
	/** Where the rule comes from. */
	readonly source: string;
}

/** A criterion that nobody marked, or whose question was left open, is not met: it was not shown. */
export function outcomeOf(
	specification: Specification,
	mock: Fields<'mock'>,
	marks: Readonly<Record<string, MarkValue>>
): Outcome | null {
	const verdict = grade(specification, verdicts(specification, marks), situationOf(mock), 'not-met');
	const method = verdict.methods.find(({ id }) => id === mock.method);
	if (!method) return null;
	if (mock.part === null) return ofMethod(specification, method);
	const part = method.parts.find(({ id }) => id === mock.part);
	return part ? ofPart(specification, part) : null;
}

/** How the mark sheet of a mock is read: the attempt's cap, the contact seen, the exemptions decided. */
function situationOf({ contact, exempt, attempt, method }: Fields<'mock'>): Situation {
	const again = attempt === 'resit' || attempt === 'retake';
	return { contact, exempt, ...(again ? { retaken: [method] } : {}) };
}

function verdicts(
	specification: Specification,
	marks: Readonly<Record<string, MarkValue>>
): Map<string, Verdict> {
	return new Map(
		specification.criteria.flatMap(({ id, key }) => {
			const mark = marks[key];
			if (mark === undefined || mark === 'question') return [];
			return [[id, mark === 'not-met' ? 'not-met' : 'met'] as const];
		})
	);
}

function ofMethod(specification: Specification, verdict: MethodVerdict): Outcome {
	return {
		grade: verdict.grade,
		sentence: methodSentence(specification, verdict),
		parts: verdict.parts.map((part) => partSentence(specification, part)),
		source: verdict.result.source
	};
}

function ofPart(specification: Specification, verdict: PartVerdict): Outcome {
	return {
		grade: verdict.grade,
		sentence: partSentence(specification, verdict),
		parts: [],
		source: verdict.source
	};
}
