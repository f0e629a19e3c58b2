/** The hash by which a decision or a signature refers to exactly what was seen. */
import canonicalize from 'canonicalize';
import { sha256Of, toHex } from './sha256.ts';

/**
 * SHA-256, in lower-case hexadecimal, of a value's canonical JSON (RFC 8785).
 *
 * @throws Error where the value is no JSON
 */
export async function seal(value: unknown): Promise<string> {
	const text = canonicalize(value);
	if (text === undefined) throw new Error('only JSON can be sealed');
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return toHex(new Uint8Array(digest));
}

/**
 * As `seal`, at once: for what is looked at again and again. Slower for much text.
 *
 * @throws Error where the value is no JSON
 */
export function sealOf(value: unknown): string {
	const text = canonicalize(value);
	if (text === undefined) throw new Error('only JSON can be sealed');
	return sha256Of(text);
}
