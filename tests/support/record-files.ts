/** Small record files for tests, good ones and, entry by entry, bad ones. */
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { writeRecordFile, type RecordToWrite } from '#lib/exchange/write-record-file.ts';
import { methods, type ZipEntry } from '#lib/exchange/zip/layout.ts';
import { directory, localHeader } from '#lib/exchange/zip/write.ts';
import { Sha256 } from '#lib/record/sha256.ts';
import { crc32 } from '#lib/storage/crc32.ts';
import { aSpecification } from '../unit/assessment/builders.ts';
import { aNewRecord, creating, id, record, Shelf } from './rows.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

export const text = (value: string): Bytes => new TextEncoder().encode(value);
export const asText = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
export const hashOf = (bytes: Uint8Array): string => new Sha256().update(bytes).digest();

export const specification = aSpecification({ methods: { watch: { pass: 2, distinction: 1 } }, ksbs: 1 });

export interface SmallRecord extends RecordToWrite {
	readonly shelf: Shelf;
}

/** The fields of an attachment with these bytes. */
export function describing(bytes: Uint8Array, name: string) {
	return {
		name,
		size: bytes.length,
		sha256: hashOf(bytes),
		pieces: Math.ceil(bytes.length / (8 * 1024 * 1024))
	};
}

/** One apprentice, a tutor, two pieces of evidence of which one is removed, a claim, a decision, two files. */
export function smallRecord(device = 'device1'): SmallRecord {
	const shelf = new Shelf(device);
	const files = new Map([
		[id('photo'), text('not really a photo')],
		[id('notes'), text('I trimmed the wick and lit it again.\n')]
	]);
	const file = (name: string, word: string) =>
		creating('attachment', id(word), describing(files.get(id(word)) ?? new Uint8Array(), name));
	const history = [
		shelf.write(
			[...aNewRecord().edits, creating('person', id('tutor'), { name: 'Helen Marchbank', roles: ['tutor'] })],
			'create-record'
		),
		shelf.write(
			[creating('evidence', id('lamp')), file('Lamp & wick <1>.jpg', 'photo'), file('../notes.txt', 'notes')],
			'add-evidence'
		),
		shelf.write([creating('evidence', id('gone'), { title: 'By mistake' })], 'add-evidence'),
		shelf.write([{ op: 'delete', id: id('gone') }], 'remove-evidence'),
		shelf.write([creating('claim', id('claim'))], 'map-evidence'),
		shelf.write([creating('confirmation', id('decision'))], 'decide-claims')
	];
	return {
		shelf,
		recordId: record,
		specification,
		rows: [...shelf.rows().values()],
		history,
		file: (attachment) => Promise.resolve({ blob: new Blob([files.get(attachment.id) ?? new Uint8Array()]) }),
		created: '2026-06-01T12:00:00.000Z'
	};
}

/** The whole file in memory. */
export async function fileOf(one: RecordToWrite): Promise<Bytes> {
	const parts: (Blob | Bytes)[] = [];
	await writeRecordFile(one, (part) => void parts.push(part));
	return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** What a ZIP holds, read by a library that knows nothing of us. */
export async function entriesOf(file: Bytes): Promise<Map<string, Bytes>> {
	const reader = new ZipReader(new BlobReader(new Blob([file])), {
		useWebWorkers: false,
		checkSignature: true
	});
	const found = new Map<string, Bytes>();
	for (const entry of await reader.getEntries()) {
		if (entry.directory) continue;
		found.set(entry.filename, new Uint8Array(await entry.getData(new Uint8ArrayWriter())));
	}
	await reader.close();
	return found;
}

export type Entry = readonly [path: string, bytes: Bytes, about?: Partial<ZipEntry>];

/** A ZIP of these entries, stored, whatever they are called; `about` falsifies what is said of one. */
export function zipped(entries: Iterable<Entry>): Bytes {
	const parts: Bytes[] = [];
	const listed: ZipEntry[] = [];
	let offset = 0;
	for (const [path, bytes, about = {}] of entries) {
		const size = bytes.length;
		const crc = crc32(bytes);
		const entry = {
			path,
			method: methods.stored,
			flags: 0,
			stamp: 0,
			crc,
			packed: size,
			size,
			offset,
			...about
		};
		listed.push(entry);
		parts.push(localHeader(entry), bytes);
		offset += localHeader(entry).length + bytes.length;
	}
	return joined([...parts, ...directory(listed, offset)]);
}

export function joined(parts: readonly Uint8Array[]): Bytes {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

export interface LooseManifest {
	[key: string]: unknown;
	entries: { path: string; size: number; sha256: string; attachment?: string }[];
}

export function manifestOf(entries: ReadonlyMap<string, Bytes>): LooseManifest {
	return JSON.parse(asText(entries.get('manifest.json'))) as LooseManifest;
}

/** The entries with a manifest that fits their bytes again, so that what is wrong lies deeper. */
export function listedAnew(entries: ReadonlyMap<string, Bytes>): Map<string, Bytes> {
	const manifest = manifestOf(entries);
	for (const one of manifest.entries) {
		const bytes = entries.get(one.path);
		if (bytes) Object.assign(one, { size: bytes.length, sha256: hashOf(bytes) });
	}
	return new Map([...entries, ['manifest.json', text(JSON.stringify(manifest))]]);
}
