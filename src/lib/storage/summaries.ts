/**
 * What is kept of each record so that a list of a thousand shows at once. A summary is thrown away without
 * loss: it carries where its record's journal stood, the day and the build that made it.
 */
import type { Summary } from '#lib/gateway/caseload-summary.ts';
import type { CalendarDate, Fields, Person, RecordRow, Row } from '#lib/record/rows.ts';
import type { Database, KeptSummary } from './database.ts';
import { lastChange } from './last-change.ts';

/** A record with what was known of it last. */
export interface Known {
	readonly id: string;
	/** Of the record's own row. */
	readonly fields: Fields<'record'>;
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

	/** What was known last, by one read: records that came or went since are for `known` to find. */
	async kept(): Promise<Known[]> {
		const kept = await this.#database.summaries.toArray();
		return kept.map(({ id, fields, summary }) => ({ id, fields, summary, apprentice: summary.apprentice }));
	}

	/** Every record here with its last summary, outdated or not. */
	async known(): Promise<Known[]> {
		const { rows } = this.#database;
		const byId = new Map((await this.kept()).map((one) => [one.id, one.summary]));
		const records = await this.#records();
		const strangers = records.filter(({ id }) => !byId.has(id));
		const people = (await rows.bulkGet(strangers.map(({ fields }) => fields.apprentice))) as (
			Person | undefined
		)[];
		const names = new Map(strangers.map(({ id }, index) => [id, people[index]?.fields.name ?? '']));
		return records.map(({ id, fields }) => {
			const summary = byId.get(id) ?? null;
			return { id, fields, summary, apprentice: summary?.apprentice ?? names.get(id) ?? '' };
		});
	}

	/**
	 * The ids of records whose summary is missing, or from before a change, another day or another build.
	 * Those of records that are gone are cleared away.
	 */
	async outdated(now: Now): Promise<string[]> {
		const { summaries } = this.#database;
		const here = new Set((await this.#records()).map(({ id }) => id));
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
		const record = all.find((row): row is RecordRow => row.kind === 'record' && !row.deleted);
		if (!record) return null;
		const summary = await make(all);
		const kept: KeptSummary = { id, position, ...now, fields: record.fields, summary };
		await summaries.put(kept);
		return summary;
	}

	async #records(): Promise<RecordRow[]> {
		const found = (await this.#database.rows.orderBy('fields.apprentice').toArray()) as RecordRow[];
		return found.filter(({ deleted }) => !deleted);
	}
}

function* chunks<T>(list: readonly T[], size: number): Generator<readonly T[]> {
	for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
