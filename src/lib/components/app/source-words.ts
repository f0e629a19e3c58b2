/** Where a fact comes from, in words. */
import { sourceWords } from '#lib/specification/read/rules-in-words.ts';
import { summaryOf } from '#lib/storage/specification-summaries.ts';

/**
 * @param source as content has it: `ours`, or `HANDBOOK: section` with the id of the specification whose
 *   handbook prints it
 */
export function sourceInWords(source: string): string {
	return sourceWords(source, (id) => summaryOf(id)?.organisation);
}
