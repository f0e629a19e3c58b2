import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { armor, Decrypter, Encrypter } from 'age-encryption';
import { beforeAll, describe, expect, it } from 'vitest';
import { lockInto, unlock } from '#lib/exchange/age-file.ts';
import { isLocked } from '#lib/exchange/age-magic.ts';
import { checkRecordFile } from '#lib/exchange/check-record-file.ts';
import { blobSource } from '#lib/exchange/source.ts';
import { asText, fileOf, smallRecord, text, type Bytes } from '../../support/record-files.ts';

const passphrase = 'walrus teapot';
const fixture = async (name: string) =>
	new Blob([await readFile(join(import.meta.dirname, '..', '..', 'fixtures', name))]);

async function locked(parts: readonly (Blob | Bytes)[]): Promise<Blob> {
	const out: (Blob | Bytes)[] = [];
	const sink = await lockInto((part) => void out.push(part), passphrase);
	for (const part of parts) await sink.write(part);
	await sink.close();
	return new Blob(out);
}

let plain: Bytes;
let file: Blob;
/** The same, as another program locks it, with less work for whoever opens it. */
let quick: Blob;

beforeAll(async () => {
	plain = await fileOf(smallRecord());
	file = await locked([plain]);
	const encrypter = new Encrypter();
	encrypter.setPassphrase(passphrase);
	encrypter.setScryptWorkFactor(10);
	quick = new Blob([(await encrypter.encrypt(plain)) as Bytes]);
});

describe('a locked file', () => {
	it('opens with its passphrase, byte for byte, and with a space after it too', async () => {
		for (const typed of [passphrase, `${passphrase} `]) {
			const opened = await unlock(file, typed);
			expect(opened.ok && new Uint8Array(await opened.file.arrayBuffer())).toEqual(plain);
		}
	});

	it('is an age file to others', async () => {
		const decrypter = new Decrypter();
		decrypter.addPassphrase(passphrase);
		expect(await decrypter.decrypt(new Uint8Array(await file.arrayBuffer()))).toEqual(plain);
	});

	it('may have been made by others', async () => {
		const opened = await unlock(quick, passphrase);
		expect(opened.ok && opened.file.size).toBe(plain.length);
	});

	it('lets the page have its turn: it says how far it is, and hears that it is enough', async () => {
		const large = await locked([new Blob([new Uint8Array(24 * 1024 * 1024)])]);
		const stop = new AbortController();
		const shares: number[] = [];
		const turns = setInterval(() => shares.length > 2 && stop.abort(), 1);
		const unlocking = unlock(large, passphrase, {
			signal: stop.signal,
			onProgress: (share) => shares.push(share)
		});
		await expect(unlocking).rejects.toThrow(/abort/i);
		clearInterval(turns);
		expect(shares.at(-1)).toBeLessThan(1);
	});

	it('that the age command made opens', async () => {
		const theirs = await fixture('locked-by-age.age');
		expect(await isLocked(theirs)).toBe(true);
		const opened = await unlock(theirs, passphrase);
		expect(opened.ok && (await opened.file.text())).toBe('Locked by the age command.\n');
	}, 30_000);

	it('opens where it was written as text', async () => {
		const armored = new Blob([armor.encode(new Uint8Array(await quick.arrayBuffer()))]);
		expect(await isLocked(armored)).toBe(true);
		const opened = await unlock(armored, passphrase);
		expect(opened.ok && opened.file.size).toBe(plain.length);
		const broken = new Blob([(await armored.text()).replace(/.+\n-----END/, '\n-----END')]);
		expect(await unlock(broken, passphrase)).toEqual({ ok: false, why: 'damaged' });
	});

	it('holds more than a piece, in parts of any length', async () => {
		const parts = [new Uint8Array(8_500_000).fill(1), new Blob([new Uint8Array(1_000_000)]), text('end')];
		const opened = await unlock(await locked(parts), passphrase);
		if (!opened.ok) throw new Error(opened.why);
		expect(opened.file.size).toBe(9_500_003);
		expect(await opened.file.slice(-4).text()).toBe('\0end');
	}, 20_000);

	it('says at once that a passphrase is wrong', async () => {
		const big = new Blob([quick, new Uint8Array(50_000_000)]);
		let read = 0;
		const counting = new Proxy(big, {
			get(target, name) {
				if (name === 'stream')
					return () =>
						target.stream().pipeThrough(
							new TransformStream({
								transform(chunk: Uint8Array, controller) {
									read += chunk.length;
									controller.enqueue(chunk);
								}
							})
						);
				const value: unknown = Reflect.get(target, name);
				return typeof value === 'function' ? (value.bind(target) as unknown) : value;
			}
		});
		expect(await unlock(counting, 'walrus teapots')).toEqual({ ok: false, why: 'wrong-passphrase' });
		expect(read).toBeLessThan(1_000_000);
	});

	it('says that it is damaged, wherever it is', async () => {
		const bytes = new Uint8Array(await quick.arrayBuffer());
		const header = asText(bytes.subarray(0, 400)).indexOf('--- ') + 60;
		for (const at of [30, header, header + 30, bytes.length - 5]) {
			const broken = bytes.slice();
			broken[at] = (broken[at] ?? 0) ^ 1;
			const opened = await unlock(new Blob([broken]), passphrase);
			expect(opened.ok, `byte ${at}`).toBe(false);
		}
		for (const length of [22, 100, header, bytes.length - 1, bytes.length - 70_000])
			expect(await unlock(quick.slice(0, Math.max(22, length)), passphrase)).toEqual({
				ok: false,
				why: 'damaged'
			});
	});

	it('is refused where it was locked in another way, or would take for ever', async () => {
		const header = (lock: string) => new Blob([`age-encryption.org/v1\n-> ${lock}\nAAAA\n--- AAAA\n`]);
		expect(await unlock(header('X25519 AAAA'), passphrase)).toMatchObject({ why: 'no-passphrase' });
		expect(await unlock(header('scrypt AAAAAAAAAAAAAAAAAAAAAA 30'), passphrase)).toMatchObject({
			why: 'too-costly'
		});
		expect(await unlock(header('scrypt AAAA'), passphrase)).toMatchObject({ why: 'damaged' });
	});

	it('is told apart from every other file, and the check says what to do', async () => {
		for (const other of [new Blob(), new Blob(['age-encryption.org/v2\n']), new Blob([plain])])
			expect(await isLocked(other)).toBe(false);
		expect(await checkRecordFile(blobSource(file))).toEqual({
			ok: false,
			problems: [
				{
					where: 'the file',
					what: 'It is locked with a passphrase. Unlock it first, with Waymark or with age.'
				}
			]
		});
	});

	it('hands on what goes wrong on its way', async () => {
		const sink = await lockInto(() => Promise.reject(new Error('the disk is full')), passphrase);
		const write = async () => {
			for (let count = 0; count < 40; count++) await sink.write(new Uint8Array(1_000_000));
			await sink.close();
		};
		await expect(write()).rejects.toThrow('the disk is full');
		await sink.abandon();
	});
});
