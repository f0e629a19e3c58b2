/** Files, stored in pieces apart from the rows that describe them. */
import { asFailure, Failure } from '#lib/record/failure.ts';
import { plainName } from '#lib/record/file-forms.ts';
import type { Fields } from '#lib/record/rows.ts';
import type { Database } from './database.ts';

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
			for (const file of files) {
				const id = crypto.randomUUID();
				ids.push(id);
				stored.push(await storeFile(database, id, file, options));
			}
			return await describe(stored);
		} catch (thrown) {
			for (const id of ids) await removePieces(database, id).catch(() => undefined);
			throw thrown;
		}
	});
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
		await read(file, file);
		throw new Failure('file-empty', file.name);
	}
	await needSpace(file.name, size);
	const sha256 = await copyPieces(database, id, file, size, options);
	return {
		id,
		name: plainName(file.name, 300),
		type: file.type.slice(0, 200),
		size,
		sha256,
		pieces: Math.ceil(size / pieceSize)
	};
}

async function copyPieces(
	database: Database,
	id: string,
	file: File,
	size: number,
	{ onProgress, signal }: StoreOptions
): Promise<string> {
	const hash = await hasherFor(size);
	for (let index = 0, start = 0; start < size; index++, start += pieceSize) {
		signal?.throwIfAborted();
		const bytes = await readPiece(file, start, Math.min(pieceSize, size - start));
		await hash.update(bytes);
		try {
			await database.pieces.add({ attachment: id, index, data: new Blob([bytes]) });
		} catch (thrown) {
			const failure = asFailure(thrown);
			throw failure.code === 'no-space' ? new Failure('no-space', file.name, thrown) : failure;
		}
		onProgress?.(Math.min(1, (start + pieceSize) / size));
	}
	signal?.throwIfAborted();
	return hash.digest();
}

async function readPiece(file: File, start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
	const bytes = await read(file, file.slice(start, start + length));
	if (bytes.byteLength !== length) throw new Failure('file-unreadable', file.name);
	return new Uint8Array(bytes);
}

function read(file: File, part: Blob): Promise<ArrayBuffer> {
	return part.arrayBuffer().catch((thrown: unknown) => {
		throw new Failure('file-unreadable', file.name, thrown);
	});
}

export interface Hasher {
	update(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	digest(): string;
}

/** The browser's own hash takes one piece; longer files need one that can go on. */
export async function hasherFor(size: number): Promise<Hasher> {
	if (size <= pieceSize) {
		let whole = new Uint8Array();
		return {
			async update(bytes) {
				whole = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
			},
			digest: () => toHex(whole)
		};
	}
	const { sha256 } = await import('@noble/hashes/sha2.js');
	const hash = sha256.create();
	return {
		update(bytes) {
			hash.update(bytes);
			return Promise.resolve();
		},
		digest: () => toHex(hash.digest())
	};
}

/** Bytes as lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @throws Failure `no-space` where the browser says beforehand that so many bytes will not fit */
export async function needSpace(name: string, bytes: number): Promise<void> {
	const { quota, usage } = (await navigator.storage.estimate?.()) ?? {};
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
