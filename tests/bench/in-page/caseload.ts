/** What the caseload bench does inside a page of the built site; sent there as text, like `timing.ts`. */

/**
 * Puts copies of one record into the site's database.
 *
 * @param template its rows as JSON; each `$` in it becomes the number of the copy, as three hexadecimal digits
 * @param copies the number of each copy, and what its record and apprentice say instead
 */
export async function putCopies(
	template: string,
	copies: readonly {
		number: number;
		name: string;
		/** Claims beyond this share are left out. */
		share: number;
		record: Readonly<Record<string, unknown>>;
	}[]
): Promise<void> {
	const request = indexedDB.open('waymark');
	const database = await new Promise<IDBDatabase>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('it did not open'));
	});
	for (const { number, name, share, record } of copies) {
		const rows = JSON.parse(template.replaceAll('$', number.toString(16).padStart(3, '0'))) as {
			kind: string;
			fields: Record<string, unknown>;
		}[];
		const claims = rows.filter(({ kind }) => kind === 'claim');
		const kept = new Set(claims.slice(0, Math.round(claims.length * share)));
		const transaction = database.transaction('rows', 'readwrite');
		for (const row of rows) {
			if (row.kind === 'claim' && !kept.has(row)) continue;
			if (row.kind === 'person') row.fields.name = name;
			if (row.kind === 'record') Object.assign(row.fields, record);
			transaction.objectStore('rows').put(row);
		}
		await new Promise((resolve, reject) => {
			transaction.oncomplete = resolve;
			transaction.onerror = () => reject(transaction.error ?? new Error('it was not written'));
		});
	}
	database.close();
}

/** Milliseconds of a bare read of all summaries. */
export async function readSummaries(): Promise<number> {
	const request = indexedDB.open('waymark');
	const database = await new Promise<IDBDatabase>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('it did not open'));
	});
	const start = performance.now();
	const reading = database.transaction('summaries').objectStore('summaries').getAll();
	await new Promise((resolve, reject) => {
		reading.onsuccess = resolve;
		reading.onerror = () => reject(reading.error ?? new Error('it was not read'));
	});
	const ms = performance.now() - start;
	database.close();
	return ms;
}

/**
 * Milliseconds of work on the page's own thread until the answer to an act is painted; the wait for the screen's
 * next frame is left out.
 */
export async function workOf(act: () => void): Promise<number> {
	const turn = () =>
		new Promise<number>((resolve) => {
			const channel = new MessageChannel();
			channel.port1.onmessage = () => resolve(performance.now());
			channel.port2.postMessage(null);
		});
	const start = performance.now();
	act();
	const answered = await turn();
	const frame = await new Promise<number>((resolve) =>
		requestAnimationFrame(() => resolve(performance.now()))
	);
	const painted = await turn();
	return answered - start + (painted - frame);
}
