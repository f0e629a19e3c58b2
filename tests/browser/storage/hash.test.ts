import { expect, it } from 'vitest';
import { hashFor } from '#lib/storage/hash.ts';
import { aFile, bytesOf, sha256 } from '../../support/files.ts';

const megabyte = 1024 * 1024;
const piece = 8 * megabyte;

async function pieceAt(file: File, at: number): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await file.slice(at, at + piece).arrayBuffer());
}

it('a long file is hashed beside the page, which gives its bytes away', async () => {
	const file = aFile('lamp.mp4', 20 * megabyte);
	const hash = hashFor(file.size);
	for (let at = 0; at < file.size; at += piece) {
		const bytes = await pieceAt(file, at);
		await hash.update(bytes);
		expect(bytes).toHaveLength(0);
	}
	expect(await hash.digest()).toBe(await sha256(file));
});

it('two at a time do not mix', async () => {
	const files = [aFile('one.mp4', 17 * megabyte), aFile('two.mp4', 9 * megabyte + 7)];
	const digests = files.map(async (file) => {
		const hash = hashFor(file.size);
		for (let at = 0; at < file.size; at += piece) await hash.update(await pieceAt(file, at));
		return hash.digest();
	});
	expect(await Promise.all(digests)).toEqual(await Promise.all(files.map(sha256)));
});

it('a short file may come bit by bit as well', async () => {
	const file = aFile('lamp.jpg', 3001);
	const bytes = await bytesOf(file);
	const hash = hashFor(file.size);
	for (let at = 0; at < bytes.length; at += 1000) await hash.update(bytes.slice(at, at + 1000));
	expect(await hash.digest()).toBe(await sha256(file));
});
