/** Ids of rows of which there can be only one. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Kind } from './rows.ts';

/**
 * An id that follows from what the row is about, so that two devices that write it meet in one row and a
 * difference between them shows.
 *
 * @param of what tells it from others of its kind, the record's id among them
 */
export function derivedId(kind: Kind, ...of: readonly string[]): string {
	return `${kind}-${bytesToHex(sha256(utf8ToBytes(of.join('\n')))).slice(0, 40)}`;
}
