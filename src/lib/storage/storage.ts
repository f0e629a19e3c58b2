/** Everything that the app keeps on this device, behind one door. */
import type { Signer } from '#lib/record/attestation.ts';
import type { Change, JournalEntry } from '#lib/record/change.ts';
import { Failure } from '#lib/record/failure.ts';
import type { RowState } from '#lib/record/revisions.ts';
import type { CalendarDate, Fields, RecordRow, Row } from '#lib/record/rows.ts';
import type { StoredFile, StoreOptions } from './attachments.ts';
import type { Backups } from './backups.ts';
import { openDatabase, thisDevice, type Database, type OnOutdated } from './database.ts';
import { Drafts } from './drafts.ts';
import { Feed } from './feed.ts';
import type { LoadedSpecifications } from './loaded-specifications.ts';
import { OpenRecord } from './open-record.ts';
import type { Recordings } from './recordings.ts';
import type { Snapshot } from './snapshot.ts';
import type { Summaries } from './summaries.ts';
import type { ArrivingFile } from './take-in.ts';
import type { Writer } from './writer.ts';

/** One line of the list of records on this device. */
export interface RecordSummary {
	readonly record: RecordRow;
	readonly apprentice: string;
}

/** What finds the bytes of a file: its row, or what a draft knows of it. */
export interface InPieces {
	readonly id: string;
	readonly fields: Pick<Fields<'attachment'>, 'pieces'>;
}

/** A record that comes from elsewhere. */
export interface Arriving {
	readonly recordId: string;
	readonly rows: readonly Row[];
	readonly history: readonly Omit<JournalEntry, 'position' | 'imported'>[];
	readonly files: readonly ArrivingFile[];
}

export class Storage {
	readonly drafts: Drafts;
	readonly #database: Database;
	readonly #feed: Feed;
	#writer: Promise<Writer> | null = null;

	private constructor(name: string, database: Database) {
		this.#database = database;
		this.#feed = new Feed(name);
		this.drafts = new Drafts(database);
	}

	/**
	 * @param name of the database; tests take one of their own
	 * @param onOutdated as in `openDatabase`
	 * @throws Failure as `openDatabase` does
	 */
	static async open(name: string, onOutdated: OnOutdated): Promise<Storage> {
		return new Storage(name, await openDatabase(name, onOutdated));
	}

	/** As `open`, once there is a browser: never while pages are prerendered. */
	static openInBrowser(name: string, onOutdated: OnOutdated): Promise<Storage> {
		return globalThis.indexedDB === undefined ? new Promise(() => undefined) : Storage.open(name, onOutdated);
	}

