/** Removes all that the app keeps in this browser; what it needs to start again, without a connection too, stays. */

/** What could not be removed: records with all that belongs to them, what another app shared, settings. */
export type Left = 'records' | 'shared' | 'settings';

/** Other tabs let go of the database at once, or when what they are writing is written. */
const patience = 5_000;
const prefix = 'waymark';

/**
 * The database has to be closed in this tab; other tabs are told by the browser, and close theirs.
 *
 * @param database its name
 * @param clearShared forgets what another app shared into this one
 * @param patienceMs how long other tabs may take
 * @returns what is left; empty where nothing is
 */
export async function eraseAll(
	database: string,
	clearShared: () => Promise<unknown>,
	patienceMs = patience
): Promise<Left[]> {
	const tried: readonly (readonly [Left, boolean])[] = [
		['records', await deleted(database, patienceMs)],
		['shared', await done(clearShared)],
		['settings', await done(forgetSettings)]
	];
	return tried.filter(([, gone]) => !gone).map(([what]) => what);
}

async function done(run: () => unknown): Promise<boolean> {
	try {
		await run();
		return true;
	} catch {
		return false;
	}
}

function deleted(name: string, patienceMs: number): Promise<boolean> {
	return new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = () => resolve(true);
		request.onerror = () => resolve(false);
		// It goes as soon as the last tab lets go, even after that.
		request.onblocked = () => setTimeout(() => resolve(false), patienceMs);
	});
}

/** Another site may live at the same origin: its settings are its own. */
function forgetSettings(): void {
	for (const store of [localStorage, sessionStorage])
		for (const key of Object.keys(store)) if (key.startsWith(prefix)) store.removeItem(key);
}
