/** Clears away removed records for good, once nobody is likely to want them back. */
import { calendarDateOf } from '#lib/record/dates.ts';
import { surelyOver, withToday } from '#lib/record/days-open.ts';
import type { CalendarDate, RecordRow } from '#lib/record/rows.ts';
import { thisDevice, type Database } from './database.ts';
import { dropDrafts } from './forget.ts';

/** How long a removed record can be brought back. A sample can be made anew at any time. */
const keptDays = { record: 30, sample: 1 };

/**
 * Notes that Waymark is open today.
 *
 * @returns the days on which it was open on this device, as far back as anyone has to know
 */
export async function noteDay(database: Database, today: CalendarDate): Promise<readonly CalendarDate[]> {
	await thisDevice(database);
	return database.transaction('rw', database.device, async () => {
		const { days = [] } = await thisDevice(database);
		if (days.at(-1) === today) return days;
		const now = withToday(days, today);
		await database.device.update('device', { days: now });
		return now;
	});
}

/**
 * Deletes all that belongs to records removed longer ago than they are kept: rows, history, files, drafts.
 *
 * @returns how many records went
 */
export async function purgeRemoved(database: Database, today: CalendarDate): Promise<number> {
	const days = await noteDay(database, today);
	const { rows, journal, pieces, drafts, summaries, backups } = database;
	const isGone = ({ deleted, changedAt, fields }: RecordRow) => {
		const since = calendarDateOf(new Date(changedAt));
		return deleted && surelyOver(since, fields.sample ? keptDays.sample : keptDays.record, days);
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
			await dropDrafts(database, (draft) => draft.recordId === id);
			await summaries.delete(id);
			await backups.delete(id);
			purged += 1;
		});
	}
	return purged;
}
