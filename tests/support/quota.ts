/** Gives the test a small disk. */
import { cdp } from 'vitest/browser';

type Send = (method: string, parameters: object) => Promise<unknown>;

/**
 * Runs something while this site may store no more than so many bytes. Call it before a database is open:
 * all of them are cleared away, since the browser hands out space in advance and remembers how much.
 */
export async function onASmallDisk(bytes: number, run: () => Promise<void>): Promise<void> {
	const session = cdp() as unknown as { send: Send };
	const { origin } = location;
	await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: bytes });
	try {
		await run();
	} finally {
		await session.send('Storage.overrideQuotaForOrigin', { origin });
	}
}
