/** The shape of a database as IndexedDB has it, past all of our own code. */
import type { Place } from './places.ts';

interface Index {
	readonly keyPath: string | readonly string[];
	readonly unique: boolean;
	readonly multiEntry: boolean;
}

interface Table {
	readonly keyPath: string | readonly string[];
	readonly autoIncrement: boolean;
	readonly indexes: Readonly<Record<string, Index>>;
}

/** What a released version of the app left on a device. */
export interface Released {
	/** IndexedDB's own number: ten times ours. */
	readonly version: number;
	readonly tables: Readonly<Record<string, Table>>;
	readonly contents: Readonly<Record<string, readonly unknown[]>>;
}

/** Makes a database as a released version of the app left it. */
export async function lay(place: Place, { version, tables, contents }: Released): Promise<void> {
	const database = await place.raw(version, (made) => {
		for (const [name, { keyPath, autoIncrement, indexes }] of Object.entries(tables)) {
			const table = made.createObjectStore(name, { keyPath: path(keyPath), autoIncrement });
			for (const [index, { keyPath: of, ...options }] of Object.entries(indexes))
				table.createIndex(index, path(of), options);
		}
	});
	const names = Object.keys(contents);
	const transaction = database.transaction(names, 'readwrite');
	for (const name of names) for (const one of contents[name] ?? []) transaction.objectStore(name).add(one);
	await new Promise((resolve, reject) => {
		transaction.oncomplete = resolve;
		transaction.onabort = () => reject(transaction.error ?? new Error('the fixture does not fit its tables'));
	});
	database.close();
}

/** Reads a database's shape back. */
export async function shapeOf(place: Place): Promise<Omit<Released, 'contents'>> {
	const database = await place.raw();
	const names = [...database.objectStoreNames];
	const transaction = database.transaction(names);
	const tables = names.map((name): [string, Table] => {
		const { keyPath, autoIncrement, indexNames, ...rest } = described(transaction.objectStore(name));
		const indexes = [...indexNames].map((index): [string, Index] => {
			const { keyPath: of, unique, multiEntry } = rest.store.index(index);
			return [index, { keyPath: of, unique, multiEntry }];
		});
		return [name, { keyPath, autoIncrement, indexes: Object.fromEntries(indexes) }];
	});
	const { version } = database;
	database.close();
	return { version, tables: Object.fromEntries(tables) };
}

function described(store: IDBObjectStore) {
	if (store.keyPath === null) throw new Error(`${store.name} keeps no keys in its rows`);
	return { store, keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexNames: store.indexNames };
}

/** IndexedDB wants a list that it may alter. */
function path(keyPath: string | readonly string[]): string | string[] {
	return typeof keyPath === 'string' ? keyPath : [...keyPath];
}
