/** Checks that each source names a handbook that the app knows by name. */
import { unknown } from './mistakes.ts';
import { textsIn } from './text-mistakes.ts';

/**
 * Sources in some content whose handbook nobody knows.
 *
 * @param known the ids of specifications, each of which has its handbook
 */
export function sourceMistakes(
	data: unknown,
	known: ReadonlySet<string>
): { path: readonly (string | number)[]; message: string }[] {
	return [...textsIn(data)].flatMap(({ path, text }) => {
		const colon = text.indexOf(':');
		if (path.at(-1) !== 'source' || colon < 0 || known.has(text.slice(0, colon))) return [];
		const words = unknown('handbook', text.slice(0, colon), known);
		return [{ path, message: `${words}; a source begins with the id of a specification` }];
	});
}
