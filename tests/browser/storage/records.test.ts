import { describe, expect } from 'vitest';
import type { Storage } from '#lib/storage/storage.ts';
import { it } from '../../support/places.ts';
import { aNewRecord, creating, id, kezia } from '../../support/rows.ts';

const [first, second, third] = ['first', 'second', 'third'].map(id) as [string, string, string];

async function make(storage: Storage, ...records: string[]): Promise<void> {
	for (const recordId of records)
		await storage.write(recordId, aNewRecord(recordId, `${recordId}-person`), kezia);
}

async function listed(storage: Storage): Promise<string[]> {
	return (await storage.records()).map(({ record }) => record.id);
}

describe('the list of records', () => {
	it('is empty at first', async ({ place }) => {
		expect(await (await place.tab()).records()).toEqual([]);
	});

	it('names each apprentice', async ({ place }) => {
		const storage = await place.tab();
		await make(storage, first);
		const [line] = await storage.records();
		expect(line?.apprentice).toBe('Kezia Thorley');
		expect(line?.record).toEqual(await storage.row(first));
	});

	it('has the record changed last in front, whatever of it was changed', async ({ place }) => {
		const storage = await place.tab();
		await make(storage, first, second, third);
		expect(await listed(storage)).toEqual([third, second, first]);
		await storage.write(
			second,
			{ name: 'edit-record', edits: [{ op: 'edit', id: second, fields: { gateway: null } }] },
			kezia
		);
		expect(await listed(storage)).toEqual([second, third, first]);
		await storage.write(first, { name: 'add-evidence', edits: [creating('evidence', id('lamp'))] }, kezia);
		expect(await listed(storage)).toEqual([first, second, third]);
	});

	it('leaves out a removed record, until that is undone', async ({ place }) => {
		const storage = await place.tab();
		await make(storage, first, second);
		const entry = await storage.write(
			first,
			{ name: 'remove-record', edits: [{ op: 'delete', id: first }] },
			kezia
		);
		expect(await listed(storage)).toEqual([second]);
		expect(await storage.openRecord(first)).toBeNull();
		if (entry) await storage.undo(entry);
		expect(await listed(storage)).toEqual([first, second]);
		expect(await storage.openRecord(first)).not.toBeNull();
	});

	it('lists records only, however many rows they have', async ({ place }) => {
		const storage = await place.tab();
		await make(storage, first);
		const edits = [creating('evidence', id('lamp')), creating('claim', id('claim'))];
		await storage.write(first, { name: 'add-evidence', edits }, kezia);
		expect(await listed(storage)).toEqual([first]);
	});

	it('tells every tab when any record changes', async ({ place }) => {
		const [here, there] = [await place.tab(), await place.tab()];
		const heard = new Promise<void>((resolve) => there.onAnyChange(resolve));
		await make(here, first);
		await heard;
		expect(await listed(there)).toEqual([first]);
	});
});

describe('the record that was open last', () => {
	it('is remembered when the app is opened again', async ({ place }) => {
		const storage = await place.tab();
		await make(storage, first, second);
		expect(await storage.lastRecord()).toBeNull();
		await storage.openRecord(second);
		await storage.openRecord(first);
		storage.close();
		expect(await (await place.tab()).lastRecord()).toBe(first);
	});

	it('is forgotten once it is removed', async ({ place }) => {
		const storage = await place.tab();
		await make(storage, first);
		await storage.openRecord(first);
		await storage.write(first, { name: 'remove-record', edits: [{ op: 'delete', id: first }] }, kezia);
		expect(await storage.lastRecord()).toBeNull();
	});

	it('does not get in the way of counters', async ({ place }) => {
		const storage = await place.tab();
		await make(storage, first, second);
		await Promise.all([storage.openRecord(first), make(storage, third), storage.openRecord(second)]);
		await make(storage, id('fourth'));
		const { device, journal } = await place.contents();
		expect(journal).toHaveLength(4);
		expect(device).toMatchObject([{ counter: 4 }]);
	});

	it('is not one that is not here', async ({ place }) => {
		const storage = await place.tab();
		expect(await storage.openRecord(id('nowhere'))).toBeNull();
		expect(await storage.row(id('nowhere'))).toBeUndefined();
		expect(await storage.lastRecord()).toBeNull();
	});
});
