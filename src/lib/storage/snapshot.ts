/** A record as it is at one moment, for those who carry it elsewhere. */
import type { JournalEntry } from '#lib/record/change.ts';
import type { Row } from '#lib/record/rows.ts';
import type { Database } from './database.ts';
import { lastChange } from './last-change.ts';

export interface Snapshot {
	/** Deleted ones included. */
	readonly rows: readonly Row[];
	/** The journal up to that moment, oldest entry first. */
	readonly history: AsyncIterable<JournalEntry>;
	/** Where the record's journal stood. */
	readonly position: number;
}

/** Entries read at once: each may hold a whole record. */
const batch = 20;

export async function snapshot(database: Database, recordId: string): Promise<Snapshot> {
	const { rows, journal } = database;
	const [all, position] = await database.transaction('r', rows, journal, () =>
		Promise.all([
			rows.where('[recordId+kind]').between([recordId, ''], [recordId, '\uffff']).toArray(),
			lastChange(database, recordId)
		])
	);
	return { rows: all, history: history(database, recordId, position), position };
}

async function* history({ journal }: Database, recordId: string, last: number): AsyncGenerator<JournalEntry> {
	for (let from = 0; ;) {
		const entries = await journal
			.where('[recordId+position]')
			.between([recordId, from], [recordId, last], false, true)
			.limit(batch)
			.toArray();
		yield* entries;
		const end = entries.at(-1);
		if (!end) return;
		from = end.position;
	}
}
