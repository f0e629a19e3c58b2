/** Clears away removed records for good, once nobody is likely to want them back. */
import type { RecordRow } from '#lib/record/rows.ts';
import type { Database } from './database.ts';

const dayMs = 86_400_000;
/** How long a removed record can be brought back. A sample can be made anew at any time. */
const keptDays = { record: 30, sample: 1 };

/**
 * Deletes all that belongs to records removed longer ago than they are kept: rows, history, files, drafts.
 *
 * @param now milliseconds since 1970, by this device's clock. A clock that was set back only waits longer.
 * @returns how many records went
 */
export async function purgeRemoved(database: Database, now: number): Promise<number> {
	const { rows, journal, pieces, drafts, summaries, backups } = database;
	const isGone = ({ deleted, changedAt, fields }: RecordRow) => {
		const days = fields.sample ? keptDays.sample : keptDays.record;
		return deleted && now - Date.parse(changedAt) > days * dayMs;
	};
	const records = (await rows.orderBy('fields.apprentice').toArray()) as RecordRow[];
	let purged = 0;
	for (const { id } of records.filter(isGone)) {
		await database.transaction('rw', [rows, journal, pieces, drafts, summaries, backups], async () => {
			// Another tab may have brought it back meanwhile.
			const record = (await rows.get(id)) as RecordRow | undefined;
			if (!record || !isGone(record)) return;
			const attachments = await rows.where('[recordId+kind]').equals([id, 'attachment']).primaryKeys();
			for (const attachment of attachments)
				await pieces.where('[attachment+index]').between([attachment, 0], [attachment, Infinity]).delete();
			await rows.where('[recordId+kind]').between([id, ''], [id, '\uffff']).delete();
			await journal.where('[recordId+position]').between([id, 0], [id, Infinity]).delete();
			await drafts.filter((draft) => draft.recordId === id).delete();
			await summaries.delete(id);
			await backups.delete(id);
			purged += 1;
		});
	}
	return purged;
}
