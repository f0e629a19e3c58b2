/** SHA-256 as fast as a browser takes it: its own for what is short, beside the page for the rest. */
import type { TrustedScriptURL, TrustedTypesWindow } from 'trusted-types/lib';
import type { Told } from './hash-worker.ts';
import workerAddress from './hash-worker.ts?worker&url';
import { Sha256, toHex, type Hash, type NewHash } from '#lib/record/sha256.ts';

/** Bytes that may be in memory three times over: the browser's own hash takes all of a file at once, and copies it. */
const mostAtOnce = 8 * 1024 * 1024;

/** @param size how many bytes come, at most */
export const hashFor: NewHash = (size) => (size <= mostAtOnce ? new WholeHash() : new HashBeside());

class WholeHash implements Hash {
	readonly #parts: Uint8Array<ArrayBuffer>[] = [];

	update(bytes: Uint8Array<ArrayBuffer>): void {
		this.#parts.push(bytes);
	}

	async digest(): Promise<string> {
		const [only] = this.#parts;
		const whole = only && this.#parts.length === 1 ? only : await new Blob(this.#parts).arrayBuffer();
		return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', whole)));
	}
}

/** Works on what it took while more is fetched or written. */
class HashBeside implements Hash {
	readonly #tell = worker().then((found) => (found ? talkTo(found, ++count) : hereInstead()));
	#under: Promise<unknown> = Promise.resolve();

	async update(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
		const tell = await this.#tell;
		await this.#under;
		this.#under = tell(bytes);
	}

	async digest(): Promise<string> {
		const tell = await this.#tell;
		await this.#under;
		return (await tell()) as string;
	}
}

type Tell = (bytes?: Uint8Array<ArrayBuffer>) => Promise<unknown>;

interface Waiting {
	resolve(answer: unknown): void;
	reject(why: unknown): void;
}

let count = 0;
let waiting: Waiting[] = [];

function talkTo(beside: Worker, of: number): Tell {
	return (bytes) =>
		new Promise((resolve, reject) => {
			waiting.push({ resolve, reject });
			const told: Told = bytes ? { of, bytes } : { of };
			beside.postMessage(told, bytes ? [bytes.buffer] : []);
		});
}

/** Where the browser lets nothing run beside the page. */
function hereInstead(): Tell {
	const hash = new Sha256();
	return async (bytes) => (bytes ? hash.update(bytes) : hash.digest());
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
