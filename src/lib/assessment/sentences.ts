/** Verdicts in plain English. Every name comes from the specification. */
import type { Grade, Specification } from '#lib/specification/types.ts';
import { capital, gradeWord, list } from '#lib/specification/words.ts';
import type {
	MethodVerdict,
	OverallVerdict,
	PartVerdict,
	PointsResult,
	Result,
	Retake,
	RuleVerdict,
	StepVerdict
} from './verdict.ts';

const TOLD = 'This is the result of the assessment itself.';

/** "Observation: pass. All 20 pass criteria met; 3 of 5 distinction criteria, 4 needed." */
export function methodSentence(specification: Specification, verdict: MethodVerdict): string {
	const name = specification.methods.find(({ id }) => id === verdict.id)?.name ?? verdict.id;
	return [
		`${name}: ${gradeWord(specification, verdict.grade)}.`,
		verdict.settled ? TOLD : resultSentence(specification, verdict.result),
		...retakeSentences(
			specification,
			verdict.retake ? [verdict.retake] : [],
			verdict.grade !== verdict.uncapped
		)
	].join(' ');
}

/** As for a method; an exempt part says so instead of its grade. */
export function partSentence(specification: Specification, verdict: PartVerdict): string {
	const parts = specification.methods.flatMap((method) => method.parts);
	const name = parts.find(({ id }) => id === verdict.id)?.name ?? verdict.id;
	const outcome = verdict.exempt ? 'exempt' : gradeWord(specification, verdict.grade);
	return `${name}: ${outcome}. ${verdict.settled ? TOLD : resultSentence(specification, verdict.result)}`;
}

/**
 * "Overall: pass. Distinction asks for distinction in every method: not yet in Discussion." A prediction
 * has a word of its own for the lowest grade.
 */
export function overallSentence(
	specification: Specification,
	verdict: OverallVerdict,
	word = gradeWord(specification, verdict.grade)
): string {
	const outcome = `Overall: ${word}.`;
	const held = verdict.rules.findIndex(({ holds }) => holds);
	const rule = verdict.rules[held];
	const reasons = rule ? heldSentences(specification, rule) : [];
	// The rules stand best first, so the next one up is the one before.
	const next = verdict.rules.at(held < 0 ? -1 : held - 1);
	if (next && held !== 0) reasons.push(...askedSentences(specification, next));
	const lowered = verdict.grade !== verdict.uncapped;
	const caps = retakeSentences(
		specification,
		verdict.retakes.filter(({ lifted }) => !lifted).slice(0, 1),
		lowered
	);
	return [outcome, ...reasons, ...caps].join(' ');
}

function heldSentences(specification: Specification, { everyMethod, counts }: RuleVerdict): string[] {
	const every =
		everyMethod === null
			? []
			: [`Every ${method(specification)} has ${orBetter(specification, everyMethod)}.`];
	return [
		...every,
		...counts.map(
			({ grade, of, achieved }) =>
				`${achieved} of ${of.length} methods ${achieved === 1 ? 'has' : 'have'} ${orBetter(specification, grade)}.`
		)
	];
}

/** What a line of the overall table asks for that is not there yet. */
function askedSentences(specification: Specification, rule: RuleVerdict): string[] {
	const { everyMethod, counts, short } = rule;
	const asks = `${capital(gradeWord(specification, rule.grade))} asks for`;
	const names = short.map((id) => specification.methods.find((one) => one.id === id)?.name ?? id);
	const sentences: string[] = [];
	if (everyMethod !== null && (names.length > 0 || counts.length === 0)) {
		const where = names.length > 0 ? `not yet in ${list(names)}` : 'there is no method to look at';
		sentences.push(
			`${asks} ${orBetter(specification, everyMethod)} in every ${method(specification)}: ${where}.`
		);
	}
	for (const { grade, of, needed, achieved, holds } of counts) {
		if (holds) continue;
		const where = `in ${needed} of ${of.length} methods: so far in ${achieved === 0 ? 'none' : achieved}.`;
		sentences.push(`${asks} ${orBetter(specification, grade)} ${where}`);
	}
	return sentences;
}

function method({ methods }: Specification): string {
	return methods.some(({ optional }) => optional) ? 'required method' : 'method';
}

function orBetter(specification: Specification, grade: Grade): string {
	const best = specification.grades.at(-1)?.id === grade;
	return best ? gradeWord(specification, grade) : `${gradeWord(specification, grade)} or better`;
}

function resultSentence(specification: Specification, result: Result): string {
	switch (result.kind) {
		case 'criteria': {
			const phrases = result.steps.map((step, index) => stepPhrase(specification, step, index === 0));
			return `${capital(phrases.join('; '))}.`;
		}
		case 'points':
			return pointsSentence(specification, result);
		default:
			return result satisfies never;
	}
}

function pointsSentence(specification: Specification, { points, outOf, boundaries }: PointsResult): string {
	const next = boundaries.find(({ from }) => from > (points ?? 0));
	const asks = next ? `; ${gradeWord(specification, next.grade)} needs ${next.from}` : '';
	return points === null
		? `No result yet, out of ${outOf} points${asks}.`
		: `${points} of ${outOf} points${asks}.`;
}

function stepPhrase(specification: Specification, step: StepVerdict, first: boolean): string {
	const { counted: all, achieved, needed, enough, exempt } = step;
	const kind = gradeWord(specification, step.criteria);
	const total = all.length;
	if (total === 0) return `no ${kind} criteria apply`;

	const criteria = total === 1 ? 'criterion' : 'criteria';
	const open = achieved > step.met.length + exempt.length ? ' or still open' : '';
	const exempted = exempt.length > 0 ? `, ${exempt.length} by exemption` : '';
	if (achieved === total && enough) {
		const which = total === 1 ? 'the one' : `all ${total}`;
		return `${which} ${kind} ${criteria} met${open}${exempted}`;
	}
	const asked = needed === total && total > 1 ? 'all' : String(needed);
	const phrase = `${achieved} of ${total} ${kind} ${criteria}${open && ` met${open}`}${exempted}, ${asked} needed`;
	return first && !enough ? `${phrase} (${shortfall(step, open !== '')})` : phrase;
}

/** "Not known" is not "no": which of the two is missing decides what to do. */
function shortfall({ notMet, unknown }: StepVerdict, unknownCounts: boolean): string {
	const reasons = notMet.length > 0 ? [`${notMet.length} not met`] : [];
	if (!unknownCounts && unknown.length > 0) reasons.push(`${unknown.length} not yet known`);
	return reasons.length > 0 ? list(reasons) : 'fewer apply than are needed';
}

function retakeSentences(
	specification: Specification,
	retakes: readonly Retake[],
	lowered: boolean
): string[] {
	return retakes.map(({ cap, lifted }) => {
		const word = gradeWord(specification, cap);
		if (lifted) return 'Retaken with exceptional circumstances agreed, so there is no cap.';
		return lowered ? `Capped at ${word} after a retake.` : `After a retake, ${word} is the best it can be.`;
	});
}
