import { describe, expect } from 'vitest';
import type { Storage } from '#lib/storage/storage.ts';
import { it } from '../../support/places.ts';
import { aNewRecord, id, kezia } from '../../support/rows.ts';

const dayMs = 86_400_000;
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
		expect(await storage.purge(Date.now() + 29 * dayMs)).toBe(0);
		expect(await storage.row(removed)).toBeDefined();
	});

	it('goes after that with everything that was its own, and with nothing else', async ({ place }) => {
		const storage = await place.tab();
		await two(storage);
		expect(await storage.purge(Date.now() + 31 * dayMs)).toBe(1);
		expect(await storage.row(removed)).toBeUndefined();
		expect(await storage.row(`${removed}-person`)).toBeUndefined();
		expect(await storage.sweep(), 'no bytes are left behind').toBe(0);
		const open = await storage.openRecord(kept);
		const [file] = open?.all('attachment') ?? [];
		expect(await (await storage.file(file!, 'text/plain')).text()).toBe('some bytes');
		expect(await storage.purge(Date.now() + 31 * dayMs)).toBe(0);
	});

	it('waits longer where the clock was set back', async ({ place }) => {
		const storage = await place.tab();
		await two(storage);
		expect(await storage.purge(Date.now() - 365 * dayMs)).toBe(0);
	});
});
