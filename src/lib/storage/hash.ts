/** Sums of files as fast as a browser takes them: SHA-256 by its own for what is short, beside the page for the rest. */
import type { TrustedScriptURL, TrustedTypesWindow } from 'trusted-types/lib';
import type { Told } from './hash-worker.ts';
import workerAddress from './hash-worker.ts?worker&url';
import { Sha256, toHex, type NewHash } from '#lib/record/sha256.ts';
import { crc32 } from './crc32.ts';

/** Bytes that may be in memory three times over: the browser's own hash takes all of a file at once, and copies it. */
const mostAtOnce = 8 * 1024 * 1024;

/** What tells the bytes of one file from those of another. */
export interface Sums {
	/** In lower-case hexadecimal. */
	readonly sha256: string;
	readonly crc: number;
}

type Part = Uint8Array<ArrayBuffer> | Blob;

export interface Summing {
	/** Takes bytes over: nobody may use them any more. Resolves once more may come. */
	update(part: Part): unknown;
	done(): Promise<Sums>;
}

/** @param size how many bytes come, at most */
export const sumsFor = (size: number): Summing => (size <= mostAtOnce ? new SumsHere() : new SumsBeside());

/** The SHA-256 alone. */
export const hashFor: NewHash = (size) => {
	const sums = sumsFor(size);
	return { update: (bytes) => sums.update(bytes), digest: async () => (await sums.done()).sha256 };
};

class SumsHere implements Summing {
	readonly #parts: Part[] = [];

	update(part: Part): void {
		this.#parts.push(part);
	}

	async done(): Promise<Sums> {
		const [only] = this.#parts;
		const isOne = this.#parts.length === 1 && only instanceof Uint8Array;
		const whole = isOne ? only : new Uint8Array(await new Blob(this.#parts).arrayBuffer());
		const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', whole)));
		return { sha256, crc: crc32(whole) };
	}
}

/** Works on what it took while more is fetched or written. */
class SumsBeside implements Summing {
	readonly #tell = worker().then((found) => (found ? talkTo(found, ++count) : hereInstead()));
	#under: Promise<unknown> = Promise.resolve();

	async update(part: Part): Promise<void> {
		const tell = await this.#tell;
		await this.#under;
		this.#under = tell(part);
		// Whoever gives the next one, or wants the sums, hears of its failure.
		this.#under.catch(() => undefined);
	}

	async done(): Promise<Sums> {
		const tell = await this.#tell;
		await this.#under;
		return (await tell()) as Sums;
	}
}

type Tell = (part?: Part) => Promise<unknown>;

interface Waiting {
	resolve(answer: unknown): void;
	reject(why: unknown): void;
}

let count = 0;
let waiting: Waiting[] = [];

function talkTo(beside: Worker, of: number): Tell {
	return (part) =>
		new Promise((resolve, reject) => {
			waiting.push({ resolve, reject });
			const told: Told = part ? { of, part } : { of };
			beside.postMessage(told, part instanceof Uint8Array ? [part.buffer] : []);
		});
}

/** Where the browser lets nothing run beside the page. */
function hereInstead(): Tell {
	const hash = new Sha256();
	let crc = 0;
	return async (part) => {
		if (!part) return { sha256: hash.digest(), crc };
		const bytes = part instanceof Blob ? new Uint8Array(await part.arrayBuffer()) : part;
		crc = crc32(bytes, crc);
		return hash.update(bytes);
	};
}

// Only this one script, from our own build, may become a worker.
const policy = (globalThis as Partial<TrustedTypesWindow>).trustedTypes?.createPolicy('waymark-hash-worker', {
	createScriptURL(address) {
		if (address !== workerAddress) throw new TypeError('This is not the script that takes hashes.');
		return address;
	}
});

let running: Promise<Worker | null> | undefined;

/** One for as long as the page is open; null where it does not start. */
function worker(): Promise<Worker | null> {
	running ??= new Promise<Worker>((resolve, reject) => {
		const address: string | TrustedScriptURL = policy?.createScriptURL(workerAddress) ?? workerAddress;
		// The browser takes a trusted address where the types know of text alone.
		const started = new Worker(address as string, { type: 'module' });
		waiting.push({ resolve: () => resolve(started), reject });
		started.onmessage = ({ data }: MessageEvent<unknown>) => waiting.shift()?.resolve(data);
		// Nobody waits for ever for one that broke down.
		started.onerror = () => {
			for (const one of waiting) one.reject(new Error('what takes hashes beside the page broke down'));
			waiting = [];
			running = Promise.resolve(null);
		};
	}).catch(() => null);
	return running;
}
