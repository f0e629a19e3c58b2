/** The one write path: every change to a record passes here. */
import { applyChange, type Change, type JournalEntry } from '#lib/record/change.ts';
import { checkRow } from '#lib/record/checks.ts';
import { asFailure, Failure } from '#lib/record/failure.ts';
import type { Row } from '#lib/record/rows.ts';
import { inverse } from '#lib/record/undo.ts';
import { thisDevice, type Database } from './database.ts';
import type { Feed } from './feed.ts';

export class Writer {
	readonly #database: Database;
	readonly #feed: Feed;

	constructor(database: Database, feed: Feed) {
		this.#database = database;
		this.#feed = feed;
	}

	/**
	 * Writes a change: checks it, stamps versions, writes rows and appends to the journal, all in one
	 * transaction. Other tabs hear of it.
	 *
	 * @param person whose act it is
	 * @returns the journal entry, or null where the change altered nothing
	 * @throws Failure `row-refused` where a row would be missing, doubled or break its schema, `no-space`
	 */
	async write(recordId: string, change: Change, person: string): Promise<JournalEntry | null> {
		return this.#commit(recordId, person, null, () => Promise.resolve(change));
	}

	/**
	 * Takes an entry back, but for what has been changed again since.
	 *
	 * @returns the entry of the undoing, or null where nothing was left to take back
	 */
	async undo(entry: JournalEntry): Promise<JournalEntry | null> {
		return this.#commit(entry.recordId, entry.author.person, entry.id, async () => {
			const ids = entry.after.map((row) => row.id);
			return inverse(entry, byId(await this.#database.rows.bulkGet(ids)));
		});
	}

	async #commit(
		recordId: string,
		person: string,
		undoes: string | null,
		changeOf: () => Promise<Change>
	): Promise<JournalEntry | null> {
		const { rows, journal, device } = this.#database;
		await thisDevice(this.#database);

		const transacted = this.#database.transaction('rw', rows, journal, device, async () => {
			const change = await changeOf();
			const current = byId(await rows.bulkGet(change.edits.map((edit) => edit.id)));
			const self = await thisDevice(this.#database);
			const counter = self.counter + 1;
			const at = new Date().toISOString();
			const author = { person, device: self.id };
			const applied = applyChange(change, current, { recordId, author, counter, at });
			if (!applied.ok) throw new Failure('row-refused', `${applied.reason} ${applied.id}`);
			if (applied.after.length === 0) return null;
			for (const row of applied.after) {
				const problem = checkRow(row);
				if (problem) throw new Failure('row-refused', `${row.kind} ${row.id}: ${problem}`);
			}
			await device.put({ ...self, counter });
			await rows.bulkPut(applied.after);
			const entry = {
				id: crypto.randomUUID(),
				recordId,
				name: change.name,
				undoes,
				author,
				at,
				before: applied.before,
				after: applied.after
			};
			const position = await journal.add(entry);
			return { ...entry, position };
		});
		const written = await transacted.catch((thrown: unknown) => {
			throw asFailure(thrown);
		});
		if (written) this.#feed.announce(written);
		return written;
	}
}

function byId(rows: readonly (Row | undefined)[]): Map<string, Row> {
	return new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])));
}
