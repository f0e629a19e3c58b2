/** Timing inside a page of the built site. Each function is sent there as text, so it stands on nothing else. */

/** Milliseconds until something is in the page and laid out. */
export function appear(act: () => void, isThere: () => boolean): Promise<number> {
	return new Promise((resolve) => {
		const start = performance.now();
		const look = () => {
			if (!isThere()) return;
			observer.disconnect();
			document.body.getBoundingClientRect();
			resolve(performance.now() - start);
		};
		const observer = new MutationObserver(look);
		observer.observe(document.body, { subtree: true, childList: true, characterData: true });
		act();
		look();
	});
}

/** Puts a text into a field as a key does, and waits for the end of the frame that it starts. */
export function pressKey(input: HTMLInputElement, value: string): Promise<void> {
	return new Promise((resolve) => {
		requestAnimationFrame(() => {
			const channel = new MessageChannel();
			// What is posted at the beginning of a frame is heard once it is painted.
			channel.port1.onmessage = () => resolve();
			input.value = value;
			input.dispatchEvent(new InputEvent('input', { bubbles: true }));
			channel.port2.postMessage(null);
		});
	});
}

/** Milliseconds of a bare read of a record's rows by their index: all, or so many of one kind. */
export async function readIndexed(
	recordId: string,
	kind: string | null,
	most: number | null
): Promise<number> {
	const request = indexedDB.open('waymark');
	const database = await new Promise<IDBDatabase>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('it did not open'));
	});
	const start = performance.now();
	const index = database.transaction('rows').objectStore('rows').index('[recordId+kind]');
	const range = IDBKeyRange.bound([recordId, kind ?? ''], [recordId, kind ?? '\uffff']);
	const reading = index.getAll(range, most ?? undefined);
	await new Promise((resolve, reject) => {
		reading.onsuccess = resolve;
		reading.onerror = () => reject(reading.error ?? new Error('it was not read'));
	});
	const ms = performance.now() - start;
	database.close();
	return ms;
}

/** Puts rows into the site's database as they are. */
export async function putRows(rows: readonly unknown[]): Promise<void> {
	const request = indexedDB.open('waymark');
	const database = await new Promise<IDBDatabase>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('it did not open'));
	});
	const transaction = database.transaction('rows', 'readwrite');
	for (const row of rows) transaction.objectStore('rows').put(row);
	await new Promise((resolve, reject) => {
		transaction.oncomplete = resolve;
		transaction.onerror = () => reject(transaction.error ?? new Error('it was not written'));
	});
	database.close();
}

/**
 * Changes a field of a row as another tab would: the row, the journal, and a word to all tabs. The rows behind an
 * entry are read from it.
 */
export async function changeRow(id: string, field: string, value: string): Promise<void> {
	const request = indexedDB.open('waymark');
	const database = await new Promise<IDBDatabase>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('it did not open'));
	});
	const settled = (wish: IDBRequest) =>
		new Promise<unknown>((resolve, reject) => {
			wish.onsuccess = () => resolve(wish.result);
			wish.onerror = () => reject(wish.error ?? new Error('it was refused'));
		});
	const transaction = database.transaction(['rows', 'journal'], 'readwrite');
	const rows = transaction.objectStore('rows');
	const before = (await settled(rows.get(id))) as { recordId: string; author: object; fields: object };
	const after = { ...before, fields: { ...before.fields, [field]: value } };
	await settled(rows.put(after));
	const { recordId, author } = before;
	const at = new Date().toISOString();
	const entry = { recordId, name: 'bench', undoes: null, author, at, before: [before], after: [after] };
	const position = await settled(
		transaction.objectStore('journal').add({ ...entry, id: crypto.randomUUID() })
	);
	await new Promise((resolve) => {
		transaction.oncomplete = resolve;
	});
	database.close();
	const channel = new BroadcastChannel('waymark');
	channel.postMessage({ recordId, position });
	channel.close();
}

/** Stores bytes for a file of so many, in pieces, as they come in. */
export async function putFile(id: string, bytes: number): Promise<void> {
	const request = indexedDB.open('waymark');
	const database = await new Promise<IDBDatabase>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('it did not open'));
	});
	const most = 8 * 1024 * 1024;
	for (let index = 0; index * most < bytes; index++) {
		const data = new Blob([new Uint8Array(Math.min(most, bytes - index * most)).fill(index + 1)]);
		const transaction = database.transaction('pieces', 'readwrite');
		transaction.objectStore('pieces').put({ attachment: id, index, data });
		await new Promise((resolve, reject) => {
			transaction.oncomplete = resolve;
			transaction.onerror = () => reject(transaction.error ?? new Error('it was not written'));
		});
	}
	database.close();
}

/** Gives a file field so many small files at once. */
export function chooseFiles(count: number): void {
	const chosen = new DataTransfer();
	for (let index = 0; index < count; index++)
		chosen.items.add(new File([`Note ${index}: a few words.`], `note-${index}.txt`, { type: 'text/plain' }));
	const input = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === 'Files');
	const field = input && document.querySelector<HTMLInputElement>(`#${CSS.escape(input.htmlFor)}`);
	if (!field) throw new Error('there is no field for files');
	field.files = chosen.files;
	field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Goes to an address as a link does; the time until the page stands still, and its longest task. */
export async function visit(address: string): Promise<{ usable: number; longest: number }> {
	let longest = 0;
	let last = performance.now();
	const start = last;
	const tasks = new PerformanceObserver((list) => {
		for (const { startTime, duration } of list.getEntries()) {
			longest = Math.max(longest, duration);
			last = Math.max(last, startTime + duration);
		}
	});
	tasks.observe({ type: 'longtask' });
	const changes = new MutationObserver(() => {
		last = performance.now();
	});
	changes.observe(document.body, { subtree: true, childList: true, characterData: true });
	const link = document.createElement('a');
	link.href = address;
	document.body.append(link);
	link.click();
	link.remove();
	const quietMs = 600;
	const isStill = () =>
		performance.now() - last > quietMs &&
		location.pathname === new URL(link.href).pathname &&
		!document.body.textContent?.includes('Opening your record');
	while (!isStill()) await new Promise((resolve) => setTimeout(resolve, 50));
	tasks.disconnect();
	changes.disconnect();
	return { usable: last - start, longest };
}
