import { describe, expect } from 'vitest';
import { openRecordFile, takeInFile, type OpenedFile } from '#lib/exchange/open-record-file.ts';
import { saveRecord } from '#lib/exchange/save-record.ts';
import type { JournalEntry } from '#lib/record/change.ts';
import type { Attachment, Row } from '#lib/record/rows.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { aFile, bytesOf, sha256 } from '../../support/files.ts';
import { it, Place } from '../../support/places.ts';
import { onASmallDisk } from '../../support/quota.ts';
import { specification } from '../../support/record-files.ts';
import { aNewRecord, creating, id, kezia, record } from '../../support/rows.ts';

const piece = 8 * 1024 * 1024;
const knows = (specificationId: string) => specificationId === 'st9999-guild';

/** A record with a removed piece and two files, one of them of more than one piece. */
async function make(storage: Storage): Promise<void> {
	await storage.write(record, aNewRecord(), kezia);
	const files = [aFile('film.mp4', piece + 1_000_000, 'video/mp4'), aFile('note.txt', 12, 'text/plain')];
	await storage.bringIn(files, (stored) => {
		const attachments = stored.map(({ id: fileId, ...fields }) =>
			creating('attachment', fileId, { ...fields, evidence: id('lamp') })
		);
		return storage.write(
			record,
			{ name: 'add-evidence', edits: [creating('evidence', id('lamp')), ...attachments] },
			kezia
		);
	});
	await storage.write(record, { name: 'add-evidence', edits: [creating('evidence', id('gone'))] }, kezia);
	await edit(storage, id('gone'), 'delete');
}

function edit(
	storage: Storage,
	rowId: string,
	fields: Record<string, unknown> | 'delete'
): Promise<JournalEntry | null> {
	const edits = [
		fields === 'delete'
			? ({ op: 'delete', id: rowId } as const)
			: ({ op: 'edit', id: rowId, fields } as const)
	];
	return storage.write(record, { name: 'edit-evidence', edits }, kezia);
}

async function saved(storage: Storage): Promise<File> {
	const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
	await saveRecord(storage, record, specification, (part) => void parts.push(part));
	return new File(parts, 'kezia.waymark.zip');
}

async function opened<S extends OpenedFile['state']>(storage: Storage, file: Blob, state: S) {
	const one = await openRecordFile(storage, file, knows);
	if (one.state !== state)
		throw new Error(`${one.state}: ${JSON.stringify('problems' in one ? one.problems : '')}`);
	return one as Extract<OpenedFile, { state: S }>;
}

async function take(storage: Storage, file: Blob): Promise<JournalEntry | null> {
	const one = await openRecordFile(storage, file, knows);
	if (one.state === 'refused') throw new Error(JSON.stringify(one.problems));
	return takeInFile(storage, one.file, {});
}

