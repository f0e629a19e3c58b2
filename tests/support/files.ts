/** Files for tests, and what they hold. */
import { userEvent } from 'vitest/browser';

/** A file whose pieces all differ, the same on every run. */
export function aFile(name: string, size: number, type = 'application/octet-stream'): File {
	return new File([numbered(size)], name, { type });
}

/** Every four bytes hold their own place, mixed up. */
function numbered(size: number): Uint8Array<ArrayBuffer> {
	const words = new Uint32Array(Math.ceil(size / 4));
	for (let index = 0; index < words.length; index++) words[index] = Math.imul(index + 1, 0x9e3779b1);
	return new Uint8Array(words.buffer, 0, size);
}

/** A file that cannot be read from some byte on, as when its disk was unplugged. */
export class Unreadable extends File {
	readonly #from: number;
	readonly #how: 'gone' | 'short';

	constructor(name: string, size: number, from: number, how: 'gone' | 'short' = 'gone') {
		super([numbered(size)], name);
		this.#from = from;
		this.#how = how;
	}

	override slice(start = 0, end = this.size, type?: string): Blob {
		const fine = super.slice(start, end, type);
		if (end <= this.#from) return fine;
		if (this.#how === 'short') return super.slice(start, end - 1, type);
		fine.arrayBuffer = () =>
			Promise.reject(new DOMException('The file could not be found.', 'NotFoundError'));
		return fine;
	}

	override arrayBuffer(): Promise<ArrayBuffer> {
		return this.slice().arrayBuffer();
	}
}

/** A file on this machine's disk as a person chooses it. */
export async function chosen(path: string): Promise<File> {
	const input = document.createElement('input');
	input.type = 'file';
	document.body.append(input);
	await userEvent.upload(input, path);
	const [file] = input.files ?? [];
	input.remove();
	if (!file) throw new Error(`${path} was not chosen`);
	return file;
}

/** The same file, but something happens to it before its second piece is read. */
export function meanwhile(file: File, happen: () => Promise<void>): File {
	const real = file.slice.bind(file);
	const slice = (start?: number, end?: number): Blob => {
		if (!start) return real(start, end);
		const late = new Blob();
		late.arrayBuffer = async () => {
			await happen();
			return real(start, end).arrayBuffer();
		};
		return late;
	};
	return Object.assign(file, { slice });
}

export async function bytesOf(blob: Blob): Promise<Uint8Array> {
	return new Uint8Array(await blob.arrayBuffer());
}

/** By Web Crypto, over the whole at once. */
export async function sha256(blob: Blob): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
