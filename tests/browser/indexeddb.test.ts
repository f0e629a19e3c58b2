import { expect, it } from 'vitest';

/** Dexie and the attachments rely on this; a pretended IndexedDB gets it wrong in its own ways. */
it('IndexedDB keeps a Blob with its type and bytes, and takes back an aborted write', async () => {
	const name = `smoke-${crypto.randomUUID()}`;
	const database = await new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open(name, 1);
		request.onupgradeneeded = () => request.result.createObjectStore('files');
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('it did not open'));
	});
	const done = (transaction: IDBTransaction) =>
		new Promise<string>((resolve) => {
			transaction.oncomplete = () => resolve('complete');
			transaction.onabort = () => resolve('aborted');
		});
	const written = database.transaction('files', 'readwrite');
	written.objectStore('files').put(new Blob(['words'], { type: 'text/plain' }), 'kept');
	expect(await done(written)).toBe('complete');

	const undone = database.transaction('files', 'readwrite');
	undone.objectStore('files').put('gone', 'undone');
	undone.abort();
	expect(await done(undone)).toBe('aborted');

	const reading = database.transaction('files').objectStore('files');
	const [kept, lost] = await Promise.all(
		['kept', 'undone'].map(
			(key) =>
				new Promise<unknown>((resolve) => {
					const request = reading.get(key);
					request.onsuccess = () => resolve(request.result);
				})
		)
	);
	expect(kept).toBeInstanceOf(Blob);
	expect(await (kept as Blob).text()).toBe('words');
	expect(lost).toBeUndefined();
	database.close();
	indexedDB.deleteDatabase(name);
});
