/** Bytes as text that stands in JSON, and back. */

/** Base64 for addresses, without padding. */
export function toBase64url(bytes: Uint8Array): string {
	const text = btoa(String.fromCharCode(...bytes));
	return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @returns null where the text is no base64url */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
	try {
		const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
		return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
	} catch {
		return null;
	}
}
