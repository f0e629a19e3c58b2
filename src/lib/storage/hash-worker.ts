/** Takes hashes beside the page, which stays free meanwhile. Answers everything it is told, in order. */
import { Sha256 } from '#lib/record/sha256.ts';

export interface Told {
	/** Which hash; a number that comes for the first time begins one. */
	readonly of: number;
	/** What comes next of it; its end where there are none. */
	readonly bytes?: Uint8Array<ArrayBuffer>;
}

const hashes = new Map<number, Sha256>();

addEventListener('message', ({ data: { of, bytes } }: MessageEvent<Told>) => {
	const hash = hashes.get(of) ?? new Sha256();
	if (!bytes) {
		hashes.delete(of);
		postMessage(hash.digest());
		return;
	}
	hashes.set(of, hash.update(bytes));
	postMessage(null);
});
postMessage('ready');
