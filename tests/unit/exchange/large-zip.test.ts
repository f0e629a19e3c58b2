import { describe, expect, it } from 'vitest';
import type { Source } from '#lib/exchange/source.ts';
import { readDirectory } from '#lib/exchange/zip/directory.ts';
import { methods, type ZipEntry } from '#lib/exchange/zip/layout.ts';
import { safeName } from '#lib/exchange/zip/paths.ts';
import { readEntry } from '#lib/exchange/zip/read-entry.ts';
import { directory, dosStamp, localHeader } from '#lib/exchange/zip/write.ts';
import { crc32 } from '#lib/storage/crc32.ts';
import { joined, text } from '../../support/record-files.ts';

const GB = 1024 ** 3;

/** A file of which only some stretches hold anything but noughts. */
function sparse(size: number, stretches: readonly (readonly [at: number, bytes: Uint8Array])[]): Source {
	return {
		size,
		read(start, end) {
			const bytes = new Uint8Array(end - start);
			for (const [at, part] of stretches) {
				const from = Math.max(start, at);
				const to = Math.min(end, at + part.length);
				if (from < to) bytes.set(part.subarray(from - at, to - at), from - start);
			}
			return Promise.resolve(bytes);
		}
	};
}

describe('a ZIP of more than 4 GB', () => {
	it('is read back as it was written', async () => {
		const film = text('the end');
		const sizes = [5 * GB, film.length];
		const entries: ZipEntry[] = [];
		const stretches: [number, Uint8Array][] = [];
		let offset = 0;
		for (const [index, size] of sizes.entries()) {
			const crc = index === 1 ? crc32(film) : 7;
			const entry = {
				path: `film-${index}`,
				method: methods.stored,
				flags: 0,
				stamp: dosStamp('2026-06-01T12:00:00Z'),
				crc,
				packed: size,
				size,
				offset
			};
			const header = localHeader(entry);
			entries.push(entry);
			stretches.push([offset, header]);
			offset += header.length + size;
		}
		stretches.push([offset - film.length, film]);
		const end = joined(directory(entries, offset));
		stretches.push([offset, end]);
		const source = sparse(offset + end.length, stretches);

		const found = await readDirectory(source, { entries: 10, bytes: 10_000 });
		expect(found).toMatchObject(
			entries.map(({ path, size, offset: at }) => ({ path, size, packed: size, offset: at }))
		);
		const parts: Uint8Array[] = [];
		for await (const part of readEntry(source, found[1]!)) parts.push(part);
		expect(joined(parts)).toEqual(film);
		// The heading of the large one is found right before a byte of it is asked for.
		const first = await readEntry(source, found[0]!).next();
		expect(first.value).toHaveLength(2 * 1024 * 1024);
	});
});

describe('the checksum of a ZIP', () => {
	it('is that of the standard, in one go or bit by bit', () => {
		expect(crc32(text('123456789'))).toBe(0xcbf43926);
		const long = text('It rained and the lamp went out. '.repeat(40));
		for (const at of [0, 1, 7, 8, 9, 500])
			expect(crc32(long.subarray(at), crc32(long.subarray(0, at)))).toBe(crc32(long));
	});
});

describe('the name of an attachment in a file', () => {
	it.for([
		['till note.txt', '0007-till-note.txt'],
		['../../etc/passwd', '0007-etc-passwd'],
		['C:\\Users\\me\\photo.JPG', '0007-C-Users-me-photo.JPG'],
		['con', '0007-con'],
		['.htaccess', '0007-htaccess'],
		['größe – 2.pdf', '0007-größe-2.pdf'],
		['照片.png', '0007-照片.png'],
		['???', '0007-file'],
		['a.tar.gz', '0007-a.tar.gz'],
		['x\u202egpj.exe', '0007-x-gpj.exe'],
		[`${'long'.repeat(60)}.pdf`, `0007-${'long'.repeat(20)}.pdf`]
	])('%s becomes %s', ([name = '', expected = '']) => {
		expect(safeName(name, 7)).toBe(expected);
	});
});
