/** Files, stored in pieces apart from the rows that describe them. */
import { asFailure, Failure } from '#lib/record/failure.ts';
import { plainName } from '#lib/record/file-forms.ts';
import type { Fields } from '#lib/record/rows.ts';
import { copiesItself } from './copies-itself.ts';
import type { Database } from './database.ts';
import { sumsFor, type Sums } from './hash.ts';

/** Bytes of one piece. */
export const pieceSize = 8 * 1024 * 1024;
/** Name of the lock that is held while a file comes in, so that no tab sweeps away its pieces. */
export const incomingLock = (database: Database) => `file-coming-in:${database.name}`;

/** What is known of a file once its bytes are here: the fields of its row but for what it belongs to. */
export type StoredFile = { readonly id: string } & Omit<Fields<'attachment'>, 'evidence'>;

export interface StoreOptions {
	/** Called with the share of the present file that is done, 0 to 1. */
	readonly onProgress?: (share: number) => void;
	readonly signal?: AbortSignal;
}

/**
 * Copies files into the database, piece by piece, taking each one's SHA-256 on the way, and has them
 * described last: by rows, or by a draft.
 *
 * @param describe writes what describes the stored files; where it throws, the pieces go again
 * @throws Failure `file-empty`, `file-unreadable` (gone or changed while it was read), `no-space`; the
 *   signal's reason where it was cancelled. Nothing of any of the files stays behind.
 */
export function bringIn<T>(
	database: Database,
	files: readonly File[],
	describe: (stored: readonly StoredFile[]) => Promise<T>,
	options: StoreOptions = {}
): Promise<T> {
	return navigator.locks.request(incomingLock(database), { mode: 'shared' }, async () => {
		const ids: string[] = [];
		try {
			const stored: StoredFile[] = [];
			for (const group of inGroups(files)) {
				const own = group.map((file) => ({ id: crypto.randomUUID(), file }));
				ids.push(...own.map(({ id }) => id));
				const [first] = own;
				if (first && own.length === 1) stored.push(await storeFile(database, first.id, first.file, options));
				else stored.push(...(await storeTogether(database, own, options)));
			}
			return await describe(stored);
		} catch (thrown) {
			await database
				.transaction('rw', database.pieces, () => Promise.all(ids.map((id) => removePieces(database, id))))
				.catch(() => undefined);
			throw thrown;
		}
	});
}

/** Small files are stored together: the ways to the disk and back take longer than their bytes. */
const together = { files: 50, bytes: pieceSize, small: 256 * 1024 };

/** The files in their order; each that is not small, or may be empty or gone, is a group of its own. */
function inGroups(files: readonly File[]): File[][] {
	const groups: File[][] = [];
	let bytes = Infinity;
	for (const file of files) {
		const { size } = file;
		const isSmall = size > 0 && size <= together.small;
		const last = groups.at(-1);
		if (isSmall && last && last.length < together.files && bytes + size <= together.bytes) {
			last.push(file);
			bytes += size;
		} else {
			groups.push([file]);
			bytes = isSmall ? size : Infinity;
		}
	}
	return groups;
}

/** As `storeFile` for several that are one piece each, in one transaction. */
async function storeTogether(
	database: Database,
	own: readonly { readonly id: string; readonly file: File }[],
	{ onProgress, signal }: StoreOptions
): Promise<StoredFile[]> {
	signal?.throwIfAborted();
	const name = own[0]?.file.name ?? '';
	await needSpace(
		name,
		own.reduce((sum, { file }) => sum + file.size, 0)
	);
	const read = await Promise.all(
		own.map(async ({ id, file }) => {
			const bytes = await readPiece({ name: file.name, blob: file, size: file.size }, 0, file.size);
			const data = new Blob([bytes]);
			const sums = sumsFor(bytes.length);
			await sums.update(bytes);
			const { sha256, crc } = await sums.done();
			return {
				piece: { attachment: id, index: 0, data, crc },
				stored: described(id, file, data.size, sha256)
			};
		})
	);
	signal?.throwIfAborted();
	await orNoSpace(name, () => database.pieces.bulkAdd(read.map(({ piece }) => piece)));
	read.forEach(() => onProgress?.(1));
	signal?.throwIfAborted();
	return read.map(({ stored }) => stored);
}

function described(id: string, file: File, size: number, sha256: string): StoredFile {
	return {
		id,
		name: plainName(file.name, 300),
		type: file.type.slice(0, 200),
		size,
		sha256,
		pieces: Math.ceil(size / pieceSize)
	};
}

/** Writes bytes; a full disk is told with the name of the file. */
async function orNoSpace(name: string, write: () => PromiseLike<unknown>): Promise<void> {
	try {
		await write();
	} catch (thrown) {
		const failure = asFailure(thrown);
		throw failure.code === 'no-space' ? new Failure('no-space', name, thrown) : failure;
	}
}

async function storeFile(
	database: Database,
	id: string,
	file: File,
	options: StoreOptions
): Promise<StoredFile> {
	// Asked once, since a file that is gone has the size 0; the reading tells it from an empty one.
	const { size } = file;
	if (size === 0) {
		await read(file.name, file);
		throw new Failure('file-empty', file.name);
	}
	await needSpace(file.name, size);
	const { sha256 } = await copyPieces(database, id, { name: file.name, blob: file, size }, options);
	return described(id, file, size, sha256);
}

/** Bytes to store, and what to call them where they cannot be. */
export interface Copied {
	readonly name: string;
	readonly blob: Blob;
	readonly size: number;
	/** The CRC-32 of all of it, where somebody knows it. */
	readonly crc?: number | undefined;
}

