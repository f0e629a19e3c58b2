/** The beginning of a file as text. A large file is never read whole. */

export interface Beginning {
	readonly text: string;
	/** That was all of it. */
	readonly whole: boolean;
}

/** @returns null where the bytes are no text */
export async function readText(blob: Blob, most: number): Promise<Beginning | null> {
	const bytes = new Uint8Array(await blob.slice(0, most).arrayBuffer());
	const whole = blob.size <= most;
	const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
	const swapped = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
	const encoding = marked ?? swapped;
	if (encoding === null && bytes.includes(0)) return null;
	return { text: decoded(bytes, encoding, whole), whole };
}

function decoded(bytes: Uint8Array, encoding: string | null, whole: boolean): string {
	// A letter that is cut in two at the end is left out.
	const options = { stream: !whole };
	if (encoding) return new TextDecoder(encoding).decode(bytes, options);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes, options);
	} catch {
		// What older Windows programs write.
		return new TextDecoder('windows-1252').decode(bytes, options);
	}
}
