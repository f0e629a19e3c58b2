import { describe, expect } from 'vitest';
import { commands, server } from 'vitest/browser';
import type { Attachment } from '#lib/record/rows.ts';
import { pieceSize, type StoredFile } from '#lib/storage/attachments.ts';
import { crc32 } from '#lib/storage/crc32.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { aFile, bytesOf, chosen, meanwhile, sha256, Unreadable } from '../../support/files.ts';
import { it, Place } from '../../support/places.ts';
import { onASmallDisk } from '../../support/quota.ts';
import { aNewRecord, aRow, creating, kezia, record } from '../../support/rows.ts';

const megabyte = 1024 * 1024;

const keepNothing = (stored: readonly StoredFile[]) => Promise.resolve(stored);

/** Brings files in and writes the rows that describe them. */
async function attach(storage: Storage, files: readonly File[]): Promise<void> {
	await storage.bringIn(files, (stored) => {
		const edits = stored.map(({ id: rowId, ...fields }) => creating('attachment', rowId, fields));
		return storage.write(record, { name: 'add-files', edits }, kezia);
	});
}

const rowFor = ({ id: rowId, ...fields }: StoredFile): Attachment => aRow('attachment', rowId, fields);

describe('a file that comes in', () => {
	it.for<[string, number, number]>([
		['a single byte', 1, 1],
		['a little less than a piece', pieceSize - 1, 1],
		['exactly a piece', pieceSize, 1],
		['a byte more than a piece', pieceSize + 1, 2],
		['exactly two pieces', 2 * pieceSize, 2],
		['twenty megabytes', 20 * megabyte, 3]
	])('comes out byte for byte: %s', async ([, size, pieces], { place }) => {
		const storage = await place.tab();
		const file = aFile('lamp.mp4', size, 'video/mp4');
		const [stored] = (await storage.bringIn([file], keepNothing)) as [StoredFile];
		const hash = await sha256(file);
		expect(stored).toEqual({
			id: stored.id,
			name: 'lamp.mp4',
			type: 'video/mp4',
			size,
			sha256: hash,
			pieces
		});

		const blob = await storage.file(rowFor(stored), 'application/octet-stream');
		expect(blob.type).toBe('application/octet-stream');
		expect(blob.size).toBe(size);
		expect(await sha256(blob)).toBe(hash);
		expect(await storage.checksum(rowFor(stored))).toBe(crc32(await bytesOf(file)));
	});

	it('is stored in pieces of at most 8 MB, in order', async ({ place }) => {
		const storage = await place.tab();
		const file = aFile('lamp.mp4', 20 * megabyte);
		await storage.bringIn([file], keepNothing);
		const pieces = (await place.contents()).pieces as { index: number; data: Blob }[];
		expect(pieces.map(({ index, data }) => [index, data.size])).toEqual([
			[0, 8 * megabyte],
			[1, 8 * megabyte],
			[2, 4 * megabyte]
		]);
	});

	it('tells how far it is, and ends at the whole', async ({ place }) => {
		const storage = await place.tab();
		const shares: number[] = [];
		await storage.bringIn([aFile('lamp.mp4', 20 * megabyte)], keepNothing, {
			onProgress: (share) => shares.push(share)
		});
		expect(shares).toEqual([0.4, 0.8, 1]);
	});

	it('may be one of several, which keep their order and stay apart', async ({ place }) => {
		const storage = await place.tab();
		const files = [aFile('one.txt', 10), aFile('two.bin', 9 * megabyte), aFile('one.txt', 10)];
		const stored = await storage.bringIn(files, keepNothing);
		expect(stored.map(({ name }) => name)).toEqual(['one.txt', 'two.bin', 'one.txt']);
		expect(new Set(stored.map((one) => one.id)).size).toBe(3);
		for (const [index, one] of stored.entries())
			expect(await bytesOf(await storage.file(rowFor(one), ''))).toEqual(await bytesOf(files[index] as File));
	});

	it('may be one of hundreds of small ones, which take few ways to the disk', async ({ place }) => {
		const storage = await place.tab();
		const small = Array.from({ length: 200 }, (_, n) => new File([`note ${n}`], `${n}.txt`));
		const files = [...small.slice(0, 100), aFile('between.bin', megabyte), ...small.slice(100)];
		const { transaction } = IDBDatabase.prototype;
		let written = 0;
		IDBDatabase.prototype.transaction = function (...asked) {
			if (asked[1] === 'readwrite') written++;
			return transaction.apply(this, asked);
		};
		let done = 0;
		const onProgress = (share: number) => void (share === 1 && done++);
		const stored = await storage.bringIn(files, keepNothing, { onProgress }).finally(() => {
			IDBDatabase.prototype.transaction = transaction;
		});
		expect(written).toBeLessThan(20);
		expect(done).toBe(files.length);
		expect(stored.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
		for (const index of [0, 50, 99, 100, 101, 200]) {
			const one = stored[index] as StoredFile;
			const bytes = await storage.file(rowFor(one), '');
			expect(await bytesOf(bytes)).toEqual(await bytesOf(files[index] as File));
			expect(await sha256(bytes)).toBe(one.sha256);
		}
	});

	it('is described after all of it is here', async ({ place }) => {
		const storage = await place.tab();
		await storage.bringIn([aFile('lamp.mp4', 20 * megabyte)], async () => {
			expect(await place.counts()).toMatchObject({ pieces: 3, rows: 0 });
		});
	});

	it('may have a long name, no name or no type', async ({ place }) => {
		const storage = await place.tab();
		const files = [aFile('x'.repeat(400), 1, 'y'.repeat(400)), aFile('', 1, '')];
		const stored = await storage.bringIn(files, keepNothing);
		expect(stored).toMatchObject([
			{ name: 'x'.repeat(300), type: 'y'.repeat(200) },
			{ name: 'file', type: '' }
		]);
		for (const one of stored) rowFor(one);
	});

	it('is not found where a piece of it is missing', async ({ place }) => {
		const storage = await place.tab();
		const [stored] = (await storage.bringIn([aFile('lamp.mp4', 9 * megabyte)], keepNothing)) as [StoredFile];
		const database = await place.raw();
		const transaction = database.transaction('pieces', 'readwrite');
		transaction.objectStore('pieces').delete([stored.id, 0]);
		await new Promise((resolve) => (transaction.oncomplete = resolve));
		await expect(storage.file(rowFor(stored), '')).rejects.toMatchObject({ code: 'not-found' });
	});
});

describe('nothing stays behind', () => {
	const good = () => aFile('good.bin', 10);
	const bad: [string, () => File, { code: string; detail: string }][] = [
		['a file without bytes', () => aFile('empty.txt', 0), { code: 'file-empty', detail: 'empty.txt' }],
		[
			'a file that is gone',
			() => new Unreadable('gone.txt', 5, 0),
			{ code: 'file-unreadable', detail: 'gone.txt' }
		],
		[
			'a file that vanishes half-way',
			() => new Unreadable('gone.mp4', 20 * megabyte, pieceSize),
			{ code: 'file-unreadable', detail: 'gone.mp4' }
		],
		[
			'a file that is shorter than it said',
			() => new Unreadable('cut.mp4', 20 * megabyte, pieceSize, 'short'),
			{ code: 'file-unreadable', detail: 'cut.mp4' }
		]
	];

	it.for(bad)('of %s, nor of the files chosen with it', async ([, file, failure], { place }) => {
		const storage = await place.tab();
		await storage.write(record, aNewRecord(), kezia);
		await attach(storage, [aFile('before.txt', 10)]);
		const before = await place.contents();
		await expect(attach(storage, [good(), file(), good()])).rejects.toMatchObject(failure);
		expect(await place.contents()).toEqual(before);
	});

	it.for([
		['removed', 'before it is read'],
		['changed', 'before it is read'],
		['removed', 'half-way'],
		['changed', 'half-way']
	] as const)('of a real file that is %s %s', async ([what, when], { place }) => {
		const storage = await place.tab();
		const path = `${server.config.root}/test-results/${place.name}.txt`;
		await commands.writeFile(path, 'a'.repeat(9 * megabyte));
		const file = await chosen(path);
		const happen = async () => {
			if (what === 'removed') await commands.removeFile(path);
			else await commands.writeFile(path, 'b'.repeat(9 * megabyte));
		};
		if (when === 'before it is read') await happen();

		const refused = storage.bringIn([when === 'half-way' ? meanwhile(file, happen) : file], keepNothing);
		await expect(refused).rejects.toMatchObject({ code: 'file-unreadable', detail: `${place.name}.txt` });
		expect(await place.counts()).toMatchObject({ pieces: 0, rows: 0 });
		if (what === 'changed') await commands.removeFile(path);
	});

	it('of a file that was cancelled half-way', async ({ place }) => {
		const storage = await place.tab();
		const stop = new AbortController();
		const reason = new Error('the form was closed');
		let described = false;
		const coming = storage.bringIn(
			[aFile('short.txt', 10), aFile('lamp.mp4', 20 * megabyte)],
			() => Promise.resolve((described = true)),
			{ signal: stop.signal, onProgress: (share) => share === 0.4 && stop.abort(reason) }
		);
		await expect(coming).rejects.toBe(reason);
		expect(described).toBe(false);
		expect(await place.counts()).toMatchObject({ pieces: 0 });
	});

	it('of a file that was cancelled with its last piece', async ({ place }) => {
		const storage = await place.tab();
		const stop = new AbortController();
		const coming = storage.bringIn([aFile('lamp.mp4', 9 * megabyte)], keepNothing, {
			signal: stop.signal,
			onProgress: (share) => share === 1 && stop.abort()
		});
		await expect(coming).rejects.toMatchObject({ name: 'AbortError' });
		expect(await place.counts()).toMatchObject({ pieces: 0 });
	});

	it('of files that could not be described', async ({ place }) => {
		const storage = await place.tab();
		const reason = new Error('no');
		await expect(storage.bringIn([good()], () => Promise.reject(reason))).rejects.toBe(reason);
		const refused = storage.bringIn([good(), good()], (stored) => {
			const edits = stored.map((one) => creating('attachment', one.id, { name: '' }));
			return storage.write(record, { name: 'add-files', edits }, kezia);
		});
		await expect(refused).rejects.toMatchObject({ code: 'row-refused' });
		expect(await place.counts()).toMatchObject({ pieces: 0, rows: 0, journal: 0 });
	});

	it('of a file for which there is no space, and all that was there stays', async ({ place }) => {
		await onASmallDisk(45_000_000, async () => {
			const storage = await place.tab();
			await storage.write(record, aNewRecord(), kezia);
			await attach(storage, [aFile('before.txt', 9 * megabyte)]);
			const before = await place.contents();
			const shares: number[] = [];
			const coming = storage.bringIn([aFile('talk.mp4', 64 * megabyte)], keepNothing, {
				onProgress: (share) => shares.push(share)
			});
			await expect(coming).rejects.toMatchObject({ code: 'no-space', detail: 'talk.mp4' });
			expect(shares.length).toBeGreaterThan(0);
			expect(shares.at(-1)).toBeLessThan(1);
			const after = await place.contents();
			expect({ ...after, pieces: after.pieces?.length }).toEqual({
				...before,
				pieces: before.pieces?.length
			});
			await attach(storage, [aFile('small.txt', 10)]);
		});
	});
});

describe('sweeping', () => {
	const dropped = (storage: Storage) => storage.bringIn([aFile('left.mp4', 9 * megabyte)], keepNothing);
	const piecesIn = async (place: Place) => (await place.counts()).pieces;

	it('removes what nothing describes, each file counted once', async ({ place }) => {
		const storage = await place.tab();
		await dropped(storage);
		await dropped(storage);
		expect(await piecesIn(place)).toBe(4);
		expect(await storage.sweep()).toBe(2);
		expect(await piecesIn(place)).toBe(0);
		expect(await storage.sweep()).toBe(0);
	});

	it('leaves what a row describes, and what a deleted row may need again', async ({ place }) => {
		const storage = await place.tab();
		await attach(storage, [aFile('one.txt', 10), aFile('two.txt', 10)]);
		const [first] = (await place.contents()).rows as Attachment[];
		const edits = [{ op: 'delete', id: first?.id ?? '' }] as const;
		const entry = await storage.write(record, { name: 'remove-file', edits }, kezia);
		await dropped(storage);
		expect(await storage.sweep()).toBe(1);
		expect(await piecesIn(place)).toBe(2);
		if (entry) await storage.undo(entry);
		expect((await storage.file(first as Attachment, '')).size).toBe(10);
	});

	it('leaves what a draft holds until the draft is dropped', async ({ place }) => {
		const storage = await place.tab();
		await storage.bringIn([aFile('drafted.mp4', 9 * megabyte)], (stored) =>
			storage.drafts.keep({
				id: 'new',
				recordId: record,
				value: {},
				attachments: stored.map((one) => one.id)
			})
		);
		await dropped(storage);
		expect(await storage.sweep()).toBe(1);
		expect(await piecesIn(place)).toBe(2);
		await storage.drafts.drop('new');
		expect(await storage.sweep()).toBe(1);
		expect(await piecesIn(place)).toBe(0);
	});

	it('waits while a file comes in, in whichever tab', async ({ place }) => {
		const [here, there] = [await place.tab(), await place.tab()];
		await dropped(here);
		const stored = await here.bringIn([aFile('coming.mp4', 9 * megabyte)], async (coming) => {
			expect(await here.sweep()).toBe(0);
			expect(await there.sweep()).toBe(0);
			return coming;
		});
		expect(await bytesOf(await here.file(rowFor(stored[0] as StoredFile), ''))).toHaveLength(9 * megabyte);
		expect(await there.sweep()).toBe(2);
	});

	it('is not kept from its work by another database', async ({ place }) => {
		const storage = await place.tab();
		await dropped(storage);
		const elsewhere = new Place('elsewhere');
		const other = await elsewhere.tab();
		await other.bringIn([aFile('coming.txt', 10)], async () => {
			expect(await storage.sweep()).toBe(1);
		});
		await elsewhere.clear();
	});
});

describe('two files at once', () => {
	it('come in beside each other', async ({ place }) => {
		const [here, there] = [await place.tab(), await place.tab()];
		const files = [aFile('one.mp4', 9 * megabyte), aFile('two.mp4', 10 * megabyte)];
		const [one, two] = await Promise.all([
			here.bringIn([files[0] as File], keepNothing),
			there.bringIn([files[1] as File], keepNothing)
		]);
		expect([one[0]?.sha256, two[0]?.sha256]).toEqual(await Promise.all(files.map(sha256)));
		expect(await place.counts()).toMatchObject({ pieces: 4 });
	});
});
