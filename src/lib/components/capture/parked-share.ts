/**
 * What another app shared into this one, parked by the service worker until somebody says which piece it
 * belongs to. The worker and the page both read it, so it knows neither.
 */

const cacheName = 'shared-into-the-app';
const nameHeader = 'x-file-name';
const addressOf = (key: string) => `/shared-into-the-app/${key}`;

export interface Parked {
	readonly title: string;
	readonly text: string;
	readonly files: readonly File[];
}

/**
 * Parks the fields and files of a share.
 *
 * @returns whether all of it found room; what did is parked
 */
export async function park(form: FormData): Promise<boolean> {
	const cache = await caches.open(cacheName);
	let all = true;
	const put = (response: Response) =>
		cache.put(addressOf(crypto.randomUUID()), response).catch(() => {
			all = false;
		});
	const words = ['title', 'text', 'url'].map((field) => form.get(field)).map((word) => word ?? '');
	const [title = '', ...text] = words.map(String);
	if (words.some((word) => word !== ''))
		await put(Response.json({ title, text: text.filter(Boolean).join('\n\n') }));
	for (const file of form.getAll('files')) {
		if (typeof file === 'string') continue;
		const headers = { 'content-type': file.type, [nameHeader]: encodeURIComponent(file.name) };
		await put(new Response(file, { headers }));
	}
	return all;
}

/** All that is parked; null where nothing is. */
export async function parked(): Promise<Parked | null> {
	if (!(await caches.has(cacheName))) return null;
	const cache = await caches.open(cacheName);
	const files: File[] = [];
	const words: { title: string; text: string }[] = [];
	for (const request of await cache.keys()) {
		const response = await cache.match(request);
		if (!response) continue;
		const name = response.headers.get(nameHeader);
		if (name === null) words.push((await response.json()) as { title: string; text: string });
		else {
			const type = response.headers.get('content-type') ?? '';
			files.push(new File([await response.blob()], decodeURIComponent(name) || 'file', { type }));
		}
	}
	if (files.length === 0 && words.length === 0) return null;
	return {
		title: words.find(({ title }) => title)?.title ?? '',
		text: words
			.map(({ text }) => text)
			.filter(Boolean)
			.join('\n\n'),
		files
	};
}

/** Forgets what is parked. */
export async function clearParked(): Promise<void> {
	await caches.delete(cacheName);
}
