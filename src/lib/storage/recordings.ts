/**
 * Recordings under way, kept bit by bit, so that a tab that dies loses only what came last. What fills a
 * piece moves into one at once: the end of a long recording needs no second copy, on a full disk either.
 */
import { asFailure, Failure } from '#lib/record/failure.ts';
import { needSpace, pieceSize, removePieces, type StoredFile } from './attachments.ts';
import { crc32 } from './crc32.ts';
import type { Database, Draft } from './database.ts';
import { sumsFor } from './hash.ts';

/** What is known of a recording while it grows. */
interface Growing {
	readonly name: string;
	readonly type: string;
	/** Length so far. */
	readonly seconds: number;
	/** Whole pieces, under the first of the draft's ids. */
	readonly pieces: number;
	/** Bits that fill no piece yet, under the second. */
	readonly bits: number;
	/** Bytes of those bits. */
	readonly waiting: number;
	/** CRC-32 of the whole pieces; an older draft has none. */
	readonly crc?: number | undefined;
}

/** One recording to a name: the form that it belongs to. One at a time adds to it. */
export class Recordings {
	readonly #database: Database;

	constructor(database: Database) {
		this.#database = database;
	}

	/** Makes room for a new recording: what is added stays until it is handed over or dropped. */
	async begin(of: string, recordId: string, name: string, type: string): Promise<void> {
		const value: Growing = { name, type, seconds: 0, pieces: 0, bits: 0, waiting: 0, crc: 0 };
		const attachments = [crypto.randomUUID(), crypto.randomUUID()];
		await this.#database.drafts.put({
			id: draftId(of),
			recordId,
			value: { ...value },
			attachments,
			savedAt: new Date().toISOString()
		});
	}

	/**
	 * Adds what has been recorded since the last time.
	 *
	 * @param seconds length of the recording with it
	 * @throws Failure `not-found` where it was never begun or is dropped, `no-space` while there is still room
	 *   to bring what is there to its end
	 */
	async add(of: string, data: Blob, seconds: number): Promise<void> {
		await failing(async () => {
			await needSpace(of, data.size + reserve);
			const growing = await this.#need(of);
			const { bits, waiting } = growing.value;
			await this.#write(growing, { bits: bits + 1, waiting: waiting + data.size, seconds }, (pieces) =>
				pieces.add({ attachment: growing.bitsId, index: bits, data })
			);
			if (waiting + data.size >= pieceSize) await this.#pack(of, pieceSize);
		});
	}

	/**
	 * What there is of a recording as a stored file, whether it came to its end or not; its bytes stay where
	 * they are.
	 *
	 * @returns null where nothing was recorded
	 * @throws Failure `no-space` where others have filled the disk; all of it is still there then
	 */
	async finish(of: string): Promise<StoredFile | null> {
		return failing(async () => {
			if (!(await this.#find(of))) return null;
			await this.#pack(of, 1);
			const { id, value } = await this.#need(of);
			if (value.pieces === 0) return null;
			const { name, type, seconds, pieces } = value;
			return { id, name, type, seconds, pieces, ...(await this.#measure(id, pieces)) };
		});
	}

	/** Forgets that it was a recording: something else describes its bytes now. */
	async handOver(of: string): Promise<void> {
		await this.#database.drafts.delete(draftId(of));
	}

	/** Throws a recording away. */
	async drop(of: string): Promise<void> {
		const { drafts, pieces } = this.#database;
		await this.#database.transaction('rw', drafts, pieces, async () => {
			const draft = await drafts.get(draftId(of));
			await drafts.delete(draftId(of));
			for (const id of draft?.attachments ?? []) await removePieces(this.#database, id);
		});
	}

	/** Moves bits into pieces while there are as many bytes as asked for. */
	async #pack(of: string, atLeast: number): Promise<void> {
		for (;;) {
			const growing = await this.#need(of);
			const { bits, waiting, pieces: index } = growing.value;
			if (waiting < atLeast) return;
			const found = await this.#database.pieces
				.where('[attachment+index]')
				.between([growing.bitsId, 0], [growing.bitsId, bits])
				.toArray();
			const all = new Blob(found.map(({ data }) => data));
			const bytes = new Uint8Array(await all.slice(0, pieceSize).arrayBuffer());
			const before = growing.value.crc;
			const crc = before === undefined ? undefined : crc32(bytes, before);
			const data = new Blob([bytes]);
			const rest = new Blob([await all.slice(pieceSize).arrayBuffer()]);
			const left = rest.size > 0 ? 1 : 0;
			const changed = { pieces: index + 1, bits: left, waiting: rest.size, crc };
			await this.#write(growing, changed, async (pieces) => {
				await removePieces(this.#database, growing.bitsId);
				await pieces.add({ attachment: growing.id, index, data, crc });
				if (left > 0) await pieces.add({ attachment: growing.bitsId, index: 0, data: rest });
			});
		}
	}

	/** Writes bytes and what is known of them, both or neither. */
	async #write(
		{ draft, value }: Found,
		changed: Partial<Growing>,
		bytes: (pieces: Database['pieces']) => Promise<unknown>
	): Promise<void> {
		const { drafts, pieces } = this.#database;
		await this.#database.transaction('rw', drafts, pieces, async () => {
			await bytes(pieces);
			const savedAt = new Date().toISOString();
			const kept = await drafts.update(draft.id, { value: { ...value, ...changed }, savedAt });
			if (kept === 0) throw new Failure('not-found', value.name);
		});
	}

	async #measure(id: string, pieces: number): Promise<{ size: number; sha256: string }> {
		const sums = sumsFor(pieces > 1 ? Infinity : pieceSize);
		let size = 0;
		for (let index = 0; index < pieces; index++) {
			const piece = await this.#database.pieces.get([id, index]);
			if (!piece) throw new Failure('not-found', id);
			size += piece.data.size;
			await sums.update(piece.data);
		}
		return { size, sha256: (await sums.done()).sha256 };
	}

	async #find(of: string): Promise<Found | null> {
		const draft = await this.#database.drafts.get(draftId(of));
		const [id, bitsId] = draft?.attachments ?? [];
		if (!draft || id === undefined || bitsId === undefined) return null;
		return { draft, id, bitsId, value: draft.value as unknown as Growing };
	}

	async #need(of: string): Promise<Found> {
		const found = await this.#find(of);
		if (!found) throw new Failure('not-found', of);
		return found;
	}
}

interface Found {
	readonly draft: Draft;
	readonly id: string;
	readonly bitsId: string;
	readonly value: Growing;
}

/** What moving the last bits into a piece may take for a moment, twice over. */
const reserve = 2 * pieceSize;

const draftId = (of: string) => `recording:${of}`;

async function failing<T>(run: () => Promise<T>): Promise<T> {
	try {
		return await run();
	} catch (thrown) {
		throw asFailure(thrown);
	}
}
