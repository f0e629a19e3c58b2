/** Checks rows against their schema. Loads the schema library: import it only when something is written or comes in. */
import type { Row } from './rows.ts';
import { row } from './schema.ts';

/** What is wrong with a row, as `field: reason`; null where nothing is. */
export function checkRow(candidate: Row): string | null {
	const result = row.safeParse(candidate);
	const issue = result.error?.issues[0];
	return issue ? `${issue.path.join('.')}: ${issue.message}` : null;
}
