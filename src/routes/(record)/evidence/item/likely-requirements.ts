/** Brings together what suggestions are made from. Loads the search library and the guidance when it is called. */
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import type { Evidence } from '#lib/record/rows.ts';
import type { Suggestion } from '#lib/specification/read/suggest.ts';
import { loadGuidance } from '#lib/storage/guidance-content.ts';

/**
 * @param taken keys to which the piece is mapped already
 * @returns none where the piece has no words of its own yet
 */
export async function likelyRequirements(
	record: CurrentRecord,
	evidence: Evidence,
	taken: readonly string[]
): Promise<Suggestion[]> {
	const { title, text } = evidence.fields;
	const { specification } = record;
	const [{ suggest }, { loadPractice }, guidance] = await Promise.all([
		import('#lib/specification/read/suggest.ts'),
		import('#lib/storage/practice-content.ts'),
		loadGuidance(specification.id)
	]);
	const { questions } = await loadPractice(specification.id);
	const states = record.coverage.states;
	return suggest(
		specification,
		guidance,
		questions,
		`${title} ${text}`,
		(key) => states.has(key) && !taken.includes(key)
	);
}
