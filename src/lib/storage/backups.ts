/** When this device last wrote a copy of each record to a file. It is no part of a record: each device has its own. */
import type { Backup, BackupFacts } from '#lib/record/backup.ts';
import { calendarDateOf } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import type { Database, KeptBackup } from './database.ts';
import { lastChange } from './last-change.ts';

export class Backups {
	readonly #database: Database;

	constructor(database: Database) {
		this.#database = database;
	}

	/** @returns null where the record is not here */
	async facts(recordId: string): Promise<BackupFacts | null> {
		const { rows, backups } = this.#database;
		const [row, kept] = await Promise.all([rows.get(recordId), backups.get(recordId)]);
		if (!row) return null;
		return {
			last: kept?.last ?? null,
			position: await lastChange(this.#database, recordId),
			since: calendarDateOf(new Date(row.createdAt)),
			quietUntil: kept?.quietUntil ?? null
		};
	}

	/** Notes that a copy was written. */
	async wrote(recordId: string, last: Backup): Promise<void> {
		await this.#change(recordId, (kept) => ({ ...kept, last, quietUntil: null }));
	}

	/** Notes that a file was read from end to end, and holds all that was in the record at this place of its journal. */
	async read(recordId: string, position: number, on: CalendarDate): Promise<void> {
		await this.#change(recordId, ({ last, ...kept }) => {
			const same = last !== null && last.position === position;
			return { ...kept, last: same ? { ...last, readOn: on } : { on, position, readOn: on } };
		});
	}

	/** Says nothing of it before this day. */
	async quiet(recordId: string, until: CalendarDate): Promise<void> {
		await this.#change(recordId, (kept) => ({ ...kept, quietUntil: until }));
	}

	async #change(recordId: string, change: (kept: KeptBackup) => KeptBackup): Promise<void> {
		const { backups } = this.#database;
		await this.#database.transaction('rw', backups, async () => {
			const kept = (await backups.get(recordId)) ?? { id: recordId, last: null, quietUntil: null };
			await backups.put(change(kept));
		});
	}
}
