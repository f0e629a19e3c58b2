/** Takes the sums of files beside the page, which stays free meanwhile. Answers everything it is told, in order. */
import { Sha256 } from '#lib/record/sha256.ts';
import { crc32 } from './crc32.ts';
import type { Sums } from './hash.ts';

export interface Told {
	/** Which file; a number that comes for the first time begins one. */
	readonly of: number;
	/** What comes next of it; its end where there is none. */
	readonly part?: Uint8Array<ArrayBuffer> | Blob;
}

/** Workers have it; the types of a page do not. */
declare class FileReaderSync {
	readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** As much as makes a browser look at once for memory that it can have back. It is never touched. */
const nudge = 32 * 1024 * 1024;

const files = new Map<number, { readonly hash: Sha256; readonly crc: number }>();

addEventListener('message', ({ data: { of, part } }: MessageEvent<Told>) => {
	const { hash, crc } = files.get(of) ?? { hash: new Sha256(), crc: 0 };
	if (!part) {
		files.delete(of);
		postMessage({ sha256: hash.digest(), crc } satisfies Sums);
		return;
	}
	const bytes = part instanceof Blob ? read(part) : part;
	files.set(of, { hash: hash.update(bytes), crc: crc32(bytes, crc) });
	postMessage(null);
});

/** What is read at once and forgotten goes with the next sweep; a browser holds on to what came by a promise. */
function read(blob: Blob): Uint8Array<ArrayBuffer> {
	new ArrayBuffer(nudge);
	return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob));
}

postMessage('ready');
