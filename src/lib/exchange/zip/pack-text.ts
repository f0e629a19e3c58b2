/** Deflates text that is made as it goes, and takes what a ZIP must say of it beforehand. */
import { crc32 } from '#lib/storage/crc32.ts';
import { Sha256 } from '#lib/record/sha256.ts';

export interface PackedText {
	readonly size: number;
	readonly crc: number;
	readonly sha256: string;
	/** Deflated. */
	readonly body: Blob;
}

/** Characters that are encoded at once. */
const batch = 256 * 1024;

export async function packText(
	chunks: AsyncIterable<string> | Iterable<string>,
	signal?: AbortSignal
): Promise<PackedText> {
	const hash = new Sha256();
	const encoder = new TextEncoder();
	const { readable, writable } = new CompressionStream('deflate-raw');
	// The browser may keep a blob on disk, which it cannot do with bytes.
	const body = new Response(readable).blob();
	body.catch(() => undefined);
	const writer = writable.getWriter();
	let size = 0;
	let crc = 0;
	const put = async (text: string) => {
		signal?.throwIfAborted();
		const bytes = encoder.encode(text);
		hash.update(bytes);
		crc = crc32(bytes, crc);
		size += bytes.length;
		await writer.write(bytes);
	};
	try {
		let waiting = '';
		for await (const chunk of chunks) {
			waiting += chunk;
			if (waiting.length < batch) continue;
			await put(waiting);
			waiting = '';
		}
		await put(waiting);
		await writer.close();
	} catch (thrown) {
		await writer.abort(thrown).catch(() => undefined);
		throw thrown;
	}
	return { size, crc, sha256: hash.digest(), body: await body };
}
