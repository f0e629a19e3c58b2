/** SHA-256 that can go on from piece to piece, which Web Crypto cannot. */
import { sha256 } from '@noble/hashes/sha2.js';

export interface Hash {
	update(bytes: Uint8Array): void;
	/** Lower-case hexadecimal. */
	digest(): string;
}

/** Makes a hash; a tool may bring the faster one of its platform. */
export type NewHash = () => Hash;

export const plainHash: NewHash = () => {
	const hash = sha256.create();
	return {
		update(bytes) {
			hash.update(bytes);
		},
		digest: () => [...hash.digest()].map((byte) => byte.toString(16).padStart(2, '0')).join('')
	};
};
