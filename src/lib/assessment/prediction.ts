/**
 * The three predictions of a grade, never blended: what is secure, what the evidence says, what is still
 * within reach. The rules of precedence are the docstring of `predict`.
 */
import type { CalendarDate } from '#lib/record/rows.ts';
import type { Criterion, RequirementKey, Specification } from '#lib/specification/types.ts';
import { grade } from './grade.ts';
import type { Mark, Marks, Situation } from './situation.ts';
import type { Tally } from './tally.ts';
import type { Verdict } from './verdict.ts';

/**
 * A mark given to a requirement as a whole, whatever was claimed: the one place where mocks and real
 * assessments join the prediction. It speaks of exactly the requirement that was marked and follows no
 * link. After a retake only the results of the newest attempt belong here.
 */
export interface Decision {
	readonly requirement: RequirementKey;
	readonly verdict: Mark;
	/** `mock`: a practice run by a tutor, or a failed sitting that can be put right; `result`: the assessment itself. */
	readonly from: 'mock' | 'result';
	readonly on: CalendarDate;
}

export interface Prediction {
	readonly secure: Verdict;
	readonly onEvidence: Verdict;
	readonly reachable: Verdict;
}

/**
 * Predicts every grade three times. For each criterion, the first of these that speaks decides:
 *
 * 1. A real result, the latest: its verdict holds in all three. No tutor and no mock outweighs it.
 * 2. The latest mock. "Met" makes the criterion secure. "Not met" takes it out of secure until a tutor
 *    confirms a claim for it on a later day, and out of "on your evidence" until then or until a claim
 *    for it is made on a later day. It never takes anything out of reachable.
 * 3. Claims. One that a tutor confirmed makes it secure (the employer, where the specification gives the
 *    decision on the criterion to the employer); one that is not returned puts it on your evidence.
 *    Claims count directly and along *same* links.
 *
 * Two marks of the same day: "not met" counts, so that the grade is not promised too early. Reachable
 * takes everything that no real result rules out as met; caps and choices are the situation's. Where the
 * organisation gave a grade, it holds in all three, but for a fail with another chance: that leaves
 * reachable open, up to the cap of a retake.
 * An untouched criterion counts in reachable alone. Secure ≤ on your evidence ≤ reachable, always.
 */
export function predict(tally: Tally, situation: Situation, decisions: readonly Decision[] = []): Prediction {
	return predictWith(tally, situation, decisions, new Map());
}

/**
 * What the predictions would be if these marks were so, whatever is claimed, confirmed or decided about
 * their criteria. Nothing is saved. Ids that the specification has not are passed over, as in grading.
 */
export function whatIf(
	tally: Tally,
	situation: Situation,
	marks: Marks,
	decisions: readonly Decision[] = []
): Prediction {
	return predictWith(tally, situation, decisions, marks);
}

function predictWith(
	tally: Tally,
	situation: Situation,
	decisions: readonly Decision[],
	assumed: Marks
): Prediction {
	const { specification } = tally;
	const results = latest(decisions, 'result');
	const mocks = latest(decisions, 'mock');
	const secure = new Map<string, Mark>();
	const onEvidence = new Map<string, Mark>();
	const reachable = new Map<string, Mark>();

	for (const criterion of specification.criteria) {
		const settled = assumed.get(criterion.id) ?? results.get(criterion.key)?.verdict;
		const marks = settled
			? { secure: settled, onEvidence: settled, reachable: settled }
			: expected(tally, criterion, mocks.get(criterion.key));
		if (marks.secure) secure.set(criterion.id, marks.secure);
		if (marks.onEvidence) onEvidence.set(criterion.id, marks.onEvidence);
		if (marks.reachable) reachable.set(criterion.id, marks.reachable);
	}

	return gradeThrice(specification, situation, { secure, onEvidence, reachable });
}

interface Expected {
	readonly secure: Mark | undefined;
	readonly onEvidence: Mark | undefined;
	readonly reachable: Mark | undefined;
}

/** What is expected of a criterion that no real result has decided. */
function expected(tally: Tally, { key, decidedBy }: Criterion, mock: Decision | undefined): Expected {
	const counts = tally.counts(key);
	const { direct, same, returned } = counts;
	const confirmed = decidedBy === 'tutor' ? counts.confirmed : counts.employer;
	if (mock?.verdict === 'not-met') {
		const secure = tally.confirmedAfter(key, mock.on, decidedBy);
		const onEvidence = secure || tally.claimedAfter(key, mock.on);
		return {
			secure: secure ? 'met' : 'not-met',
			onEvidence: onEvidence ? 'met' : 'not-met',
			reachable: onEvidence ? 'met' : undefined
		};
	}
	const secure = mock !== undefined || confirmed > 0 ? 'met' : undefined;
	const onEvidence = secure ?? (direct + same > returned ? 'met' : undefined);
	return { secure, onEvidence, reachable: onEvidence };
}

/** The latest decision of one kind for each requirement. */
function latest(decisions: readonly Decision[], from: Decision['from']): Map<RequirementKey, Decision> {
	const found = new Map<RequirementKey, Decision>();
	for (const decision of decisions) {
		if (decision.from !== from) continue;
		const other = found.get(decision.requirement);
		if (!other || outweighs(decision, other)) found.set(decision.requirement, decision);
	}
	return found;
}

function outweighs(a: Decision, b: Decision): boolean {
	return a.on === b.on ? a.verdict === 'not-met' : a.on > b.on;
}

function gradeThrice(
	specification: Specification,
	situation: Situation,
	marks: Readonly<Record<keyof Prediction, ReadonlyMap<string, Mark>>>
): Prediction {
	const settled = new Map([...(situation.settled ?? [])].filter(([, { again }]) => !again));
	return {
		secure: grade(specification, marks.secure, situation, 'not-met'),
		onEvidence: grade(specification, marks.onEvidence, situation, 'not-met'),
		reachable: grade(specification, marks.reachable, { ...situation, settled }, 'met')
	};
}