	/** The records on this device, the one in which anything was changed last first. */
	async records(): Promise<RecordSummary[]> {
		const { records } = await import('./records.ts');
		return records(this.#database);
	}

	/** @returns the record in memory, or null where it is not here */
	async openRecord(id: string): Promise<OpenRecord | null> {
		const record = await OpenRecord.open(this.#database, this.#feed, id);
		if (record) await this.#remember(id);
		return record;
	}

	/** A row wherever it belongs; undefined where there is none. */
	row(id: string): Promise<Row | undefined> {
		return this.#database.rows.get(id);
	}

	/** The record that was open last, if it is still here. */
	async lastRecord(): Promise<string | null> {
		const { lastRecord } = await thisDevice(this.#database);
		const row = lastRecord === null ? undefined : await this.#database.rows.get(lastRecord);
		return row && !row.deleted ? row.id : null;
	}

	/** As `Writer.write`. */
	async write(recordId: string, change: Change, person: string): Promise<JournalEntry | null> {
		return (await this.#write()).write(recordId, change, person);
	}

	/** As `Writer.undo`. */
	async undo(entry: JournalEntry, person?: string): Promise<JournalEntry | null> {
		return (await this.#write()).undo(entry, person);
	}

	/** As `Writer.erase`. */
	async erase(recordId: string, ids: readonly string[], person: string): Promise<JournalEntry | null> {
		return (await this.#write()).erase(recordId, ids, person);
	}

	/** As `forgetEarlier`. */
	async forgetEarlier(recordId: string, ids: readonly string[]): Promise<void> {
		const { forgetEarlier } = await import('./forget-earlier.ts');
		return forgetEarlier(this.#database, recordId, ids);
	}

	/** One row as each change left it: as `rowHistory`. */
	async rowHistory(recordId: string, id: string): Promise<RowState[]> {
		const { rowHistory } = await import('./row-history.ts');
		return rowHistory(this.#database, recordId, id);
	}

	/** All that a record is made of at this moment; its history is read bit by bit, up to the same moment. */
	async snapshot(recordId: string): Promise<Snapshot> {
		const { snapshot } = await import('./snapshot.ts');
		return snapshot(this.#database, recordId);
	}

	/**
	 * Takes in a record, or another copy of one that is here, as one change: the files' bytes first, the rows
	 * that describe them last.
	 *
	 * @throws Failure as `Writer.join` and `takeIn` do; nothing is left behind then
	 */
	async join(arriving: Arriving, person: string, options?: StoreOptions): Promise<JournalEntry | null> {
		const { takeIn } = await import('./take-in.ts');
		const { recordId, rows, history, files } = arriving;
		const writer = await this.#write();
		return takeIn(this.#database, files, () => writer.join(recordId, rows, history, person), options);
	}

	/** As `attachments.bringIn`. */
	async bringIn<T>(
		files: readonly File[],
		describe: (stored: readonly StoredFile[]) => Promise<T>,
		options?: StoreOptions
	): Promise<T> {
		const { bringIn } = await import('./attachments.ts');
		return bringIn(this.#database, files, describe, options);
	}

	/**
	 * The bytes of an attachment.
	 *
	 * @param type the media type to give them: never the stored one unchecked
	 */
	async file(attachment: InPieces, type: string): Promise<Blob> {
		const { readFile } = await import('./attachments.ts');
		return readFile(this.#database, attachment.id, attachment.fields.pieces, type);
	}

	/** The CRC-32 of an attachment's bytes, where it was taken when they came. */
	async checksum(attachment: InPieces): Promise<number | undefined> {
		const { checksum } = await import('./attachments.ts');
		return checksum(this.#database, attachment.id, attachment.fields.pieces);
	}

	/** The specifications that somebody has loaded here. */
	async loadedSpecifications(): Promise<LoadedSpecifications> {
		const { LoadedSpecifications } = await import('./loaded-specifications.ts');
		return new LoadedSpecifications(this.#database);
	}

	/** What is kept of each record for a list of them. */
	async summaries(): Promise<Summaries> {
		const { Summaries } = await import('./summaries.ts');
		return new Summaries(this.#database);
	}

	/** When each record was last written to a file. */
	async backups(): Promise<Backups> {
		const { Backups } = await import('./backups.ts');
		return new Backups(this.#database);
	}

	/** Recordings that are under way, or were cut off. */
	async recordings(): Promise<Recordings> {
		const { Recordings } = await import('./recordings.ts');
		return new Recordings(this.#database);
	}

	/** What signs on this device: as `deviceSigner`. */
	async signer(): Promise<Signer> {
		const { deviceSigner } = await import('./device-keys.ts');
		return deviceSigner(this.#database);
	}

	/** Clears away what closed tabs left half done: as `sweepPieces`. */
	async sweep(): Promise<number> {
		const { sweepPieces } = await import('./attachments.ts');
		return sweepPieces(this.#database);
	}

	/** Clears away records that were removed long ago: as `purgeRemoved`. */
	async purge(today: CalendarDate): Promise<number> {
		const { purgeRemoved } = await import('./purge.ts');
		return purgeRemoved(this.#database, today);
	}

	/** As `noteDay`. */
	async noteDay(today: CalendarDate): Promise<readonly CalendarDate[]> {
		const { noteDay } = await import('./purge.ts');
		return noteDay(this.#database, today);
	}

	/** Calls back whenever any record changes, here or in another tab. */
	onAnyChange(listener: () => void): () => void {
		return this.#feed.listen(listener);
	}

	close(): void {
		this.#feed.close();
		this.#database.close();
	}

	/** What writes loads with the first write, not with the first page; the browser is then asked to keep it. */
	#write(): Promise<Writer> {
		this.#writer ??= import('./writer.ts')
			.then(({ Writer }) => {
				// A refusal changes nothing for this write; the browser may then clear data when space runs out.
				void navigator.storage?.persist?.().catch(() => false);
				return new Writer(this.#database, this.#feed);
			})
			.catch((thrown: unknown) => {
				this.#writer = null;
				throw new Failure('offline-content', 'the part that saves', thrown);
			});
		return this.#writer;
	}

	async #remember(id: string): Promise<void> {
		const device = await thisDevice(this.#database);
		if (device.lastRecord === id) return;
		const changed = await this.#database.device.update('device', { lastRecord: id });
		if (changed === 0) throw new Failure('unexpected', 'this device has lost its row');
	}
}
