/** A database of its own for each test, on real IndexedDB, gone afterwards. */
import { test } from 'vitest';
import type { OnOutdated } from '#lib/storage/database.ts';
import { Storage } from '#lib/storage/storage.ts';

/** Where one test keeps its data: any number of storages, as tabs have them, on one database. */
export class Place {
	readonly name: string;
	readonly #open: { close(): void }[] = [];

	/** @param label of what it is for, to find it by in the browser's tools */
	constructor(label: string) {
		this.name = `test${label}-${crypto.randomUUID()}`;
	}

	async tab(onOutdated: OnOutdated = () => undefined): Promise<Storage> {
		const storage = await Storage.open(this.name, onOutdated);
		this.#open.push(storage);
		return storage;
	}

	/** The database as IndexedDB has it, past all of our own code. */
	async raw(
		version?: number,
		upgrade: (database: IDBDatabase) => void = () => undefined
	): Promise<IDBDatabase> {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open(this.name, version);
			request.onupgradeneeded = () => upgrade(request.result);
			request.onsuccess = () => resolve(request.result);
			request.onblocked = () => reject(new Error('another tab holds on to the database'));
			request.onerror = () => reject(request.error ?? new Error('it did not open'));
		});
		this.#open.push(database);
		return database;
	}

	/** All that is stored, table by table. */
	async contents(): Promise<Record<string, unknown[]>> {
		const database = await this.raw();
		const names = [...database.objectStoreNames];
		const transaction = database.transaction(names);
		const all = await Promise.all(names.map((name) => settled(transaction.objectStore(name).getAll())));
		database.close();
		return Object.fromEntries(names.map((name, index) => [name, all[index] as unknown[]]));
	}

	/** How many of each are stored. */
	async counts(): Promise<Record<string, number>> {
		const contents = await this.contents();
		return Object.fromEntries(Object.entries(contents).map(([name, values]) => [name, values.length]));
	}

	async clear(): Promise<void> {
		for (const one of this.#open) one.close();
		await settled(indexedDB.deleteDatabase(this.name));
	}
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
	});
}

export const it = test.extend('place', async ({ task }, { onCleanup }) => {
	const place = new Place(task.id);
	onCleanup(() => place.clear());
	return place;
});
