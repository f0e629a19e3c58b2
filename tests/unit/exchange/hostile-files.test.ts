import { beforeAll, describe, expect, it } from 'vitest';
import { checkRecordFile } from '#lib/exchange/check-record-file.ts';
import { limits } from '#lib/exchange/record-file.ts';
import { blobSource, type Source } from '#lib/exchange/source.ts';
import type { ZipEntry } from '#lib/exchange/zip/layout.ts';
import type { Row } from '#lib/record/rows.ts';
import {
	asText,
	entriesOf,
	fileOf,
	joined,
	listedAnew,
	manifestOf,
	smallRecord,
	text,
	zipped,
	type Bytes,
	type Entry,
	type LooseManifest
} from '../../support/record-files.ts';
import { id } from '../../support/rows.ts';

let good: Bytes;
let entries: Map<string, Bytes>;

beforeAll(async () => {
	good = await fileOf(smallRecord());
	entries = await entriesOf(good);
});

const inBlob = (bytes: Bytes) => blobSource(new Blob([bytes]));

/** All that is said of a file, a line for each problem. */
async function complaints(file: Bytes | Source): Promise<string> {
	const checked = await checkRecordFile(file instanceof Uint8Array ? inBlob(file) : file);
	return checked.ok ? 'nothing' : checked.problems.map(({ where, what }) => `${where}: ${what}`).join('\n');
}

const listWith = (...more: Entry[]) => zipped([...entries, ...more]);
const without = (path: string) => zipped([...entries].filter(([name]) => name !== path));

function withManifest(change: (manifest: LooseManifest) => void): Bytes {
	const manifest = manifestOf(entries);
	change(manifest);
	return zipped(new Map([...entries, ['manifest.json', text(JSON.stringify(manifest))]]));
}

/** With one entry falsified in the ZIP's own tables. */
const told = (path: string, about: Partial<ZipEntry>) =>
	zipped([...entries].map(([name, bytes]): Entry => [name, bytes, name === path ? about : {}]));

/** With an entry's text changed and all hashes made to fit again. */
function withText(path: string, change: (whole: string) => string): Bytes {
	const changed = text(change(asText(entries.get(path))));
	return zipped(listedAnew(new Map([...entries, [path, changed]])));
}

/** With the first row of a kind changed. */
function withRow(kind: string, change: (row: Row & { version: Record<string, number> }) => unknown): Bytes {
	let done = false;
	const lines = (whole: string) =>
		whole
			.trimEnd()
			.split('\n')
			.map((line) => {
				const row = JSON.parse(line) as Row;
				if (done || row.kind !== kind) return line;
				done = true;
				return JSON.stringify(change(row) ?? row);
			});
	const file = withText('rows.jsonl', (whole) => `${lines(whole).join('\n')}\n`);
	if (!done) throw new Error(`no row of the kind ${kind}`);
	return file;
}

/** Where the table of contents begins, by the record at the end. */
const directoryStart = (file: Bytes) => new DataView(file.buffer).getUint32(file.length - 6, true);

/** With bytes written over those at a place. */
function patched(file: Bytes, at: number, bytes: readonly number[]): Bytes {
	const copy = file.slice();
	copy.set(bytes, at);
	return copy;
}

