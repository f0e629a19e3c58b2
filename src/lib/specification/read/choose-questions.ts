/** Which questions to ask in one mock: few, and every criterion has its chance. */
import type { Question } from '../practice-types.ts';
import type { RequirementKey } from '../types.ts';

/** What a follow-up asks depends on the answer before it, so it is never chosen by itself. */
const asked: readonly Question['kind'][] = ['open', 'interview', 'scenario', 'worksheet'];

/**
 * Chooses questions until each requirement is drawn on by one, if any question draws on it at all: each
 * time the one that reaches the most that is still open. Of equals the seed decides, so that two mocks
 * differ and the same mock opens again with the same questions.
 *
 * @param wanted most important first: those of the first step, then higher ones
 * @param number how many are asked where that is set: more are added until there are so many, those that
 *   reach the most first
 */
export function chooseQuestions(
	questions: readonly Question[],
	wanted: readonly RequirementKey[],
	seed: string,
	number = 0
): Question[] {
	const left = questions
		.filter(({ kind }) => asked.includes(kind))
		.map((question) => ({ question, order: hash(`${seed} ${question.id}`) }))
		.sort((a, b) => a.order - b.order)
		.map(({ question }) => question);
	const chosen: Question[] = [];
	/** One round reaches each requirement once; where it chooses nothing, no question is left that could. */
	for (;;) {
		const before = chosen.length;
		const open = new Set(wanted);
		for (let best = bestOf(left, chosen, open); best; best = bestOf(left, chosen, open)) {
			if (before > 0 && chosen.length >= number) return chosen;
			chosen.push(best);
			for (const key of best.draws) open.delete(key);
		}
		if (chosen.length === before || chosen.length >= number) return chosen;
	}
}

/** The first of those that reach the most of what is open. */
function bestOf(
	questions: readonly Question[],
	chosen: readonly Question[],
	open: ReadonlySet<RequirementKey>
): Question | null {
	const reach = ({ draws }: Question) => draws.filter((key) => open.has(key)).length;
	return questions.reduce<Question | null>(
		(found, one) => (!chosen.includes(one) && reach(one) > (found ? reach(found) : 0) ? one : found),
		null
	);
}

/** FNV-1a: any even spread will do. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index++)
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
	return value;
}