/**
 * Copies a file into the database, piece by piece.
 *
 * @returns the sums of what is stored
 * @throws Failure `file-unreadable`, `no-space`; the signal's reason where it was cancelled
 */
export async function copyPieces(
	database: Database,
	id: string,
	copied: Copied,
	{ onProgress, signal }: StoreOptions
): Promise<Sums> {
	const { size } = copied;
	const sums = sumsFor(size);
	const last = Math.ceil(size / pieceSize) - 1;
	// The last piece has the CRC-32 with it, which must be known by then; a short file needs only one way.
	const copies = last > 0 && copied.crc !== undefined ? last + 1 : last;
	for (let index = 0; index < copies; index++) {
		signal?.throwIfAborted();
		await sums.update(await copyPiece(database, id, index, copied, index === last ? copied.crc : undefined));
		onProgress?.(Math.min(1, ((index + 1) * pieceSize) / size));
	}
	signal?.throwIfAborted();
	if (copies > last) return sums.done();
	const bytes = await readPiece(copied, last * pieceSize, size - last * pieceSize);
	const data = new Blob([bytes]);
	await sums.update(bytes);
	const found = await sums.done();
	await orNoSpace(copied.name, () =>
		database.pieces.add({ attachment: id, index: last, data, crc: found.crc })
	);
	onProgress?.(1);
	signal?.throwIfAborted();
	return found;
}

/**
 * Has the browser copy a piece by itself, which takes no memory of the page. Where it cannot, the bytes go
 * through the page.
 *
 * @returns what is stored: the file may have changed meanwhile
 */
async function copyPiece(
	database: Database,
	id: string,
	index: number,
	copied: Copied,
	crc: number | undefined
): Promise<Blob> {
	const start = index * pieceSize;
	const length = Math.min(pieceSize, copied.size - start);
	const piece = { attachment: id, index, crc };
	if (await copiesItself(database)) {
		const part = copied.blob.slice(start, start + length);
		await orNoSpace(copied.name, () => database.pieces.add({ ...piece, data: part })).catch(
			async (thrown: unknown) => {
				// Whether the file is the reason shows when it is read.
				await readPiece(copied, start, length);
				throw thrown;
			}
		);
		const kept = await database.pieces.get([id, index]);
		if (kept?.data.size !== length) throw new Failure('file-unreadable', copied.name);
		return kept.data;
	}
	const data = new Blob([await readPiece(copied, start, length)]);
	await orNoSpace(copied.name, () => database.pieces.add({ ...piece, data }));
	return data;
}

async function readPiece(
	{ name, blob, size }: Copied,
	start: number,
	length: number
): Promise<Uint8Array<ArrayBuffer>> {
	// To slice a file is a way to another process, which a small one is not worth.
	const part = start === 0 && length === size ? blob : blob.slice(start, start + length);
	const bytes = await read(name, part);
	if (bytes.byteLength !== length) throw new Failure('file-unreadable', name);
	return new Uint8Array(bytes);
}

function read(name: string, part: Blob): Promise<ArrayBuffer> {
	return part.arrayBuffer().catch((thrown: unknown) => {
		throw new Failure('file-unreadable', name, thrown);
	});
}

/** @throws Failure `no-space` where the browser says beforehand that so many bytes will not fit */
export async function needSpace(name: string, bytes: number): Promise<void> {
	const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
	if (quota !== undefined && usage !== undefined && bytes > quota - usage)
		throw new Failure('no-space', name);
}

/**
 * A stored file as a blob of the type given: the caller decides the type, since the stored one is only
 * what somebody's browser said.
 *
 * @throws Failure `not-found` where a piece is missing
 */
export async function readFile(database: Database, id: string, pieces: number, type: string): Promise<Blob> {
	const found = await database.pieces.where('[attachment+index]').between([id, 0], [id, pieces]).toArray();
	if (found.length !== pieces) throw new Failure('not-found', id);
	return new Blob(
		found.map((piece) => piece.data),
		{ type }
	);
}

/** The CRC-32 of a stored file; undefined where nobody took it when the file came. */
export async function checksum(database: Database, id: string, pieces: number): Promise<number | undefined> {
	return (await database.pieces.get([id, pieces - 1]))?.crc;
}

/** Removes what is stored of a file. */
export async function removePieces(database: Database, id: string): Promise<void> {
	await database.pieces.where('[attachment+index]').between([id, 0], [id, Infinity]).delete();
}

/**
 * Removes pieces that no row and no draft describes: what a tab left that was closed while a file came in, and
 * what a record file brought of a file that was removed for good. Does nothing while a file is coming in anywhere.
 *
 * @returns how many attachments were swept away
 */
export function sweepPieces(database: Database): Promise<number> {
	return navigator.locks.request(incomingLock(database), { ifAvailable: true }, async (lock) => {
		if (!lock) return 0;
		const { pieces, rows, drafts } = database;
		return database.transaction('rw', pieces, rows, drafts, async () => {
			const keys = (await pieces.toCollection().primaryKeys()) as unknown as [string, number][];
			const ids = [...new Set(keys.map(([attachment]) => attachment))];
			const described = await rows.bulkGet(ids);
			const drafted = new Set((await drafts.toArray()).flatMap((draft) => draft.attachments));
			const orphans = ids.filter((id, index) => {
				const row = described[index];
				return row ? row.erased : !drafted.has(id);
			});
			for (const id of orphans) await removePieces(database, id);
			return orphans.length;
		});
	});
}
