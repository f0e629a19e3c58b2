/** The lines of the overall table, read with the grades that the methods have. */
import type { Grade } from '#lib/specification/types.ts';
import type { Prepared } from './prepare.ts';
import type { RuleVerdict } from './verdict.ts';

/** Ids of the methods that are not optional. */
export function requiredMethods({ methods }: Prepared): string[] {
	return methods.filter(({ optional }) => !optional).map(({ id }) => id);
}

/**
 * Every line and whether it holds, best first.
 *
 * @param ranks method id → the rank of its grade
 */
export function judgeRules(prepared: Prepared, ranks: ReadonlyMap<string, number>): RuleVerdict[] {
	const required = requiredMethods(prepared);
	const rank = (grade: Grade) => prepared.rankOf.get(grade) ?? 0;
	const has = (id: string, asked: Grade) => (ranks.get(id) ?? 0) >= rank(asked);
	return prepared.specification.overall.rules.map(({ grade, everyMethod, counts: asked }) => {
		const short = everyMethod === null ? [] : required.filter((id) => !has(id, everyMethod));
		const counts = asked.map(({ atLeast: needed, grade: worth, of }) => {
			const achieved = of.filter((id) => has(id, worth)).length;
			return { grade: worth, of, needed, achieved, holds: achieved >= needed };
		});
		// A line that asks nothing of anybody gives no grade.
		const asks = counts.length > 0 || (everyMethod !== null && required.length > 0);
		const holds = asks && short.length === 0 && counts.every((count) => count.holds);
		return { grade, everyMethod, counts, holds, short };
	});
}
