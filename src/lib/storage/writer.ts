/** The one write path: every change to a record passes here. */
import { applyChange, type Change, type JournalEntry, type Stamp } from '#lib/record/change.ts';
import { checkRow } from '#lib/record/checks.ts';
import { erasedRow, withoutWords } from '#lib/record/erase.ts';
import { asFailure, Failure } from '#lib/record/failure.ts';
import { joinRows } from '#lib/record/join.ts';
import type { Row } from '#lib/record/rows.ts';
import { inverse } from '#lib/record/undo.ts';
import { removePieces } from './attachments.ts';
import { thisDevice, type Database } from './database.ts';
import type { Feed } from './feed.ts';
import { forget } from './forget.ts';

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
	 * @param person whose act the undoing is; the same as it was before where left out
	 * @returns the entry of the undoing, or null where nothing was left to take back
	 */
	async undo(entry: JournalEntry, person = entry.author.person): Promise<JournalEntry | null> {
		return this.#commit(entry.recordId, person, entry.id, async () => {
			const ids = entry.after.map((row) => row.id);
			return inverse(entry, byId(await this.#database.rows.bulkGet(ids)));
		});
	}

	/**
	 * Takes in rows that were written elsewhere, as one change: they keep their ids, versions and stamps and
	 * are joined with what is here. History that came with them is kept as such.
	 *
	 * @param rows of one record, checked for what they refer to
	 * @param person whose act it is
	 * @returns the journal entry, or null where everything was here already. For a record that is new here it
	 *   names the record's own row alone: to take that back takes the record back.
	 * @throws Failure `row-refused` where a row breaks its schema, `import-refused` where one cannot be joined
	 *   with what is here, `no-space`; nothing is written then
	 */
	async join(
		recordId: string,
		rows: readonly Row[],
		history: readonly Omit<JournalEntry, 'position' | 'imported'>[],
		person: string
	): Promise<JournalEntry | null> {
		await thisDevice(this.#database);
		const { rows: table, journal, device, drafts, pieces } = this.#database;
		const tables = [table, journal, device, drafts, pieces];
		const transacted = this.#database.transaction('rw', tables, async () => {
			// An answer comes without the record’s own row.
			const current = byId(await table.bulkGet([recordId, ...rows.map((row) => row.id)]));
			const self = await thisDevice(this.#database);
			const seen = highestCounter(self.id, rows);
			if (seen > self.counter + mostAhead)
				throw new Failure('import-refused', 'it counts changes that this device never made');
			const join = joinRows(current, rows);
			if (!join.ok) throw new Failure('import-refused', `${join.reason} ${join.id}`);
			const own = current.get(recordId);
			const author = { person, device: self.id };
			const at = new Date().toISOString();
			let counter = Math.max(self.counter, seen);
			// To open the file of a record that was removed here is to want it back.
			const joined = own?.deleted
				? restored(join, current, { recordId, author, counter: ++counter, at })
				: join;
			if (joined.after.length === 0) return null;
			for (const row of joined.after) refuseBad(row);

			await device.put({ ...self, counter });
			await table.bulkPut(joined.after);
			const known = new Set<string>();
			await journal
				.where('id')
				.anyOf(history.map((entry) => entry.id))
				.eachUniqueKey((id) => known.add(String(id)));
			const now = new Map([...current, ...byId(joined.after)]);
			const erased = new Set([...now.values()].filter((row) => row.erased).map((row) => row.id));
			await journal.bulkAdd(
				history
					.filter(({ id }) => !known.has(id))
					.map((entry) => ({ ...withoutWords(entry, erased), imported: true }))
			);
			const lost = joined.after.filter((row) => row.erased && !current.get(row.id)?.erased);
			await forget(this.#database, recordId, new Set(lost.map((row) => row.id)));
			const { before, after } = own ? joined : onlyRecord(recordId, joined);
			const entry = {
				id: crypto.randomUUID(),
				recordId,
				name: 'import-record',
				undoes: null,
				author,
				at,
				...withoutWords<Altered>({ before, after }, erased)
			} as const;
			return { ...entry, position: await journal.add(entry) };
		});
		return this.#announced(transacted);
	}

	/**
	 * Removes the words and bytes of deleted rows for good, here, in history and in drafts. Their tombstones stay,
	 * and nothing is stamped: a copy that was brought back elsewhere keeps its words, and can give them back.
	 *
	 * @param ids rows that are not deleted are left alone
	 * @param person whose act it is
	 * @returns the journal entry, or null where nothing was left to remove
	 */
	async erase(recordId: string, ids: readonly string[], person: string): Promise<JournalEntry | null> {
		const { rows, journal, device, drafts, pieces } = this.#database;
		const tables = [rows, journal, device, drafts, pieces];
		const transacted = this.#database.transaction('rw', tables, async () => {
			const found = (await rows.bulkGet([...ids])).filter((row) => row !== undefined);
			const after = found
				.filter((row) => row.recordId === recordId && row.deleted && !row.erased && !row.conflicts['deleted'])
				.map(erasedRow);
			if (after.length === 0) return null;
			for (const row of after) refuseBad(row);
			await rows.bulkPut(after);
			for (const row of after) if (row.kind === 'attachment') await removePieces(this.#database, row.id);
			await forget(this.#database, recordId, new Set(after.map((row) => row.id)));
			const author = { person, device: (await thisDevice(this.#database)).id };
			const at = new Date().toISOString();
			const entry = {
				id: crypto.randomUUID(),
				recordId,
				name: 'empty-bin',
				undoes: null,
				author,
				at,
				before: after,
				after
			} as const;
			return { ...entry, position: await journal.add(entry) };
		});
		return this.#announced(transacted);
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
			for (const row of applied.after) refuseBad(row);
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
		return this.#announced(transacted);
	}

	/** Tells of what was written, once it is. */
	async #announced(transacted: PromiseLike<JournalEntry | null>): Promise<JournalEntry | null> {
		const written = await Promise.resolve(transacted).catch((thrown: unknown) => {
			throw asFailure(thrown);
		});
		if (written) this.#feed.announce(written);
		return written;
	}
}

/** What is needed to put before and after side by side. */
interface Altered {
	readonly before: readonly (Row | null)[];
	readonly after: readonly Row[];
}

/** A file may know changes of this device that it has forgotten, as when its disk was put back to an older state. */
const mostAhead = 1_000_000_000;

function highestCounter(device: string, rows: readonly Row[]): number {
	return rows.reduce((highest, row) => Math.max(highest, row.version[device] ?? 0), 0);
}

/** The joined rows, with the record's own row brought back by this device. */
function restored(joined: Altered, current: ReadonlyMap<string, Row>, stamp: Stamp): Altered {
	const now = new Map([...current, ...byId(joined.after)]);
	const applied = applyChange(
		{ name: 'import-record', edits: [{ op: 'restore', id: stamp.recordId }] },
		now,
		stamp
	);
	const [row] = applied.ok ? applied.after : [];
	if (!row) return joined;
	const others = joined.after.flatMap((after, index) =>
		after.id === row.id ? [] : [{ before: joined.before[index] ?? null, after }]
	);
	return {
		before: [...others.map(({ before }) => before), current.get(row.id) ?? null],
		after: [...others.map(({ after }) => after), row]
	};
}

function onlyRecord(recordId: string, { after }: Altered): Altered {
	return { before: [null], after: after.filter((row) => row.id === recordId) };
}

function refuseBad(row: Row): void {
	const problem = checkRow(row);
	if (problem) throw new Failure('row-refused', `${row.kind} ${row.id}: ${problem}`);
}

function byId(rows: readonly (Row | undefined)[]): Map<string, Row> {
	return new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])));
}
