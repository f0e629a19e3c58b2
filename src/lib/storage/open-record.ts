/** One record, whole, in memory: filled when it is opened and kept up to date from the journal. */
import type { JournalEntry } from '#lib/record/change.ts';
import type { Kind, RecordRow, Row, RowOf } from '#lib/record/rows.ts';
import type { Database } from './database.ts';
import type { Feed } from './feed.ts';

/** Told of each row that changed; once more with no rows at the end of a batch. */
export interface RecordListener {
	row(before: Row | undefined, after: Row): void;
	done(): void;
}

export class OpenRecord {
	readonly id: string;
	readonly #database: Database;
	readonly #byId = new Map<string, Row>();
	readonly #byKind = new Map<Kind, Map<string, Row>>();
	/** What `all` gave, until a row of the kind changes. */
	readonly #lists = new Map<Kind, readonly Row[]>();
	readonly #listeners = new Set<RecordListener>();
	#position: number;
	#catchingUp: Promise<void> = Promise.resolve();
	readonly #stop: () => void;

	private constructor(database: Database, feed: Feed, id: string, rows: readonly Row[], position: number) {
		this.id = id;
		this.#database = database;
		this.#position = position;
		for (const row of rows) this.#keep(row);
		this.#stop = feed.listen((grown, entry) => {
			if (grown.recordId === id) void this.#next(entry);
		});
	}

	/** @returns the record, or null where it is not on this device or was removed */
	static async open(database: Database, feed: Feed, id: string): Promise<OpenRecord | null> {
		const { rows, journal } = database;
		const [all, last] = await database.transaction('r', rows, journal, () =>
			Promise.all([
				rows.where('[recordId+kind]').between([id, ''], [id, '\uffff']).toArray(),
				journal.orderBy('position').last()
			])
		);
		const record = all.find((row) => row.id === id && row.kind === 'record');
		return record && !record.deleted ? new OpenRecord(database, feed, id, all, last?.position ?? 0) : null;
	}

	/** The record's own row. */
	get row(): RecordRow {
		return this.#byId.get(this.id) as RecordRow;
	}

	/** A row that is there and not deleted. */
	get<K extends Kind>(kind: K, id: string): RowOf<K> | undefined {
		const row = this.#byKind.get(kind)?.get(id);
		return row && !row.deleted ? (row as RowOf<K>) : undefined;
	}

	/** All rows of a kind but the deleted ones, in no order: the same list until one of the kind changes. */
	all<K extends Kind>(kind: K): readonly RowOf<K>[] {
		let list = this.#lists.get(kind);
		if (!list) {
			list = [...(this.#byKind.get(kind)?.values() ?? [])].filter((row) => !row.deleted);
			this.#lists.set(kind, list);
		}
		return list as readonly RowOf<K>[];
	}

	/** Every row, deleted ones included. */
	rows(): IterableIterator<Row> {
		return this.#byId.values();
	}

	/** @returns stops listening */
	listen(listener: RecordListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Reads what other tabs have written while this one was asleep. */
	refresh(): Promise<void> {
		return this.#next(null);
	}

	close(): void {
		this.#stop();
		this.#listeners.clear();
	}

	/** One after the other; where one fails, the next still runs. */
	#next(entry: JournalEntry | null): Promise<void> {
		const done = this.#catchingUp.then(() => this.#catchUp(entry));
		this.#catchingUp = done.catch(() => undefined);
		return done;
	}

	async #catchUp(entry: JournalEntry | null): Promise<void> {
		if (entry && entry.position <= this.#position) return;
		// Another tab may have written between: then its entries come first.
		const entries =
			entry?.position === this.#position + 1
				? [entry]
				: await this.#database.journal
						.where('[recordId+position]')
						.between([this.id, this.#position], [this.id, Infinity], false)
						.toArray();
		for (const { position, after, imported } of entries) {
			this.#position = Math.max(this.#position, position);
			// Old states of rows, told by another device: what is here is newer.
			if (imported) continue;
			// All of an entry is kept before anyone hears of it, so that no listener's failure tears it.
			const before = after.map((row) => this.#byId.get(row.id));
			for (const row of after) this.#keep(row);
			for (const [index, row] of after.entries())
				for (const listener of this.#listeners) listener.row(before[index], row);
		}
		if (entries.length > 0) for (const listener of this.#listeners) listener.done();
	}

	#keep(row: Row): void {
		this.#byId.set(row.id, row);
		this.#lists.delete(row.kind);
		const ofKind = this.#byKind.get(row.kind);
		if (ofKind) ofKind.set(row.id, row);
		else this.#byKind.set(row.kind, new Map([[row.id, row]]));
	}
}
