/** Clears away what has lain in the bin of the open record longer than it is kept. */
import type { App } from '#lib/components/app/App.svelte.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { outlived } from '#lib/record/bin.ts';

/** @throws Failure as `Storage.erase` does */
export async function clearBin(app: App, record: CurrentRecord): Promise<void> {
	const storage = await app.storage;
	const ids = outlived(record.rows(), await storage.noteDay(app.today));
	if (ids.length === 0) return;
	const { person } = app.hand(record);
	await storage.erase(record.id, ids, person ?? record.row.fields.apprentice);
}
