/** SHA-256 that can go on from piece to piece, which Web Crypto cannot. */
import { SHA256 } from '@stablelib/sha256';

export interface Hash {
	/** Takes the bytes over: nobody may use them any more. What it answers with resolves once more may come. */
	update(bytes: Uint8Array<ArrayBuffer>): unknown;
	/** In lower-case hexadecimal. */
	digest(): string | Promise<string>;
}

/** Makes a hash for so many bytes. */
export type NewHash = (size: number) => Hash;

export class Sha256 implements Hash {
	readonly #hash = new SHA256();

	update(bytes: Uint8Array): this {
		this.#hash.update(bytes);
		return this;
	}

	digest(): string {
		return toHex(this.#hash.digest());
	}
}

/** The SHA-256 of a text in UTF-8, in lower-case hexadecimal. */
export function sha256Of(text: string): string {
	return new Sha256().update(new TextEncoder().encode(text)).digest();
}

/** Bytes in lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
