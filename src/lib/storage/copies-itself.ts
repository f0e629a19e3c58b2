/** Whether the browser makes a copy of a part of a file that it is given to store. */
import type { Database } from './database.ts';

const name = 'waymark-copies-itself';
const found = new Map<string, Promise<boolean>>();

/**
 * A private window may keep no more than the place of the file, and has nothing once that is changed or gone;
 * others have kept the whole file, or nothing. So it is tried, once for as long as the page is open.
 */
export function copiesItself(database: Database): Promise<boolean> {
	const known = found.get(database.name);
	if (known) return known;
	const trying = navigator.locks.request(name, () => tried(database)).catch(() => false);
	found.set(database.name, trying);
	return trying;
}

async function tried({ pieces }: Database): Promise<boolean> {
	const folder = await navigator.storage.getDirectory();
	const key: [string, number] = [name, 0];
	try {
		const file = await folder.getFileHandle(name, { create: true });
		const writing = await file.createWritable();
		await writing.write('a part of a file');
		await writing.close();
		await pieces.put({ attachment: name, index: 0, data: (await file.getFile()).slice(2, 6) });
		await folder.removeEntry(name);
		return (await (await pieces.get(key))?.data.text()) === 'part';
	} finally {
		await pieces.delete(key);
		await folder.removeEntry(name).catch(() => undefined);
	}
}
