/**
 * Memory for pieces of files, used again and again: what a browser makes anew for each read it sweeps up only
 * once it is a hundred megabytes.
 */
export const bufferLength = 8 * 1024 * 1024;
/** Weak, so that nothing is held once nobody reads. */
let spare: WeakRef<ArrayBuffer>[] = [];

/** For memory that nobody uses any more. */
export function giveBack({ buffer }: Uint8Array<ArrayBuffer>): void {
	if (buffer.byteLength === bufferLength && spare.length < 4) spare.push(new WeakRef(buffer));
}

function take(): ArrayBuffer {
	const found = spare.map((one) => one.deref()).find((buffer) => buffer !== undefined);
	spare = spare.filter((one) => one.deref() !== found && one.deref() !== undefined);
	return found ?? new ArrayBuffer(bufferLength);
}

/** The bytes of a blob; fewer where it has become shorter. */
export async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
	const reader = blob.size === bufferLength ? intoOwn(blob) : null;
	if (!reader) return new Uint8Array(await blob.arrayBuffer());
	let buffer = take();
	for (let at = 0; at < bufferLength;) {
		const { value, done } = await reader.read(new Uint8Array(buffer, at));
		if (done) return new Uint8Array();
		buffer = value.buffer;
		at += value.length;
	}
	// Otherwise it waits for a further read, and what it holds open runs out.
	await reader.cancel();
	return new Uint8Array(buffer);
}

/** Null in browsers that read blobs only into memory of their own. */
function intoOwn(blob: Blob): ReadableStreamBYOBReader | null {
	try {
		return blob.stream().getReader({ mode: 'byob' });
	} catch {
		return null;
	}
}
