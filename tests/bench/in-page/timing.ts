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

/** Types a text and takes it out again, letter by letter; milliseconds until the page is laid out after each. */
export async function pressKeys(input: HTMLInputElement, text: string): Promise<number[]> {
	const steps = [...text].map((_, index) => text.slice(0, index + 1));
	const times: number[] = [];
	for (const value of [...steps, ...steps.toReversed().slice(1), '']) {
		const start = performance.now();
		input.value = value;
		input.dispatchEvent(new InputEvent('input', { bubbles: true }));
		// What the page does at once is done before the next task.
		await new Promise((resolve) => {
			const channel = new MessageChannel();
			channel.port1.onmessage = resolve;
			channel.port2.postMessage(null);
		});
		document.body.getBoundingClientRect();
		times.push(performance.now() - start);
	}
	return times;
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
