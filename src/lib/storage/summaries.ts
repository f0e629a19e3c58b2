/**
 * What is kept of each record so that a list of a thousand shows at once. A summary is thrown away without
 * loss: it carries where its record's journal stood, the day and the build that made it.
 */
import type { Summary } from '#lib/gateway/caseload-summary.ts';
import type { CalendarDate, Person, RecordRow, Row } from '#lib/record/rows.ts';
import type { Database, KeptSummary } from './database.ts';
import { lastChange } from './last-change.ts';

/** A record with what was known of it last. */
export interface Known {
	readonly record: RecordRow;
	readonly apprentice: string;
	/** Null where it was never counted. */
	readonly summary: Summary | null;
}

/** What a summary holds for: the figures depend on the day, their making on the build. */
export interface Now {
	readonly day: CalendarDate;
	readonly build: string;
}

export class Summaries {
	readonly #database: Database;

	constructor(database: Database) {
		this.#database = database;
	}

	/** Every record here with its last summary, outdated or not: two reads, however many there are. */
	async known(): Promise<Known[]> {
		const { rows, summaries } = this.#database;
		const [found, kept] = await Promise.all([
			rows.orderBy('fields.apprentice').toArray() as Promise<unknown> as Promise<RecordRow[]>,
			summaries.toArray()
		]);
		const byId = new Map(kept.map((one) => [one.id, one.summary]));
		const records = found.filter((row) => !row.deleted);
		const strangers = records.filter(({ id }) => !byId.has(id));
		const people = (await rows.bulkGet(strangers.map(({ fields }) => fields.apprentice))) as (
			Person | undefined
		)[];
		const names = new Map(strangers.map(({ id }, index) => [id, people[index]?.fields.name ?? '']));
		return records.map((record) => {
			const summary = byId.get(record.id) ?? null;
			return { record, summary, apprentice: summary?.apprentice ?? names.get(record.id) ?? '' };
		});
	}

	/**
	 * The ids of records whose summary is missing, or from before a change, another day or another build.
	 * Those of records that are gone are cleared away.
	 */
	async outdated(now: Now): Promise<string[]> {
		const { rows, summaries } = this.#database;
		const found = (await rows.orderBy('fields.apprentice').toArray()) as RecordRow[];
		const here = new Set(found.filter((row) => !row.deleted).map(({ id }) => id));
		const kept = new Map((await summaries.toArray()).map((one) => [one.id, one]));
		await summaries.bulkDelete([...kept.keys()].filter((id) => !here.has(id)));
		const outdated: string[] = [];
		// A few at a time: one long transaction would keep writers waiting.
		for (const ids of chunks([...here], 50)) {
			const positions = await Promise.all(ids.map((id) => lastChange(this.#database, id)));
			ids.forEach((id, index) => {
				const one = kept.get(id);
				if (one?.position !== positions[index] || one?.day !== now.day || one.build !== now.build)
					outdated.push(id);
			});
		}
		return outdated;
	}

	/**
	 * Counts one record anew and keeps what came out.
	 *
	 * @param make from all its rows, deleted ones included
	 * @returns null where the record is not here any more
	 */
	async renew(
		id: string,
		now: Now,
		make: (rows: readonly Row[]) => Promise<Summary>
	): Promise<Summary | null> {
		const { rows, journal, summaries } = this.#database;
		const [all, position] = await this.#database.transaction('r', rows, journal, () =>
			Promise.all([
				rows.where('[recordId+kind]').between([id, ''], [id, '\uffff']).toArray(),
				lastChange(this.#database, id)
			])
		);
		if (!all.some((row) => row.id === id && !row.deleted)) return null;
		const summary = await make(all);
		const kept: KeptSummary = { id, position, ...now, summary };
		await summaries.put(kept);
		return summary;
	}
}

function* chunks<T>(list: readonly T[], size: number): Generator<readonly T[]> {
	for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
