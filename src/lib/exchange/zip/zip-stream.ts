/** Writes a ZIP as a stream, entry by entry. Files are never whole in memory: a piece is read and passed on. */
import { crc32 } from '#lib/storage/crc32.ts';
import { methods, type ZipEntry } from './layout.ts';
import { packText, type PackedText } from './pack-text.ts';
import { directory, dosStamp, localHeader } from './write.ts';

/** Takes the file's bytes, in their order. */
export type Sink = (part: Blob | Uint8Array<ArrayBuffer>) => void | Promise<void>;

export interface WriteOptions {
	/** Called with the share that is done, 0 to 1. */
	readonly onProgress?: (share: number) => void;
	readonly signal?: AbortSignal;
}

export interface FileToZip {
	/** One on disk costs no memory. */
	readonly blob: Blob;
	/** The CRC-32 of its bytes, where it is known. */
	readonly crc?: number | undefined;
}

/** Bytes that are read at once. */
const bytesAtOnce = 8 * 1024 * 1024;

export class ZipStream {
	readonly #sink: Sink;
	readonly #options: WriteOptions;
	readonly #stamp: number;
	readonly #total: number;
	readonly #entries: ZipEntry[] = [];
	#at = 0;
	#done = 0;

	/**
	 * @param created ISO instant that all entries carry
	 * @param total bytes of all files, against which progress is counted
	 */
	constructor(sink: Sink, created: string, total: number, options: WriteOptions = {}) {
		this.#sink = sink;
		this.#options = options;
		this.#stamp = dosStamp(created);
		this.#total = total;
	}

	/** Deflated. */
	async text(
		path: string,
		chunks: AsyncIterable<string> | Iterable<string>
	): Promise<Pick<PackedText, 'size' | 'sha256'>> {
		const { sha256, body, ...packed } = await packText(chunks, this.#options.signal);
		await this.#begin({ path, method: methods.deflated, packed: body.size, ...packed });
		await this.#put(body);
		return { size: packed.size, sha256 };
	}

	/** Stored. Its bytes are handed on unread, unless the checksum, which stands before them, has to be taken. */
	async file(path: string, { blob, crc }: FileToZip): Promise<void> {
		const { size } = blob;
		const share = crc === undefined ? 0.5 : 1;
		const known = crc ?? (await this.#crcOf(blob, 1 - share));
		await this.#begin({ path, method: methods.stored, crc: known, size, packed: size });
		for (const piece of pieces(blob)) {
			await this.#put(piece);
			this.#advance(piece.size * share);
		}
	}

	/** Writes the directory; nothing may follow. */
	async finish(): Promise<void> {
		for (const part of directory(this.#entries, this.#at)) await this.#put(part);
	}

	async #crcOf(blob: Blob, share: number): Promise<number> {
		let crc = 0;
		for (const piece of pieces(blob)) {
			this.#options.signal?.throwIfAborted();
			crc = crc32(new Uint8Array(await piece.arrayBuffer()), crc);
			this.#advance(piece.size * share);
		}
		return crc;
	}

	async #begin(entry: Omit<ZipEntry, 'flags' | 'stamp' | 'offset'>): Promise<void> {
		const whole = { ...entry, flags: 0, stamp: this.#stamp, offset: this.#at };
		this.#entries.push(whole);
		await this.#put(localHeader(whole));
	}

	async #put(part: Blob | Uint8Array<ArrayBuffer>): Promise<void> {
		this.#options.signal?.throwIfAborted();
		await this.#sink(part);
		this.#at += part instanceof Blob ? part.size : part.length;
	}

	#advance(bytes: number): void {
		this.#done += bytes;
		this.#options.onProgress?.(Math.min(1, this.#done / this.#total));
	}
}

function* pieces(blob: Blob): Generator<Blob> {
	for (let at = 0; at < blob.size; at += bytesAtOnce) yield blob.slice(at, at + bytesAtOnce);
}
