/** The list of records on a device. */
import type { Person, RecordRow } from '#lib/record/rows.ts';
import type { Database } from './database.ts';
import { lastChange } from './last-change.ts';
import type { RecordSummary } from './storage.ts';

/** As `Storage.records`. */
export async function records(database: Database): Promise<RecordSummary[]> {
	const { rows } = database;
	const found = (await rows.orderBy('fields.apprentice').toArray()) as RecordRow[];
	const present = found.filter((row) => !row.deleted);
	const people = (await rows.bulkGet(present.map((row) => row.fields.apprentice))) as (Person | undefined)[];
	const changes = await Promise.all(present.map(({ id }) => lastChange(database, id)));
	return present
		.map((record, index) => ({
			record,
			apprentice: people[index]?.fields.name ?? '',
			last: changes[index] ?? 0
		}))
		.sort((a, b) => b.last - a.last)
		.map(({ record, apprentice }) => ({ record, apprentice }));
}