async function deflated(bytes: Bytes): Promise<Bytes> {
	const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A ZIP in which an entry is deflated and said to be so large. */
async function bomb(path: string, content: Bytes, size: number): Promise<Bytes> {
	const small = await deflated(content);
	const manifest = manifestOf(entries);
	for (const one of manifest.entries) if (one.path === path) one.size = size;
	const next = new Map([...entries, ['manifest.json', text(JSON.stringify(manifest))]] as [string, Bytes][]);
	return zipped(
		[...next].map(
			([name, bytes]) => (name === path ? [name, small, { method: 8, size }] : [name, bytes]) as Entry
		)
	);
}

describe('a record file as it was written', () => {
	it('has nothing wrong', async () => {
		expect(await complaints(good)).toBe('nothing');
		expect(await complaints(zipped(entries))).toBe('nothing');
	});
});

describe('a file that is no record file', () => {
	it.for<[string, () => Bytes, RegExp]>([
		['empty', () => new Uint8Array(), /the file: It is empty/],
		['a text', () => text('Dear tutor, here is my work.'), /it is no ZIP/],
		['two bytes', () => text('PK'), /it is no ZIP/],
		['cut off', () => good.slice(0, good.length - 100), /Its end is missing/],
		['cut off at once', () => good.slice(0, 8), /Its end is missing/],
		['followed by something', () => joined([good, text('x')]), /Its end is missing or something was added/],
		[
			'behind something',
			() => joined([text('PK\u0003\u0004'), good]),
			/Its end is missing or something was added/
		],
		['another ZIP', () => zipped([['letter.txt', text('Hello')]]), /manifest\.json is missing/],
		['a ZIP without entries', () => zipped([]), /manifest\.json is missing/],
		['a record file in a ZIP', () => zipped([['mine.zip', good]]), /unpack it and choose mine\.zip/],
		[
			'of another kind',
			() => withManifest((manifest) => (manifest.format = 'x')),
			/manifest\.json: It is not that of a record file/
		],
		[
			'of a newer format',
			() => withManifest((manifest) => (manifest.version = 2)),
			/made by a newer Waymark \(format 2/
		],
		[
			'without a format',
			() => withManifest((manifest) => delete manifest.version),
			/not that of a record file/
		],
		[
			'with a manifest that is no JSON',
			() => zipped(new Map([...entries, ['manifest.json', text('{')]])),
			/not that of a record file/
		],
		[
			'with an unknown key',
			() => withManifest((manifest) => (manifest.extra = 1)),
			/manifest\.json: It is damaged \(Unrecognized key/
		]
	])('%s', async ([, make, words]) => {
		expect(await complaints(make())).toMatch(words);
	});
});

describe('entries that do not belong', () => {
	it.for<[string, () => Bytes, RegExp]>([
		[
			'one that is not listed',
			() => listWith(['extra.txt', text('x')]),
			/^extra\.txt: It is in the ZIP, but the manifest does not list it/
		],
		[
			'one that is missing',
			() => without('attachments/0002-notes.txt'),
			/^attachments\/0002-notes\.txt: It is missing/
		],
		['no page', () => without('index.html'), /^index\.html: It is missing/],
		[
			'one that is listed twice',
			() => withManifest(({ entries: all }) => all.push({ ...all[0]! })),
			/^index\.html: The manifest lists it twice/
		],
		[
			'one that is there twice',
			() => listWith(['index.html', text('x')]),
			/^index\.html: It is in the file twice/
		],
		[
			'two that a disk takes for one',
			() => listWith(['INDEX.html', text('x')]),
			/^INDEX\.html: It is in the file twice/
		],
		[
			'one of another size',
			() => withManifest(({ entries: all }) => (all[0]!.size += 1)),
			/^index\.html: It has \d+ bytes; the manifest says/
		],
		[
			'one of another hash',
			() => withManifest(({ entries: all }) => (all[0]!.sha256 = 'a'.repeat(64))),
			/^index\.html: It was changed or damaged/
		],
		[
			'files in a folder of their own',
			() => withManifest(({ entries: all }) => (all[3]!.path = 'attachments/a/b.txt')),
			/attachments\/a\/b\.txt: A record file has no such entry/
		],
		['one out of the file', () => listWith(['../../.bashrc', text('x')]), /leads out of the file/],
		['one out of its folder', () => listWith(['attachments/../../x', text('x')]), /leads out of the file/],
		['one with an absolute path', () => listWith(['/etc/passwd', text('x')]), /leads to a place on the disk/],
		['one on a drive', () => listWith(['C:evil.txt', text('x')]), /leads to a place on the disk/],
		['one with backslashes', () => listWith(['..\\evil.txt', text('x')]), /backslash/],
		['a folder', () => listWith(['attachments/', text('')]), /It is a folder/],
		[
			'one with a hidden character',
			() => listWith(['a\u202egpj.exe', text('x')]),
			/characters that cannot be seen/
		],
		[
			'one with a zero in its name',
			() => listWith(['a\u0000b', text('x')]),
			/characters that cannot be seen/
		],
		[
			'one that is locked',
			() => told('rows.jsonl', { flags: 1 }),
			/^rows\.jsonl: It is locked with a password/
		],
		[
			'one packed otherwise',
			() => told('rows.jsonl', { method: 12 }),
			/packed in a way that record files do not use/
		],
		[
			'one with a wrong checksum',
			() => told('rows.jsonl', { crc: 7 }),
			/^rows\.jsonl: It was changed or damaged: its checksum/
		],
		[
			'one that shares its bytes',
			() => told('rows.jsonl', { offset: 0 }),
			/shares its place with another entry/
		],
		[
			'one that points elsewhere',
			() => told('rows.jsonl', { offset: 12_345_678 }),
			/Something stands|Its end is missing|heading does not fit|shares its place/
		]
	])('%s', async ([, make, words]) => {
		expect(await complaints(make())).toMatch(words);
	});

	it('a link is no file', async () => {
		const file = zipped(entries);
		const at = directoryStart(file);
		// Made on Unix, and the kind of file is a symbolic link.
		expect(await complaints(patched(patched(file, at + 5, [3]), at + 40, [0, 0xa0]))).toMatch(
			/It is a link, not a file/
		);
	});

	it('a heading that tells of another entry than the table of contents', async () => {
		const file = zipped(entries);
		expect(await complaints(patched(file, 30, [...text('INDEX')]))).toMatch(/Its heading does not fit/);
	});

	it.for([0, 1, 2, 3, 4, 5, 6, 7])('a flipped bit number %d in any attachment', async (bit) => {
		const file = zipped(entries);
		const at = Buffer.from(file).indexOf('not really a photo') + bit;
		expect(await complaints(patched(file, at, [(file[at] ?? 0) ^ (1 << bit)]))).toMatch(
			/^attachments\/0001-.*changed or damaged/
		);
	});
});

describe('files made to exhaust us', () => {
	it('too many entries are refused by their number', async () => {
		const many = Array.from({ length: limits.entries + 1 }, (_, index): Entry => [
			`attachments/${index}`,
			new Uint8Array()
		]);
		expect(await complaints(zipped(many))).toMatch(/has 20001 entries; a record file has at most 20000/);
	});

	it('what says that it unpacks to a thousand times its size is not unpacked', async () => {
		const size = 8 * 1024 * 1024;
		expect(await complaints(await bomb('rows.jsonl', new Uint8Array(size), size))).toMatch(
			/^rows\.jsonl: It would unpack to far more/
		);
	});

	it('what unpacks to more than it says is stopped there', async () => {
		const file = await bomb('index.html', new Uint8Array(64 * 1024 * 1024), 1_000);
		expect(await complaints(file)).toMatch(/^index\.html: It unpacks to more than it says/);
	});

	it('an enormous table of contents is not read', async () => {
		const read: number[] = [];
		const file = zipped(entries);
		const size = 2_000_000_000;
		const end = patched(file, file.length - 10, [...new Uint8Array(new Uint32Array([size]).buffer)]);
		const source: Source = {
			size: size + directoryStart(file) + 22,
			read: (start, stop) => {
				read.push(stop - start);
				const bytes = start < 100 ? end.slice(start, stop) : end.slice(end.length - 22);
				return Promise.resolve(bytes);
			}
		};
		expect(await complaints(source)).toMatch(/Its table of contents is too large/);
		expect(Math.max(...read)).toBeLessThan(1_000);
	});

	it('a file that cannot be read says so', async () => {
		const source: Source = { size: 1_000, read: () => Promise.reject(new Error('unplugged')) };
		expect(await complaints(source)).toMatch(/could not be read to its end/);
	});

	it('a line without end', async () => {
		expect(
			await complaints(withText('rows.jsonl', (whole) => `${whole}${' '.repeat(5 * 1024 * 1024)}`))
		).toMatch(/line 10: The line is too long/);
	});

	it('rows nested a hundred thousand deep', async () => {
		const deep = '['.repeat(100_000) + ']'.repeat(100_000);
		const file = withText('rows.jsonl', (whole) =>
			whole.replace('"conflicts":{}', `"conflicts":{"title":[{"stamp":"device1:1","value":${deep}}]}`)
		);
		expect(await complaints(file)).toMatch(/^rows\.jsonl, line 1: This is no JSON/);
	});
});

describe('rows that cannot be taken in', () => {
	it.for<[string, () => Bytes, RegExp]>([
		[
			'no JSON',
			() => withText('rows.jsonl', (whole) => `${whole}no\n`),
			/rows\.jsonl, line 10: This is no JSON/
		],
		['an empty line', () => withText('rows.jsonl', (whole) => `\n${whole}`), /line 1: This is no JSON/],
		[
			'the last line broken off',
			() => withText('rows.jsonl', (whole) => whole.trimEnd()),
			/line 9: The last line breaks off/
		],
		['none at all', () => withText('rows.jsonl', () => ''), /The record’s own row is missing/],
		['a list', () => withText('rows.jsonl', (whole) => `[]\n${whole}`), /line 1: This is no row/],
		[
			'an unknown kind',
			() => withRow('evidence', (row) => ({ ...row, kind: 'spell' })),
			/This is no row of a record \(kind/
		],
		[
			'an unknown field',
			() => withRow('evidence', (row) => ({ ...row, fields: { ...row.fields, spell: 1 } })),
			/This is no row of a record \(fields/
		],
		[
			'the same id twice',
			() => withText('rows.jsonl', (whole) => whole + whole.split('\n')[3] + '\n'),
			/line 10: The id .* is there twice/
		],
		[
			'a row of another record',
			() => withRow('evidence', (row) => void (row.recordId = id('other'))),
			/The row belongs to another record/
		],
		[
			'a claim on missing evidence',
			() => withRow('claim', (row) => void Object.assign(row.fields, { evidence: id('nowhere') })),
			/names the piece of evidence nowhere-00000000, which is not in the file/
		],
		[
			'a claim on a person',
			() => withRow('claim', (row) => void Object.assign(row.fields, { evidence: id('tutor') })),
			/names the piece of evidence tutor-00000000/
		],
		[
			'a decision on a missing claim',
			() => withRow('confirmation', (row) => void Object.assign(row.fields, { claim: id('nowhere') })),
			/names the claim nowhere/
		],
		[
			'an apprentice who is not there',
			() => withRow('record', (row) => void Object.assign(row.fields, { apprentice: id('nobody') })),
			/names the person nobody/
		],
		['a removed record', () => withRow('record', (row) => void (row.deleted = true)), /marked as removed/],
		[
			'a file that the ZIP has not',
			() => withRow('attachment', (row) => ({ ...row, id: id('another') })),
			/belongs to the record but is not in the ZIP/
		],
		[
			'a file of a removed row',
			() => withRow('attachment', (row) => void (row.deleted = true)),
			/attachments\/0001-.*: No row of the record describes it/
		],
		[
			'a file of another size',
			() => withRow('attachment', (row) => void Object.assign(row.fields, { size: 7 })),
			/It is another file than the/
		],
		[
			'a file of so many pieces',
			() => withRow('attachment', (row) => void Object.assign(row.fields, { pieces: 9 })),
			/cannot have so many pieces/
		],
		[
			'a field without a stamp',
			() => withRow('evidence', (row) => void delete row.stamps.title),
			/“title” does not say which change wrote it/
		],
		[
			'a stamp without a field',
			() => withRow('evidence', (row) => void (row.stamps.spell = 'device1:1')),
			/a field that it does not have/
		],
		[
			'a stamp that its version has not seen',
			() => withRow('evidence', (row) => void (row.stamps.title = 'device9:1')),
			/its own version has not seen/
		],
		[
			'a counter that nobody can have',
			() => withRow('evidence', (row) => void (row.version.device1 = 2e15)),
			/a counter is impossibly high/
		],
		[
			'a device called constructor',
			() => withRow('evidence', (row) => void (row.version.constructor = 1 as never)),
			/“constructor”/
		],
		[
			'another specification than the manifest',
			() => withRow('record', (row) => void Object.assign(row.fields, { specification: 'other' })),
			/another specification than the record/
		]
	])('%s', async ([, make, words]) => {
		expect(await complaints(make())).toMatch(words);
	});

	it('names no more problems than a person reads', async () => {
		const checked = await checkRecordFile(inBlob(withText('rows.jsonl', () => 'x\n'.repeat(500))));
		expect(checked.ok ? 0 : checked.problems.length).toBe(50);
	});
});

describe('history that cannot be taken in', () => {
	const lines = (change: (lines: Record<string, unknown>[]) => unknown) =>
		withText('journal.jsonl', (whole) => {
			const all = whole
				.trimEnd()
				.split('\n')
				.map((line) => JSON.parse(line) as Record<string, unknown>);
			change(all);
			return all.map((line) => `${JSON.stringify(line)}\n`).join('');
		});

	it.for<[string, () => Bytes, RegExp]>([
		[
			'an unknown act',
			() => lines(([first]) => (first!.name = 'fly')),
			/journal\.jsonl, line 1: This is no line of a history \(name/
		],
		[
			'a bad row in it',
			() => lines(([first]) => (first!.after = {})),
			/This is no line of a history \(after/
		],
		[
			'another record',
			() => lines(([first]) => Object.assign(first!.after as object, { recordId: id('other') })),
			/another record|own row/
		],
		['a change told in two places', () => lines((all) => all.push(all[0]!)), /is told in two places/]
	])('%s', async ([, make, words]) => {
		expect(await complaints(make())).toMatch(words);
	});
});
