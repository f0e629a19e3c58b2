/** Writes a record file as a stream. Attachments are never whole in memory: a piece is read, checked off and passed on. */
import type { Attachment, Row } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import { plainHash, type NewHash } from './hash.ts';
import {
	attachmentPath,
	formatName,
	formatVersion,
	historyLines,
	limits,
	names,
	pieceBytes,
	type Manifest,
	type ManifestEntry,
	type TravellingEntry
} from './record-file.ts';
import { recordPage } from './record-page.ts';
import { packText } from './zip/pack-text.ts';
import { crc32 } from './zip/crc32.ts';
import { methods, type ZipEntry } from './zip/layout.ts';
import { directory, dosStamp, localHeader } from './zip/write.ts';

export interface RecordToWrite {
	readonly recordId: string;
	readonly specification: Specification;
	/** All of them, deleted ones included. */
	readonly rows: readonly Row[];
	/** In the order in which it was written. */
	readonly history: AsyncIterable<TravellingEntry> | Iterable<TravellingEntry>;
	/** The bytes of an attachment; a blob on disk costs no memory. */
	readonly file: (attachment: Attachment) => Promise<Blob>;
	/** ISO instant, for display. */
	readonly created: string;
}

/** Takes the file's bytes, in their order. */
export type Sink = (part: Blob | Uint8Array<ArrayBuffer>) => void | Promise<void>;

export interface WriteOptions {
	/** Called with the share that is done, 0 to 1. */
	readonly onProgress?: (share: number) => void;
	readonly signal?: AbortSignal;
	readonly newHash?: NewHash;
}

/**
 * @throws what `record.file` and the sink throw, and the signal's reason; RangeError where there are more
 *   files than a record file may hold
 */
export async function writeRecordFile(
	record: RecordToWrite,
	sink: Sink,
	options: WriteOptions = {}
): Promise<void> {
	const files = record.rows.filter((row) => row.kind === 'attachment' && !row.deleted) as Attachment[];
	if (files.length > limits.entries - Object.keys(names).length)
		throw new RangeError(`a record file holds at most ${limits.entries} entries`);
	const paths = new Map(files.map((file, index) => [file.id, attachmentPath(file.fields.name, index + 1)]));
	const writing = new Writing(
		record,
		sink,
		options,
		files.reduce((sum, file) => sum + file.fields.size, 0)
	);

	await writing.text(names.page, recordPage(record, paths));
	await writing.text(names.rows, jsonLines(record.rows));
	await writing.text(names.history, jsonLines(allHistory(record)));
	for (const file of files) await writing.attachment(file, paths.get(file.id) ?? '');
	await writing.finish();
}

async function* allHistory({ history }: RecordToWrite) {
	for await (const entry of history) yield* historyLines(entry);
}

async function* jsonLines(values: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<string> {
	for await (const value of values) yield `${JSON.stringify(value)}\n`;
}

class Writing {
	readonly #record: RecordToWrite;
	readonly #sink: Sink;
	readonly #options: WriteOptions;
	readonly #stamp: number;
	readonly #total: number;
	readonly #entries: ZipEntry[] = [];
	readonly #listed: ManifestEntry[] = [];
	#at = 0;
	#done = 0;

	/** @param total bytes of all attachments, against which progress is counted */
	constructor(record: RecordToWrite, sink: Sink, options: WriteOptions, total: number) {
		this.#record = record;
		this.#sink = sink;
		this.#options = options;
		this.#stamp = dosStamp(record.created);
		this.#total = total;
	}

	async text(path: string, chunks: AsyncIterable<string> | Iterable<string>): Promise<void> {
		const { sha256, body, ...packed } = await packText(
			chunks,
			this.#options.newHash ?? plainHash,
			this.#options.signal
		);
		await this.#begin({ path, method: methods.deflated, packed: body.size, ...packed });
		await this.#put(body);
		this.#listed.push({ path, size: packed.size, sha256 });
	}

	/** Reads the bytes once for the checksum, which stands before them, and then hands them on unread. */
	async attachment(row: Attachment, path: string): Promise<void> {
		const { size, sha256 } = row.fields;
		const blob = await this.#record.file(row);
		if (blob.size !== size)
			throw new RangeError(`${row.fields.name} has ${blob.size} bytes instead of ${size}`);
		let crc = 0;
		for (const piece of pieces(blob)) {
			this.#options.signal?.throwIfAborted();
			crc = crc32(new Uint8Array(await piece.arrayBuffer()), crc);
			this.#advance(piece.size / 2);
		}
		await this.#begin({ path, method: methods.stored, crc, size, packed: size });
		for (const piece of pieces(blob)) {
			await this.#put(piece);
			this.#advance(piece.size / 2);
		}
		this.#listed.push({ path, size, sha256, attachment: row.id });
	}

	async finish(): Promise<void> {
		const { recordId, specification, created } = this.#record;
		const manifest: Manifest = {
			format: formatName,
			version: formatVersion,
			record: recordId,
			specification: specification.id,
			created,
			entries: this.#listed
		};
		await this.text(names.manifest, [`${JSON.stringify(manifest, null, '\t')}\n`]);
		for (const part of directory(this.#entries, this.#at)) await this.#put(part);
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
	for (let at = 0; at < blob.size; at += pieceBytes) yield blob.slice(at, at + pieceBytes);
}
