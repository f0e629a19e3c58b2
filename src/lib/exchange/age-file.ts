/**
 * Files locked with a passphrase, in the age format (age-encryption.org/v1): the `age` command opens ours, and
 * we open its. Both ways run as a stream. Locking keeps no more than a piece in memory. To unlock takes as
 * much room again as the file, since a ZIP is read from its end: the browser keeps that on its disk where it
 * can, as blobs.
 */
import { armor, Decrypter, Encrypter } from 'age-encryption';
import { magic } from './age-magic.ts';
import { pieceBytes } from './record-file.ts';
import type { Sink } from './write-record-file.ts';

/**
 * 64 MB and a blink on a PC, some seconds on an old phone, for each guess. The age command's own 18 takes four
 * times as much, which browsers on small phones do not have.
 */
const workFactor = 16;
/** A file that asks for more was made to bring the page down. */
const mostWorkFactor = 19;
/** Milliseconds for which the page may stand still. */
const longestTurn = 25;
/** The cipher takes what it is given in one go. */
const lockedAtOnce = 512 * 1024;
/** Armour is text, and is unwrapped in memory. */
const mostArmored = 256 * 1024 * 1024;

export type Unlocked =
	| { readonly ok: true; readonly file: Blob }
	| { readonly ok: false; readonly why: 'wrong-passphrase' | 'damaged' | 'no-passphrase' | 'too-costly' };

/**
 * Opens a locked file. A wrong passphrase shows before anything else is read.
 *
 * @throws the signal's reason where it was cancelled
 */
export async function unlock(
	file: Blob,
	passphrase: string,
	{
		signal,
		onProgress
	}: { readonly signal?: AbortSignal; readonly onProgress?: (share: number) => void } = {}
): Promise<Unlocked> {
	const bare = await withoutArmor(file);
	const why = bare ? await headerProblem(bare) : 'damaged';
	if (!bare || why) return { ok: false, why: why ?? 'damaged' };

	const decrypter = new Decrypter();
	decrypter.addPassphrase(passphrase);
	// Phones like to type a space after the last word.
	if (passphrase.trim() !== passphrase) decrypter.addPassphrase(passphrase.trim());
	await painted();
	let opened: ReadableStream<Uint8Array>;
	try {
		opened = await decrypter.decrypt(bare.stream());
	} catch (thrown) {
		const wrong = thrown instanceof Error && thrown.message.startsWith('no identity matched');
		return { ok: false, why: wrong ? 'wrong-passphrase' : 'damaged' };
	}
	const parts: Blob[] = [];
	let done = 0;
	try {
		const onBytes = (bytes: number) => {
			signal?.throwIfAborted();
			done += bytes;
			onProgress?.(done / bare.size);
		};
		await collect(opened, (part) => parts.push(part), onBytes);
	} catch {
		signal?.throwIfAborted();
		return { ok: false, why: 'damaged' };
	}
	return { ok: true, file: new Blob(parts) };
}

async function withoutArmor(file: Blob): Promise<Blob | null> {
	if ((await file.slice(0, magic.length).text()) === magic) return file;
	if (file.size > mostArmored) return null;
	try {
		return new Blob([armor.decode(await file.text()) as Uint8Array<ArrayBuffer>]);
	} catch {
		return null;
	}
}

/** What stands in the second line: how the file is locked, and how much work it is to open. */
async function headerProblem(file: Blob): Promise<'no-passphrase' | 'too-costly' | 'damaged' | null> {
	const [first, lock = ''] = (await file.slice(0, 1_000).text()).split('\n');
	if (`${first}\n` !== magic || !lock.startsWith('-> ')) return 'damaged';
	const [, kind, , cost] = lock.split(' ');
	if (kind !== 'scrypt') return 'no-passphrase';
	return Number(cost) > mostWorkFactor ? 'too-costly' : null;
}

export interface LockedSink {
	readonly write: Sink;
	/** Once all is written. */
	close(): Promise<void>;
	abandon(): Promise<void>;
}

/** Locks whatever is written, and hands it on. */
export async function lockInto(sink: Sink, passphrase: string): Promise<LockedSink> {
	const encrypter = new Encrypter();
	encrypter.setPassphrase(passphrase);
	encrypter.setScryptWorkFactor(workFactor);
	const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
	await painted();
	const out = await encrypter.encrypt(readable);
	let failure: { readonly thrown: unknown } | null = null;
	const pumping = collect(out, sink).catch((thrown: unknown) => {
		failure = { thrown };
	});
	const writer = writable.getWriter();
	const put = async (bytes: Uint8Array) => {
		for (let at = 0; at < bytes.length; at += lockedAtOnce)
			await writer.write(bytes.subarray(at, at + lockedAtOnce)).catch((thrown: unknown) => {
				throw failure ? failure.thrown : thrown;
			});
	};
	return {
		async write(part) {
			if (!(part instanceof Blob)) return put(part);
			for (let at = 0; at < part.size; at += pieceBytes)
				await put(new Uint8Array(await part.slice(at, at + pieceBytes).arrayBuffer()));
		},
		async close() {
			await writer.close().catch(() => undefined);
			await pumping;
			if (failure) throw (failure as { readonly thrown: unknown }).thrown;
		},
		async abandon() {
			await writer.abort().catch(() => undefined);
			await pumping;
		}
	};
}

/**
 * In blobs of a piece each: many small ones would all stay in memory. The cipher never waits for anything by
 * itself, so the page is given its turn every few chunks: to show how far it is, and to hear that it is enough.
 */
async function collect(
	stream: ReadableStream<Uint8Array>,
	take: (part: Blob) => unknown,
	onBytes?: (bytes: number) => void
): Promise<void> {
	let turn = performance.now();
	let untold = 0;
	let parts: Uint8Array<ArrayBuffer>[] = [];
	let bytes = 0;
	const reader = stream.getReader();
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			parts.push(next.value as Uint8Array<ArrayBuffer>);
			bytes += next.value.length;
			untold += next.value.length;
			if (performance.now() - turn > longestTurn) {
				onBytes?.(untold);
				untold = 0;
				await new Promise((resolve) => setTimeout(resolve));
				turn = performance.now();
			}
			if (bytes < pieceBytes) continue;
			await take(new Blob(parts));
			parts = [];
			bytes = 0;
		}
	} catch (thrown) {
		await reader.cancel(thrown).catch(() => undefined);
		throw thrown;
	}
	if (bytes > 0) await take(new Blob(parts));
	onBytes?.(untold);
}

/** The slow hash holds the page up: what is on screen by then must say so. */
function painted(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 50));
}
