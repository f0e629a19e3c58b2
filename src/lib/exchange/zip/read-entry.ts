/** Reads one entry of a ZIP, stored or deflated, a chunk at a time and never more than it said it holds. */
import { crc32 } from '#lib/storage/crc32.ts';
import { Refusal } from '../refusal.ts';
import type { Source } from '../source.ts';
import { descriptorFlag, full32, lengths, methods, signatures, type FoundEntry } from './layout.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Each read is a way to another process and back, which a busy machine lets wait. */
const chunkSize = 2 * 1024 * 1024;
/** Deflated bytes may unpack to a thousand times as many, and a browser unpacks a chunk at once. */
const deflatedChunkSize = 16 * 1024;

/** @throws Refusal where its bytes do not fit what the directory says of it */
export async function* readEntry(source: Source, entry: FoundEntry): AsyncGenerator<Bytes> {
	const start = await dataStart(source, entry);
	const packed = range(
		source,
		start,
		start + entry.packed,
		entry.method === methods.stored ? (source.atOnce ?? chunkSize) : deflatedChunkSize
	);
	let size = 0;
	let crc = 0;
	for await (const chunk of entry.method === methods.stored ? packed : inflated(packed, entry.path)) {
		size += chunk.length;
		if (size > entry.size)
			throw new Refusal(entry.path, 'It unpacks to more than it says, as files made to do harm do.');
		crc = crc32(chunk, crc);
		yield chunk;
	}
	if (size !== entry.size) throw new Refusal(entry.path, 'It is shorter than the file says.');
	if (crc !== entry.crc)
		throw new Refusal(entry.path, 'It was changed or damaged: its checksum does not fit.');
}

/**
 * An entry as a slice of the file; null where it is packed, or the source has none. Nothing of it is checked.
 *
 * @throws Refusal as `readEntry`
 */
export async function sliceOf(source: Source, entry: FoundEntry): Promise<Blob | null> {
	if (!source.slice || entry.method !== methods.stored) return null;
	const start = await dataStart(source, entry);
	return source.slice(start, start + entry.packed);
}

/** Where the entry's bytes begin, once its own header agrees with the directory. */
async function dataStart(source: Source, entry: FoundEntry): Promise<number> {
	const damaged = () =>
		new Refusal(entry.path, 'Its heading does not fit the table of contents of the file.');
	const fixed = await source.read(entry.offset, entry.offset + lengths.local);
	const view = new DataView(fixed.buffer);
	const nameStart = entry.offset + lengths.local;
	const [nameLength, extraLength] = [view.getUint16(26, true), view.getUint16(28, true)];
	const start = nameStart + nameLength + extraLength;
	const hasDescriptor = (entry.flags & descriptorFlag) !== 0;
	const fits =
		view.getUint32(0, true) === signatures.local &&
		view.getUint16(4, true) === entry.needs &&
		view.getUint16(6, true) === entry.flags &&
		view.getUint16(8, true) === entry.method &&
		view.getUint32(10, true) === entry.stamp &&
		nameLength === entry.nameLength &&
		(hasDescriptor ||
			(view.getUint32(14, true) === entry.crc &&
				agrees(view.getUint32(18, true), entry.packed) &&
				agrees(view.getUint32(22, true), entry.size)));
	if (!fits) throw damaged();
	const name = await source.read(nameStart, nameStart + nameLength);
	if (new TextDecoder().decode(name) !== entry.path) throw damaged();
	// Behind the data comes the next entry, but for a descriptor of 12 to 24 bytes.
	const rest = entry.end - (start + entry.packed);
	if (hasDescriptor ? rest < 12 || rest > 24 : rest !== 0) throw damaged();
	return start;
}

/** A size that does not fit stands in the extra field, which the directory repeats. */
function agrees(short: number, size: number): boolean {
	return short === size || short === full32;
}

async function* range(source: Source, start: number, end: number, step: number): AsyncGenerator<Bytes> {
	const read = (at: number) => (at < end ? source.read(at, Math.min(at + step, end)) : null);
	let next = read(start);
	for (let at = start; next; at += step) {
		const bytes = await next;
		// Under way while this one is worked on. Where nobody asks for it any more, nobody hears of its failure.
		next = read(at + step);
		next?.catch(() => undefined);
		yield bytes;
	}
}

async function* inflated(packed: AsyncIterable<Bytes>, path: string): AsyncGenerator<Bytes> {
	const { readable, writable } = new DecompressionStream('deflate-raw');
	const writer = writable.getWriter();
	const reader = readable.getReader();
	const pump = (async () => {
		for await (const chunk of packed) await writer.write(chunk);
		await writer.close();
	})();
	// A failure shows on the reading side too; here it must not go unheard.
	pump.catch(() => writer.abort().catch(() => undefined));
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			yield value as Bytes;
		}
	} catch {
		throw new Refusal(path, 'It was changed or damaged: it cannot be unpacked.');
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}
