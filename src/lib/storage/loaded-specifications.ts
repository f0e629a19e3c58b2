/** Specifications that somebody has loaded on this device. They are no part of a record, and never in its journal. */
import type { Collection } from 'dexie';
import type { RecordRow } from '#lib/record/rows.ts';
import type { SpecificationSummary } from '#lib/specification/types.ts';
import { asFailure, Failure } from '#lib/record/failure.ts';
import type { Database, LoadedSpecification } from './database.ts';

export class LoadedSpecifications {
	readonly #database: Database;

	constructor(database: Database) {
		this.#database = database;
	}

	/** In the order of their ids; the files themselves are not read. */
	async summaries(): Promise<SpecificationSummary[]> {
		return (await this.#database.specifications.toArray()).map(({ summary }) => summary);
	}

	/** @throws Failure `specification-missing` where none of this id is here */
	async get(id: string): Promise<LoadedSpecification> {
		const row = await this.#database.specifications.get(id);
		if (!row) throw new Failure('specification-missing', id);
		return row;
	}

	/** What the file of one held; as `get`. */
	async data(id: string): Promise<unknown> {
		return JSON.parse(await (await this.get(id)).file.text());
	}

	/**
	 * Keeps one that was read without a mistake.
	 *
	 * @param data what its file holds: plain data, with Markdown as it was written
	 * @throws Failure `row-refused` where another tab has just loaded one of this id, `no-space`
	 */
	async keep(summary: SpecificationSummary, data: unknown): Promise<void> {
		const file = new Blob([JSON.stringify(data)], { type: 'application/json' });
		await this.#add({ id: summary.id, summary, file, loadedAt: new Date().toISOString() });
	}

	/**
	 * Removes one that no record uses.
	 *
	 * @returns takes it back
	 * @throws Failure `specification-used`; nothing is removed then
	 */
	async remove(id: string): Promise<() => Promise<void>> {
		const { rows, specifications } = this.#database;
		const removed = await this.#database.transaction('rw', rows, specifications, async () => {
			const records = rows.orderBy('fields.apprentice') as Collection<RecordRow, string>;
			const used = await records
				.filter(({ deleted, fields }) => !deleted && fields.specification === id)
				.count();
			if (used > 0) throw new Failure('specification-used', String(used));
			const row = await specifications.get(id);
			await specifications.delete(id);
			return row;
		});
		return async () => {
			if (removed) await this.#add(removed);
		};
	}

	async #add(row: LoadedSpecification): Promise<void> {
		await this.#database.specifications.add(row).catch((thrown: unknown) => {
			const taken = thrown instanceof Error && thrown.name === 'ConstraintError';
			throw taken ? new Failure('row-refused', `the id ${row.id} is taken`, thrown) : asFailure(thrown);
		});
	}
}
