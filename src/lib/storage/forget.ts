/** Takes words that were removed for good out of history, and out of what is under way. */
import type { JournalEntry } from '#lib/record/change.ts';
import { withoutWords } from '#lib/record/erase.ts';
import { removePieces } from './attachments.ts';
import type { Database, Draft } from './database.ts';
import { rowOfDraft } from './drafts.ts';

/** Within the caller's transaction, which holds rows, journal, drafts and pieces. */
export async function forget(database: Database, recordId: string, ids: ReadonlySet<string>): Promise<void> {
	if (ids.size === 0) return;
	const stripped: JournalEntry[] = [];
	await database.journal
		.where('[recordId+position]')
		.between([recordId, 0], [recordId, Infinity])
		.each((entry) => {
			const without = withoutWords(entry, ids);
			if (without !== entry) stripped.push(without);
		});
	await database.journal.bulkPut(stripped);
	await dropDrafts(database, (draft) => ids.has(rowOfDraft(draft)));
}

/** Drops drafts with the bytes that only they describe; within a transaction, as above. */
export async function dropDrafts(database: Database, isDropped: (draft: Draft) => boolean): Promise<void> {
	const { drafts, rows } = database;
	const dropped = await drafts.filter(isDropped).toArray();
	const bytes = dropped.flatMap(({ attachments }) => attachments);
	// A recording may have come into the record just before its tab was closed.
	const described = await rows.bulkGet(bytes);
	for (const [index, id] of bytes.entries()) {
		const row = described[index];
		if (!row || row.erased) await removePieces(database, id);
	}
	await drafts.bulkDelete(dropped.map(({ id }) => id));
}
