import { expect, it } from 'vitest';
import { crc32 } from '#lib/storage/crc32.ts';
import { sumsFor, type Sums } from '#lib/storage/hash.ts';
import { aFile, bytesOf, sha256 } from '../../support/files.ts';

const megabyte = 1024 * 1024;
const piece = 8 * megabyte;

async function pieceAt(file: File, at: number): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await file.slice(at, at + piece).arrayBuffer());
}

async function sumsOf(file: File): Promise<Sums> {
	return { sha256: await sha256(file), crc: crc32(await bytesOf(file)) };
}

it('the sums of a long file are taken beside the page, which gives its bytes away', async () => {
	const file = aFile('lamp.mp4', 20 * megabyte);
	const sums = sumsFor(file.size);
	for (let at = 0; at < file.size; at += piece) {
		const bytes = await pieceAt(file, at);
		await sums.update(bytes);
		expect(bytes).toHaveLength(0);
	}
	expect(await sums.done()).toEqual(await sumsOf(file));
});

it('a long file may come in parts that nobody has read, and in both kinds', async () => {
	const file = aFile('lamp.mp4', 20 * megabyte);
	const sums = sumsFor(file.size);
	await sums.update(file.slice(0, piece));
	await sums.update(await pieceAt(file, piece));
	await sums.update(file.slice(2 * piece));
	expect(await sums.done()).toEqual(await sumsOf(file));
});

it('two at a time do not mix', async () => {
	const files = [aFile('one.mp4', 17 * megabyte), aFile('two.mp4', 9 * megabyte + 7)];
	const found = files.map(async (file) => {
		const sums = sumsFor(file.size);
		for (let at = 0; at < file.size; at += piece) await sums.update(await pieceAt(file, at));
		return sums.done();
	});
	expect(await Promise.all(found)).toEqual(await Promise.all(files.map(sumsOf)));
});

it('a short file may come bit by bit as well', async () => {
	const file = aFile('lamp.jpg', 3001);
	const bytes = await bytesOf(file);
	const sums = sumsFor(file.size);
	for (let at = 0; at < bytes.length; at += 1000) await sums.update(bytes.slice(at, at + 1000));
	expect(await sums.done()).toEqual(await sumsOf(file));
});
