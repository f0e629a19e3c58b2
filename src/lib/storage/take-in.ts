/** Files that arrive with a record: their rows say what they are, and the bytes must be exactly that. */
import { asFailure, Failure } from '#lib/record/failure.ts';
import type { Fields } from '#lib/record/rows.ts';
import { copyPieces, incomingLock, pieceSize, removePieces, type StoreOptions } from './attachments.ts';
import type { Database } from './database.ts';
import { sumsFor, type Sums } from './hash.ts';

export interface ArrivingFile extends Pick<Fields<'attachment'>, 'name' | 'size' | 'sha256' | 'pieces'> {
	/** Of its row. */
	readonly id: string;
	readonly bytes: () => AsyncIterable<Uint8Array<ArrayBuffer>>;
	/** The same as a slice of the file that somebody chose, where they lie in it unpacked; null elsewhere. */
	readonly slice?: () => Promise<Blob | null>;
	/** The CRC-32 of all of them, where it is known. */
	readonly crc?: number;
}

/**
 * Stores the files whose bytes are not here yet, and then has the rows that describe them written. One such
 * act at a time: the same file opened in two tabs must not meet itself.
 *
 * @param describe writes the rows; where it throws, the pieces go again
 * @throws Failure `file-damaged`, `no-space`, what `describe` throws; the signal's reason where it was
 *   cancelled. Nothing of any of the files stays behind.
 */
export function takeIn<T>(
	database: Database,
	files: readonly ArrivingFile[],
	describe: () => Promise<T>,
	{ onProgress, signal }: StoreOptions = {}
): Promise<T> {
	const alone = `${database.name}-record-coming-in`;
	const locked = (run: () => Promise<T>) =>
		navigator.locks.request(alone, signal ? { signal } : {}, () =>
			navigator.locks.request(incomingLock(database), { mode: 'shared' }, run)
		);
	return locked(async () => {
		const stored: string[] = [];
		try {
			const missing = await without(database, files);
			const total = missing.reduce((sum, file) => sum + file.size, 0);
			await needSpace(total);
			let done = 0;
			for (const file of missing) {
				await removePieces(database, file.id);
				stored.push(file.id);
				const onShare = (share: number) => onProgress?.((done + share * file.size) / total);
				await store(database, file, { onProgress: onShare, ...(signal && { signal }) });
				done += file.size;
			}
			signal?.throwIfAborted();
			return await describe();
		} catch (thrown) {
			for (const id of stored) await removePieces(database, id).catch(() => undefined);
			throw thrown;
		}
	});
}

/** Those of the files that this device does not hold whole. */
async function without(database: Database, files: readonly ArrivingFile[]): Promise<ArrivingFile[]> {
	const counts = await Promise.all(
		files.map(({ id }) =>
			database.pieces.where('[attachment+index]').between([id, 0], [id, Infinity]).count()
		)
	);
	return files.filter(({ pieces }, index) => counts[index] !== pieces);
}

async function store(database: Database, file: ArrivingFile, options: StoreOptions): Promise<void> {
	const slice = await file.slice?.().catch((thrown: unknown) => {
		throw new Failure('file-damaged', file.name, thrown);
	});
	const { name, id, size, crc } = file;
	const sums =
		slice?.size === size && size > 0
			? await copyPieces(database, id, { name, blob: slice, size, crc }, options)
			: await unpack(database, file, options);
	if (sums.sha256 !== file.sha256 || (crc !== undefined && sums.crc !== crc))
		throw new Failure('file-damaged', name);
}

async function unpack(
	database: Database,
	file: ArrivingFile,
	{ onProgress, signal }: StoreOptions
): Promise<Sums> {
	const sums = sumsFor(file.size);
	let index = 0;
	let size = 0;
	for await (const piece of inPieces(bytesOf(file), Math.min(pieceSize, file.size))) {
		signal?.throwIfAborted();
		size += piece.length;
		if (size > file.size) break;
		const data = new Blob([piece]);
		await sums.update(piece);
		await add(database, file, index++, data);
		onProgress?.(size / file.size);
	}
	if (size !== file.size || index !== file.pieces) throw new Failure('file-damaged', file.name);
	return sums.done();
}

/** What the file's own reader finds wrong with it. */
async function* bytesOf({ name, bytes }: ArrivingFile): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	try {
		yield* bytes();
	} catch (thrown) {
		throw new Failure('file-damaged', name, thrown);
	}
}

/** Chunks of any length as pieces of one length; the last one may be shorter. */
async function* inPieces(
	chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
	length: number
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	let piece = new Uint8Array(length);
	let filled = 0;
	for await (const chunk of chunks) {
		if (filled === 0 && chunk.length === length) {
			yield chunk;
			continue;
		}
		for (let at = 0; at < chunk.length;) {
			const part = chunk.subarray(at, at + length - filled);
			piece.set(part, filled);
			filled += part.length;
			at += part.length;
			if (filled < length) continue;
			yield piece;
			piece = new Uint8Array(length);
			filled = 0;
		}
	}
	if (filled > 0) yield piece.slice(0, filled);
}

async function add(database: Database, file: ArrivingFile, index: number, data: Blob): Promise<void> {
	const crc = index === file.pieces - 1 ? file.crc : undefined;
	try {
		await database.pieces.add({ attachment: file.id, index, data, crc });
	} catch (thrown) {
		const failure = asFailure(thrown);
		throw failure.code === 'no-space' ? new Failure('no-space', file.name, thrown) : failure;
	}
}

/** @throws Failure `no-space` where the browser says beforehand that the files will not fit */
async function needSpace(bytes: number): Promise<void> {
	const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
	if (quota !== undefined && usage !== undefined && bytes > quota - usage) throw new Failure('no-space');
}
