/** How a file begins that is locked in the age format, as bytes or as text. */
export const magic = 'age-encryption.org/v1\n';
export const armored = '-----BEGIN AGE ENCRYPTED FILE-----';

/** Whether a file is locked, by its first line, whatever it is called. */
export async function isLocked(file: Blob): Promise<boolean> {
	return startsLocked(new Uint8Array(await file.slice(0, armored.length).arrayBuffer()));
}

/** The same, of its first bytes. */
export function startsLocked(bytes: Uint8Array): boolean {
	const start = new TextDecoder('latin1').decode(bytes.subarray(0, armored.length));
	return start.startsWith(magic) || start === armored;
}

/** What such files are called, after their own name. */
export const lockedEnding = '.age';
