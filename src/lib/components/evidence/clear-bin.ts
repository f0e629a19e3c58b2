/** Clears away what has lain in the bin longer than it is kept, once the page has nothing else to do. */
import type { App } from '#lib/components/app/App.svelte.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { outlived } from '#lib/record/bin.ts';

const waitMs = 2_000;

/** @returns gives up waiting */
export function clearBin(app: App, record: CurrentRecord): () => void {
	const timer = setTimeout(() => void app.attempt(clear), waitMs);
	return () => clearTimeout(timer);

	async function clear() {
		const ids = outlived(record.rows(), new Date().toISOString());
		if (ids.length === 0) return;
		const { person } = app.hand(record);
		const storage = await app.storage;
		await storage.erase(record.id, ids, person ?? record.row.fields.apprentice);
	}
}
