import { describe, expect } from 'vitest';
import { pieceSize } from '#lib/storage/attachments.ts';
import { crc32 } from '#lib/storage/crc32.ts';
import type { Recordings } from '#lib/storage/recordings.ts';
import { aFile, bytesOf, sha256 } from '../../support/files.ts';
import { it, type Place } from '../../support/places.ts';
import { onASmallDisk } from '../../support/quota.ts';
import { aRow, record } from '../../support/rows.ts';

const form = 'new-evidence';
const megabyte = 1024 * 1024;

/** Records bits of so many bytes, a second each, as a form does. */
async function recorded(recordings: Recordings, bits: readonly Blob[]): Promise<void> {
	await recordings.begin(form, record, 'Talk.webm', 'audio/webm');
	for (const [index, bit] of bits.entries()) await recordings.add(form, bit, index + 1);
}

const bitsOf = (size: number, each: number): Blob[] => {
	const whole = aFile('whole', size);
	return Array.from({ length: Math.ceil(size / each) }, (_, n) => whole.slice(n * each, (n + 1) * each));
};

async function readBack(place: Place, stored: { id: string } & object): Promise<Blob> {
	const { id, ...fields } = stored;
	return (await place.tab()).file(aRow('attachment', id, fields), '');
}

describe('a recording', () => {
	it.for<[string, number, number]>([
		['short', 1_000, 300],
		['of exactly a piece', pieceSize, pieceSize / 4],
		['whose bits straddle pieces', 2 * pieceSize + 5, 3 * megabyte],
		['whose bits are larger than a piece', 3 * pieceSize, 1.5 * pieceSize]
	])('comes out byte for byte, in whole pieces: %s', async ([, size, each], { place }) => {
		const storage = await place.tab();
		const recordings = await storage.recordings();
		const bits = bitsOf(size, each);
		await recorded(recordings, bits);
		const stored = await recordings.finish(form);
		if (!stored) throw new Error('nothing was recorded');
		const pieces = Math.ceil(size / pieceSize);
		const hash = await sha256(aFile('whole', size));
		expect(stored).toEqual({
			id: stored.id,
			name: 'Talk.webm',
			type: 'audio/webm',
			seconds: bits.length,
			size,
			pieces,
			sha256: hash
		});
		expect(await place.counts()).toMatchObject({ pieces });
		const blob = await readBack(place, stored);
		expect(await sha256(blob)).toBe(hash);
		const { id, ...fields } = stored;
		expect(await storage.checksum(aRow('attachment', id, fields))).toBe(crc32(await bytesOf(blob)));
	});

	it('that was cut off is there for the next visit, and no sweep takes it', async ({ place }) => {
		const first = await place.tab();
		await recorded(await first.recordings(), bitsOf(9 * megabyte, megabyte));
		first.close();
		const next = await place.tab();
		expect(await next.sweep()).toBe(0);
		const stored = await (await next.recordings()).finish(form);
		expect(stored).toMatchObject({ size: 9 * megabyte, seconds: 9, pieces: 2 });
	});

	it('is the same one when it is asked for twice', async ({ place }) => {
		const recordings = await (await place.tab()).recordings();
		await recorded(recordings, bitsOf(500, 100));
		expect(await recordings.finish(form)).toEqual(await recordings.finish(form));
	});

	it('belongs to whoever describes it once it is handed over', async ({ place }) => {
		const storage = await place.tab();
		const recordings = await storage.recordings();
		await recorded(recordings, bitsOf(500, 100));
		const stored = await recordings.finish(form);
		const attachments = [stored?.id ?? ''];
		await storage.drafts.keep({ id: form, recordId: record, value: {}, attachments });
		await recordings.handOver(form);
		expect(await recordings.finish(form)).toBeNull();
		expect(await storage.sweep()).toBe(0);
		expect(await place.counts()).toMatchObject({ pieces: 1, drafts: 1 });
	});

	it('leaves nothing behind when it is thrown away, and takes nothing more', async ({ place }) => {
		const recordings = await (await place.tab()).recordings();
		await recorded(recordings, bitsOf(9 * megabyte, megabyte));
		await recordings.drop(form);
		expect(await place.counts()).toMatchObject({ pieces: 0, drafts: 0 });
		await expect(recordings.add(form, new Blob(['late']), 20)).rejects.toMatchObject({ code: 'not-found' });
		expect(await place.counts()).toMatchObject({ pieces: 0 });
	});

	it('that was begun and holds nothing is none', async ({ place }) => {
		const recordings = await (await place.tab()).recordings();
		await recordings.begin(form, record, 'Talk.webm', 'audio/webm');
		expect(await recordings.finish(form)).toBeNull();
	});

	it('that fills the disk keeps all that found room, until there is room to end it', async ({ place }) => {
		const whole = aFile('whole', 80 * megabyte);
		let kept = 0;
		await onASmallDisk(45_000_000, async () => {
			const recordings = await (await place.tab()).recordings();
			await recordings.begin(form, record, 'Talk.webm', 'audio/webm');
			const fill = async () => {
				for (; kept < 80; kept++)
					await recordings.add(form, whole.slice(kept * megabyte, (kept + 1) * megabyte), kept + 1);
			};
			await expect(fill()).rejects.toMatchObject({ code: 'no-space' });
			expect(kept).toBeGreaterThan(8);
		});
		const stored = await (await (await place.tab()).recordings()).finish(form);
		if (!stored) throw new Error('nothing was kept');
		// The bit that failed may be in although moving it on was not possible.
		expect([kept, kept + 1]).toContain(stored.seconds);
		expect(stored.size).toBe((stored.seconds ?? 0) * megabyte);
		expect(stored.sha256).toBe(await sha256(whole.slice(0, stored.size)));
	});
});
