/** Ids of rows of which there can be only one. */
import type { Kind } from './rows.ts';
import { sha256Of } from './sha256.ts';

/**
 * An id that follows from what the row is about, so that two devices that write it meet in one row and a
 * difference between them shows.
 *
 * @param of what tells it from others of its kind, the record's id among them
 */
export function derivedId(kind: Kind, ...of: readonly string[]): string {
	return `${kind}-${sha256Of(of.join('\n')).slice(0, 40)}`;
}
