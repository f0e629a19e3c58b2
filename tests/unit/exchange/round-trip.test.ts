import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { checkRecordFile } from '#lib/exchange/check-record-file.ts';
import { readRecordFile } from '#lib/exchange/read-record-file.ts';
import { blobSource } from '#lib/exchange/source.ts';
import { writeRecordFile, type RecordToWrite } from '#lib/exchange/write-record-file.ts';
import type { Attachment } from '#lib/record/rows.ts';
import {
	asText,
	describing,
	entriesOf,
	fileOf,
	hashOf,
	joined,
	manifestOf,
	smallRecord,
	specification,
	type Bytes
} from '../../support/record-files.ts';
import { aNewRecord, creating, id, record, Shelf } from '../../support/rows.ts';

/** Reads a file back, attachments included. */
async function readBack(file: Bytes) {
	const read = await readRecordFile(blobSource(new Blob([file])));
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	const bytes = new Map<string, Bytes>();
	for (const row of read.file.rows) {
		if (row.kind !== 'attachment' || row.deleted) continue;
		const parts: Uint8Array[] = [];
		for await (const part of read.file.bytes(row.id)) parts.push(part);
		bytes.set(row.id, joined(parts));
	}
	return { ...read.file, bytes };
}

const withoutPosition = (record: RecordToWrite) =>
	[...(record.history as Iterable<{ position?: number }>)].map(
		({ position, ...entry }) => (void position, entry)
	);

const word = fc.string({ unit: 'grapheme', maxLength: 40 });
const title = word.filter((value) => value.trim() !== '');
const piece = fc.record({
	title,
	text: word,
	files: fc.array(fc.record({ name: title, bytes: fc.uint8Array({ minLength: 1, maxLength: 300 }) }), {
		maxLength: 3
	}),
	claims: fc.array(fc.record({ how: word, where: word }), { maxLength: 3 }),
	removed: fc.boolean()
});

function recordOf(
	pieces: readonly (typeof piece extends fc.Arbitrary<infer T> ? T : never)[]
): RecordToWrite & { files: Map<string, Bytes> } {
	const shelf = new Shelf();
	const files = new Map<string, Bytes>();
	const history = [shelf.write(aNewRecord().edits, 'create-record')];
	for (const [index, { title: name, text: words, files: own, claims, removed }] of pieces.entries()) {
		const evidence = id(`piece${index}`);
		const edits = [creating('evidence', evidence, { title: name.trim(), text: words })];
		for (const [at, file] of own.entries()) {
			const bytes = new Uint8Array(file.bytes);
			files.set(id(`file${index}-${at}`), bytes);
			edits.push(
				creating('attachment', id(`file${index}-${at}`), { ...describing(bytes, file.name), evidence })
			);
		}
		for (const [at, claim] of claims.entries())
			edits.push(creating('claim', id(`claim${index}-${at}`), { ...claim, evidence }));
		history.push(shelf.write(edits, 'add-evidence'));
		if (removed) history.push(shelf.write([{ op: 'delete', id: evidence }], 'remove-evidence'));
	}
	const file = ({ id: rowId }: Attachment) =>
		Promise.resolve({ blob: new Blob([files.get(rowId) ?? new Uint8Array()]) });
	return {
		recordId: record,
		specification,
		rows: [...shelf.rows().values()],
		history,
		file,
		created: '2026-06-01T12:00:00.000Z',
		files
	};
}

