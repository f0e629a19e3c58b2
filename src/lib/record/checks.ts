/** Checks rows against their schema. Loads the schema library: import it only when something is written or comes in. */
import type { Row } from './rows.ts';
import { row } from './schema.ts';

/** What is wrong with a row, as `field: reason`; null where nothing is. */
export function checkRow(candidate: Row): string | null {
	// What storage would keep of it: a proxy cannot be copied, and the getters of a class are lost.
	let copy: unknown;
	try {
		copy = structuredClone(candidate);
	} catch {
		return 'not plain data';
	}
	const result = row.safeParse(copy);
	const issue = result.error?.issues[0];
	return issue ? `${issue.path.join('.')}: ${issue.message}` : null;
}
