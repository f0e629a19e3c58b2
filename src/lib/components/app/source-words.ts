/** Where a fact comes from, in words. */
import { specificationSummaries } from '#lib/storage/content.ts';

/**
 * @param source as content has it: `ours`, or `HANDBOOK: section` with the id of the specification whose
 *   handbook prints it
 */
export function sourceInWords(source: string): string {
	if (source === 'ours') return 'ours';
	const colon = source.indexOf(':');
	const handbook = specificationSummaries.find(({ id }) => id === source.slice(0, colon));
	return handbook ? `${handbook.organisation} handbook, ${source.slice(colon + 1).trim()}` : source;
}
