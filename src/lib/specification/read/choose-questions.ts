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
 */
export function chooseQuestions(
	questions: readonly Question[],
	wanted: readonly RequirementKey[],
	seed: string
): Question[] {
	const left = questions
		.filter(({ kind }) => asked.includes(kind))
		.map((question) => ({ question, order: hash(`${seed} ${question.id}`) }))
		.sort((a, b) => a.order - b.order)
		.map(({ question }) => question);
	const open = new Set(wanted);
	const chosen: Question[] = [];
	for (;;) {
		const reach = ({ draws }: Question) => draws.filter((key) => open.has(key)).length;
		const best = left.reduce<Question | null>(
			(found, one) => (reach(one) > (found ? reach(found) : 0) ? one : found),
			null
		);
		if (!best) return chosen;
		chosen.push(best);
		for (const key of best.draws) open.delete(key);
	}
}

/** FNV-1a: any even spread will do. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index++)
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
	return value;
}
