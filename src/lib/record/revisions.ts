/** Earlier texts of a piece, read back from the journal. */
import type { Author, Row } from './rows.ts';

/** A row as one change left it. */
export interface RowState {
	readonly row: Row;
	readonly author: Author;
	/** ISO instant, for display. */
	readonly at: string;
}

export interface Revision {
	readonly title: string;
	readonly text: string;
	readonly author: Author;
	/** ISO instant at which it was written, for display. */
	readonly at: string;
}

/**
 * The titles and texts that a piece had, newest first and the present one in front. Changes of anything else
 * make no revision.
 *
 * @param states of one row, in any order: what came from another device stands late in the journal
 */
export function revisionsOf(states: readonly RowState[]): Revision[] {
	const revisions: Revision[] = [];
	for (const { row, author, at } of [...states].sort((a, b) => a.at.localeCompare(b.at))) {
		if (row.kind !== 'evidence' || row.erased) continue;
		const { title, text } = row.fields;
		const last = revisions.at(-1);
		if (last?.title !== title || last.text !== text) revisions.push({ title, text, author, at });
	}
	return revisions.reverse();
}