const inOrder = (rows: readonly Row[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
const rowsIn = async (storage: Storage) => inOrder((await storage.snapshot(record)).rows);

async function historyIn(storage: Storage): Promise<JournalEntry[]> {
	const entries: JournalEntry[] = [];
	for await (const entry of (await storage.snapshot(record)).history) entries.push(entry);
	return entries;
}

async function filesIn(storage: Storage): Promise<[string, string][]> {
	const rows = (await rowsIn(storage)).filter((row): row is Attachment => row.kind === 'attachment');
	return Promise.all(
		rows.map(async (row): Promise<[string, string]> => [
			row.fields.name,
			await sha256(await storage.file(row, ''))
		])
	);
}

/** Two devices, each with a database of its own. */
async function onTwoDevices(
	place: Place,
	run: (here: Storage, there: Storage, elsewhere: Place) => Promise<void>
): Promise<void> {
	const elsewhere = new Place(crypto.randomUUID());
	try {
		await run(await place.tab(), await elsewhere.tab(), elsewhere);
	} finally {
		await elsewhere.clear();
	}
}

describe('a record that travels', () => {
	it('arrives on another device row for row, byte for byte and with its history', async ({ place }) => {
		await onTwoDevices(place, async (here, there) => {
			await make(here);
			const file = await saved(here);
			expect((await opened(there, file, 'new')).apprentice).toBe('Kezia Thorley');
			const entry = await take(there, file);
			expect(entry).toMatchObject({ name: 'import-record', recordId: record, before: [null] });
			expect(await rowsIn(there)).toEqual(await rowsIn(here));
			expect(await filesIn(there)).toEqual(await filesIn(here));
			const told = (await historyIn(there)).filter(({ imported }) => imported);
			const strip = ({ position, imported, ...rest }: JournalEntry) => (void position, void imported, rest);
			expect(told.map(strip)).toEqual((await historyIn(here)).map(strip));
			expect((await there.records()).map(({ apprentice }) => apprentice)).toEqual(['Kezia Thorley']);
		});
	});

	it('alters nothing when it comes again', async ({ place }) => {
		await onTwoDevices(place, async (here, there, elsewhere) => {
			await make(here);
			const file = await saved(here);
			await take(there, file);
			const before = await elsewhere.contents();
			expect(await opened(there, file, 'here')).toMatchObject({
				alters: false,
				comparison: { added: [], changed: [], conflicting: [], ahead: [] }
			});
			expect(await take(there, file)).toBeNull();
			expect(await take(here, file)).toBeNull();
			expect(await elsewhere.contents()).toEqual(before);
		});
	});

	it('meets the other copy without loss, whichever way it goes', async ({ place }) => {
		await onTwoDevices(place, async (here, there) => {
			await make(here);
			await take(there, await saved(here));
			await edit(here, id('lamp'), { title: 'Written here', date: null });
			await edit(there, id('lamp'), { title: 'Written there', agreed: false });
			await there.bringIn([aFile('new.png', 500)], (stored) => {
				const edits = stored.map(({ id: fileId, ...fields }) =>
					creating('attachment', fileId, { ...fields, evidence: id('lamp') })
				);
				return there.write(record, { name: 'add-files', edits }, kezia);
			});
			const [fromHere, fromThere] = [await saved(here), await saved(there)];
			const { comparison } = await opened(here, fromThere, 'here');
			expect([comparison.added.length, comparison.conflicting.map((row) => row.id)]).toEqual([
				1,
				[id('lamp')]
			]);
			await take(here, fromThere);
			await take(there, fromHere);
			expect(await rowsIn(here)).toEqual(await rowsIn(there));
			expect(await filesIn(here)).toEqual(await filesIn(there));
			const lamp = await here.row(id('lamp'));
			expect(lamp?.fields).toMatchObject({ date: null, agreed: false });
			const titles = [
				lamp?.fields,
				...(lamp?.conflicts.title ?? []).map(({ value }) => ({ title: value }))
			].map((one) => (one as { title: string }).title);
			expect(titles.sort()).toEqual(['Written here', 'Written there']);
		});
	});

	it('shows at once where the record is open, and in the other tab, without turning anything back', async ({
		place
	}) => {
		await onTwoDevices(place, async (here, there) => {
			await make(here);
			await take(there, await saved(here));
			await edit(here, id('lamp'), { title: 'Newer here' });
			await edit(there, record, { gateway: null });
			const open = await here.openRecord(record);
			const other = await (await place.tab()).openRecord(record);
			await take(here, await saved(there));
			await expect.poll(() => [open, other].map((one) => one?.row.fields.gateway)).toEqual([null, null]);
			expect([open, other].map((one) => one?.get('evidence', id('lamp'))?.fields.title)).toEqual([
				'Newer here',
				'Newer here'
			]);
		});
	});
});

describe('an import that is taken back', () => {
	it('takes the record away again, and the same file brings it back', async ({ place }) => {
		await onTwoDevices(place, async (here, there) => {
			await make(here);
			const file = await saved(here);
			const entry = await take(there, file);
			await there.undo(entry!);
			expect(await there.records()).toEqual([]);
			await opened(there, file, 'removed');
			await take(there, file);
			expect(await there.records()).toHaveLength(1);
			expect(await filesIn(there)).toEqual(await filesIn(here));
			const content = (rows: Row[]) =>
				rows.map(({ id: rowId, fields, deleted }) => ({ rowId, fields, deleted }));
			expect(content(await rowsIn(there))).toEqual(content(await rowsIn(here)));
		});
	});

	it('leaves the record as it was before the merge', async ({ place }) => {
		await onTwoDevices(place, async (here, there) => {
			await make(here);
			await take(there, await saved(here));
			await edit(here, id('lamp'), { title: 'Written here' });
			await edit(there, id('lamp'), { title: 'Written there' });
			await edit(there, id('gone'), 'delete');
			await there.write(record, { name: 'map-evidence', edits: [creating('claim', id('claim'))] }, kezia);
			const visible = async () =>
				(await rowsIn(here))
					.filter((row) => !row.deleted)
					.map(({ id: rowId, fields, conflicts }) => ({ rowId, fields, conflicts }));
			const before = await visible();
			const entry = await take(here, await saved(there));
			expect(await visible()).not.toEqual(before);
			await here.undo(entry!);
			expect(await visible()).toEqual(before);
		});
	});
});

describe('an import that fails', () => {
	it('leaves nothing behind where an attachment is damaged', async ({ place }) => {
		await onTwoDevices(place, async (here, there, elsewhere) => {
			await make(here);
			const bytes = await bytesOf(await saved(here));
			// The film is the largest part of the file, so its middle is film.
			bytes[Math.floor(bytes.length / 2)]! ^= 1;
			const before = await elsewhere.counts();
			await expect(take(there, new Blob([new Uint8Array(bytes)]))).rejects.toMatchObject({
				code: 'file-damaged',
				detail: 'film.mp4'
			});
			expect(await elsewhere.counts()).toEqual(before);
		});
	});

	it('leaves nothing behind where it is cancelled', async ({ place }) => {
		await onTwoDevices(place, async (here, there, elsewhere) => {
			await make(here);
			const one = await opened(there, await saved(here), 'new');
			const cancel = new AbortController();
			const shares: number[] = [];
			const taking = takeInFile(there, one.file, {
				signal: cancel.signal,
				onProgress: (share) => {
					shares.push(share);
					cancel.abort(new Error('enough'));
				}
			});
			await expect(taking).rejects.toThrow('enough');
			expect(shares.length).toBeGreaterThan(0);
			expect(await elsewhere.counts()).toMatchObject({ rows: 0, pieces: 0, journal: 0 });
		});
	});

	it.for([
		['and the browser says so beforehand', true],
		['and the browser says nothing beforehand', false]
	] as const)('leaves nothing behind where the disk is full, %s', async ([, honest]) => {
		const [here, there] = [new Place(crypto.randomUUID()), new Place(crypto.randomUUID())];
		const { estimate } = StorageManager.prototype;
		if (!honest) StorageManager.prototype.estimate = () => Promise.resolve({});
		try {
			await onASmallDisk(14_000_000, async () => {
				const storage = await here.tab();
				await make(storage);
				const file = new Blob([new Uint8Array(await bytesOf(await saved(storage)))]);
				const other = await there.tab();
				await expect(take(other, file)).rejects.toMatchObject({ code: 'no-space' });
				expect(await there.counts()).toMatchObject({ rows: 0, pieces: 0, journal: 0 });
			});
		} finally {
			StorageManager.prototype.estimate = estimate;
			await here.clear();
			await there.clear();
		}
	});

	it('leaves nothing but what the next tab clears away where the tab is closed', async ({ place }) => {
		await onTwoDevices(place, async (here, there, elsewhere) => {
			await make(here);
			const file = await saved(here);
			const one = await opened(there, file, 'new');
			// The database goes while the film comes in, so that nobody is left to tidy up.
			const taking = takeInFile(there, one.file, { onProgress: () => there.close() });
			await expect(taking).rejects.toThrow();
			expect(await elsewhere.counts()).toMatchObject({ rows: 0, journal: 0, pieces: 1 });
			const next = await elsewhere.tab();
			await next.sweep();
			expect(await elsewhere.counts()).toMatchObject({ rows: 0, journal: 0, pieces: 0 });
			await take(next, file);
			expect(await rowsIn(next)).toEqual(await rowsIn(here));
		});
	});

	it('refuses a row that belongs to another record here, and keeps that record’s file', async ({ place }) => {
		await onTwoDevices(place, async (here, there, elsewhere) => {
			await make(here);
			const file = await saved(here);
			await there.write(id('other'), aNewRecord(id('other'), id('someone')), id('someone'));
			await there.write(
				id('other'),
				{ name: 'add-evidence', edits: [creating('evidence', id('lamp'))] },
				id('someone')
			);
			const before = await elsewhere.counts();
			await expect(take(there, file)).rejects.toMatchObject({ code: 'import-refused' });
			expect(await elsewhere.counts()).toEqual(before);
		});
	});

	it('refuses a file whose specification this app has not', async ({ place }) => {
		const storage = await place.tab();
		await make(storage);
		const one = await openRecordFile(storage, await saved(storage), () => false);
		expect(one).toMatchObject({
			state: 'refused',
			problems: [{ where: 'manifest.json', what: expect.stringContaining('st9999-guild') as string }]
		});
	});

	it('says which file is no longer whole when a record is saved', async ({ place }) => {
		const storage = await place.tab();
		await make(storage);
		const database = await place.raw();
		await new Promise((resolve) => {
			const transaction = database.transaction('pieces', 'readwrite');
			transaction.objectStore('pieces').clear();
			transaction.oncomplete = resolve;
		});
		database.close();
		await expect(saved(storage)).rejects.toMatchObject({ code: 'file-lost' });
	});
});

describe('this device’s own counter', () => {
	it('stays above any that it is said to have reached', async ({ place }) => {
		await onTwoDevices(place, async (here, there, elsewhere) => {
			await make(here);
			await take(there, await saved(here));
			const [{ id: device, counter }] = (await elsewhere.contents()).device as [
				{ id: string; counter: number }
			];
			expect(counter).toBe(0);
			// As from a copy of the browser's data that was made after changes this one does not know.
			const { rows } = await there.snapshot(record);
			const lamp = rows.find((row) => row.id === id('lamp'))!;
			const later = {
				...lamp,
				fields: { ...lamp.fields, title: 'Later' },
				version: { ...lamp.version, [device]: 41 },
				stamps: { ...lamp.stamps, title: `${device}:41` }
			};
			await there.join({ recordId: record, rows: [later as Row], history: [], files: [] }, kezia);
			await edit(there, id('lamp'), { title: 'And later still' });
			expect((await there.row(id('lamp')))?.stamps.title).toBe(`${device}:42`);
			const far = { ...later, version: { ...lamp.version, [device]: 9e12 } };
			await expect(
				there.join({ recordId: record, rows: [far as Row], history: [], files: [] }, kezia)
			).rejects.toMatchObject({ code: 'import-refused' });
		});
	});
});
