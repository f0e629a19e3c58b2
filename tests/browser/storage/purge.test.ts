import { describe, expect } from 'vitest';
import { addDays, calendarDateOf } from '#lib/record/dates.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { it } from '../../support/places.ts';
import { aNewRecord, id, kezia } from '../../support/rows.ts';

/** So many days from now, by this device's clock. */
const day = (days: number) => addDays(calendarDateOf(new Date()), days);
const [kept, removed] = ['kept', 'removed'].map(id) as [string, string];

async function two(storage: Storage): Promise<void> {
	for (const recordId of [kept, removed]) {
		await storage.write(recordId, aNewRecord(recordId, `${recordId}-person`), kezia);
		await storage.bringIn([new File(['some bytes'], 'note.txt')], ([file]) => {
			const { id: attachment, ...fields } = file!;
			const edit = {
				op: 'create',
				kind: 'attachment',
				id: attachment,
				fields: { ...fields, evidence: recordId }
			} as const;
			return storage.write(recordId, { name: 'add-files', edits: [edit] }, kezia);
		});
	}
	await storage.write(removed, { name: 'remove-record', edits: [{ op: 'delete', id: removed }] }, kezia);
}

describe('a removed record', () => {
	it('can be brought back for thirty days', async ({ place }) => {
		const storage = await place.tab();
		await two(storage);
		for (const days of [0, 7, 14, 21, 28]) expect(await storage.purge(day(days))).toBe(0);
		expect(await storage.row(removed)).toBeDefined();
	});

	it('goes after that with everything that was its own, and with nothing else', async ({ place }) => {
		const storage = await place.tab();
		await two(storage);
		const recordings = await storage.recordings();
		await recordings.begin('evidence:half', removed, 'call.webm', 'audio/webm');
		await recordings.add('evidence:half', new Blob(['sound']), 2);
		for (const days of [7, 14, 21, 28, 35]) expect(await storage.purge(day(days))).toBe(0);
		expect(await storage.purge(day(42))).toBe(1);
		expect(await storage.row(removed)).toBeUndefined();
		expect(await storage.row(`${removed}-person`)).toBeUndefined();
		expect(await storage.sweep(), 'no bytes are left behind').toBe(0);
		const open = await storage.openRecord(kept);
		const [file] = open?.all('attachment') ?? [];
		expect(await (await storage.file(file!, 'text/plain')).text()).toBe('some bytes');
		expect(await storage.purge(day(43))).toBe(0);
	});

	it('stays where the clock was set a year back or ahead, and all else of the device is as before', async ({
		place
	}) => {
		const storage = await place.tab();
		await two(storage);
		const [before] = (await place.contents())['device'] as [object];
		for (const days of [0, -365, 1, 366, 367, 2]) expect(await storage.purge(day(days))).toBe(0);
		const [after] = (await place.contents())['device'] as [object];
		expect(after).toEqual({ ...before, days: [day(-365), day(1), day(2)] });
		await storage.write(kept, { name: 'remove-record', edits: [{ op: 'delete', id: kept }] }, kezia);
		expect((await place.contents())['device']).toMatchObject([{ days: [day(-365), day(1), day(2)] }]);
	});
});
