import { describe, expect } from 'vitest';
import type { App } from '#lib/components/app/App.svelte.ts';
import { IncomingFiles, many, type Remark } from '#lib/components/capture/IncomingFiles.svelte.ts';
import { headLength } from '#lib/record/file-forms.ts';
import { pieceSize, type StoredFile } from '#lib/storage/attachments.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { aFile, Unreadable } from '../../support/files.ts';
import { it } from '../../support/places.ts';

/** A form that lists what comes in, and how often it was asked to. */
function aForm(storage: Storage) {
	const files: StoredFile[] = [];
	const remarks: Remark[] = [];
	let written = 0;
	const incoming = new IncomingFiles({ storage: Promise.resolve(storage) } as App, {
		take: (stored, more) => {
			files.push(...stored);
			remarks.push(...more);
			written++;
			return Promise.resolve();
		},
		originals: () => false
	});
	return { incoming, files, remarks, written: () => written };
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => aFile(`${n}.txt`, 5));

describe('files on their way in', () => {
	it('that are too many to be meant wait for an answer', async ({ place }) => {
		const { incoming, files } = aForm(await place.tab());
		await incoming.add(numbered(many + 1));
		expect([incoming.asked.length, files.length]).toEqual([many + 1, 0]);
		await incoming.answer(0);
		expect([incoming.asked.length, files.length]).toEqual([0, 0]);
		await incoming.add(numbered(many + 1));
		await incoming.answer(many);
		expect(files.map(({ name }) => name)).toEqual(numbered(many).map(({ name }) => name));
	});

	it('come in by the thousand, and the list is not written anew for each', async ({ place }) => {
		const { incoming, files, written } = aForm(await place.tab());
		await incoming.add(numbered(1_000));
		await incoming.answer(Infinity);
		expect([files.length, incoming.done, incoming.total, incoming.progress]).toEqual([
			1_000,
			1_000,
			1_000,
			null
		]);
		expect(written()).toBeLessThan(40);
	});

	it('come in although some among them cannot, which are told by name', async ({ place }) => {
		const { incoming, files } = aForm(await place.tab());
		const bad = [aFile('empty.txt', 0), new Unreadable('gone.txt', 5, 0)];
		await incoming.add([...numbered(3), ...bad, ...numbered(2)]);
		expect(files.map(({ name }) => name)).toEqual(['0.txt', '1.txt', '2.txt', '0.txt', '1.txt']);
		expect(incoming.failures.map(({ code, detail }) => [code, detail])).toEqual([
			['file-empty', 'empty.txt'],
			['file-unreadable', 'gone.txt']
		]);
		expect(await place.counts()).toMatchObject({ pieces: 5 });
	});

	it('stop when they are cancelled, and what was safe stays', async ({ place }) => {
		const { incoming, files } = aForm(await place.tab());
		const coming = incoming.add(numbered(90));
		await expect.poll(() => incoming.done).toBeGreaterThan(25);
		incoming.cancel();
		await coming;
		expect(files.length).toBeGreaterThan(0);
		expect(files.length).toBeLessThan(90);
		expect(incoming.failures).toEqual([]);
		expect(await place.counts()).toMatchObject({ pieces: files.length });
		await incoming.add(numbered(1));
		expect(files.at(-1)?.name).toBe('0.txt');
	});

	it('join those that are under way, in the order in which they were chosen', async ({ place }) => {
		const { incoming, files } = aForm(await place.tab());
		await Promise.all([incoming.add([aFile('one.txt', 9)]), incoming.add([aFile('two.txt', 9)])]);
		expect(files.map(({ name }) => name)).toEqual(['one.txt', 'two.txt']);
	});

	it('that lie about what they are come in with a remark', async ({ place }) => {
		const { incoming, files, remarks } = aForm(await place.tab());
		await incoming.add([
			new File(['%PDF-1.4'], 'photo.jpg'),
			new File(['hello'], 'a.pdf'),
			aFile('b.txt', 3)
		]);
		expect(files.length).toBe(3);
		expect(remarks).toEqual([
			{ file: files[0]?.id, disguised: 'pdf', before: null },
			{ file: files[1]?.id, disguised: 'unknown', before: null }
		]);
	});

	it('of three gigabytes are read once, bit by bit, and leave nothing where they are cancelled', async ({
		place
	}) => {
		const { incoming, files } = aForm(await place.tab());
		const part = new Blob([new Uint8Array(32 * 1024 * 1024)]);
		const film = new File(Array<Blob>(96).fill(part), 'film.mp4', { type: 'video/mp4' });
		const real = film.slice.bind(film);
		const read: [number, number][] = [];
		film.slice = (start = 0, end = film.size, type) => {
			read.push([start, end]);
			return real(start, end, type);
		};
		expect(film.size).toBe(3 * 1024 ** 3);
		const coming = incoming.add([film]);
		await expect.poll(() => incoming.progress, { timeout: 20_000 }).toBeGreaterThan(0.005);
		incoming.cancel();
		await coming;
		const [head, ...pieces] = read;
		expect(head).toEqual([0, headLength]);
		expect(pieces.map(([start]) => start)).toEqual(pieces.map((_, index) => index * pieceSize));
		expect(pieces.every(([start, end]) => end - start === pieceSize)).toBe(true);
		expect([files.length, incoming.failures, incoming.progress]).toEqual([0, [], null]);
		expect(await place.counts()).toMatchObject({ pieces: 0 });
	});
});