describe('a record file', () => {
	it('gives back every row, every byte and the whole history of any record', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(piece, { maxLength: 4 }), async (pieces) => {
				const written = recordOf(pieces);
				const file = await fileOf(written);
				const checked = await checkRecordFile(blobSource(new Blob([file])));
				expect(checked).toMatchObject({
					ok: true,
					rows: written.rows.length,
					attachments: written.files.size
				});
				const back = await readBack(file);
				expect(back.rows).toEqual(written.rows);
				expect(back.history).toEqual(withoutPosition(written));
				expect(back.bytes).toEqual(written.files);
			}),
			{ numRuns: 60 }
		);
	});

	it('is the same file when it is written again', async () => {
		expect(hashOf(await fileOf(smallRecord()))).toBe(hashOf(await fileOf(smallRecord())));
	});

	it('opens in another ZIP library, with every hash as the manifest says', async () => {
		const entries = await entriesOf(await fileOf(smallRecord()));
		const manifest = manifestOf(entries);
		expect(manifest).toMatchObject({
			format: 'waymark-record',
			version: 1,
			record,
			specification: 'st9999-guild'
		});
		expect([...entries.keys()].filter((path) => path !== 'manifest.json')).toEqual(
			manifest.entries.map(({ path }) => path)
		);
		for (const { path, size, sha256 } of manifest.entries) {
			const bytes = entries.get(path);
			expect([path, bytes?.length, hashOf(bytes ?? new Uint8Array())]).toEqual([path, size, sha256]);
		}
	});

	it('names attachments so that a person and every disk can read them', async () => {
		const entries = await entriesOf(await fileOf(smallRecord()));
		const attachments = [...entries.keys()].filter((path) => path.startsWith('attachments/'));
		expect(attachments).toEqual(['attachments/0001-Lamp-wick-1.jpg', 'attachments/0002-notes.txt']);
	});

	it.for([
		{ name: 'deflated', options: { level: 9 } },
		{ name: 'stored, with sizes behind the data', options: { level: 0, dataDescriptor: true } },
		{ name: 'with 64-bit sizes', options: { zip64: true } }
	])('is still one after another program packed it anew: $name', async ({ options }) => {
		const writer = new ZipWriter(new BlobWriter(), {
			useWebWorkers: false,
			extendedTimestamp: false,
			...options
		});
		for (const [path, bytes] of await entriesOf(await fileOf(smallRecord())))
			await writer.add(path, new Uint8ArrayReader(bytes));
		const checked = await checkRecordFile(blobSource(await writer.close()));
		expect(checked.ok ? 'fine' : checked.problems).toBe('fine');
	});

	it('leaves out the bytes of a removed file, and keeps its row', async () => {
		const one = smallRecord();
		const entry = one.shelf.write([{ op: 'delete', id: id('photo') }], 'remove-file');
		const rows = [...one.shelf.rows().values()];
		const back = await readBack(await fileOf({ ...one, rows, history: [...(one.history as []), entry] }));
		expect([...back.bytes.keys()]).toEqual([id('notes')]);
		expect(back.rows).toEqual(rows);
	});

	it('tells how far it is, and stops where it is cancelled', async () => {
		const shares: number[] = [];
		await writeRecordFile(smallRecord(), () => undefined, { onProgress: (share) => shares.push(share) });
		expect(shares.at(-1)).toBe(1);
		expect(shares).toEqual([...shares].sort((a, b) => a - b));
		const cancel = new AbortController();
		const writing = writeRecordFile(smallRecord(), () => cancel.abort(new Error('enough')), {
			signal: cancel.signal
		});
		await expect(writing).rejects.toThrow('enough');
		const checking = checkRecordFile(blobSource(new Blob([await fileOf(smallRecord())])), {
			signal: cancel.signal
		});
		await expect(checking).rejects.toThrow('enough');
	});
});

describe('the page in a record file', () => {
	it('shows the record, escapes everything and holds no script', async () => {
		const one = smallRecord();
		const attack = '<img src=x onerror=alert(1)><script>alert(1)</script>"\'&';
		one.shelf.write([{ op: 'edit', id: id('lamp'), fields: { title: attack, text: attack } }]);
		const entries = await entriesOf(await fileOf({ ...one, rows: [...one.shelf.rows().values()] }));
		const page = asText(entries.get('index.html'));
		for (const shown of [
			'Kezia Thorley',
			'Helen Marchbank',
			'I lit it by myself.',
			'Confirmed by Helen Marchbank (tutor), 1 April 2026; changed since, so it counts no longer',
			'href="attachments/0002-notes.txt"',
			'../notes.txt'
		])
			expect(page).toContain(shown);
		expect(page).not.toMatch(/<(img|script)|onerror=alert\(1\)>|By mistake/);
		expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;');
		expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
	});
});
