/**
 * SHA-256 (FIPS 180-4) that can go on from piece to piece, which Web Crypto cannot. `@noble/hashes`, which takes
 * what is short, is three times as slow at this in Chromium: it keeps its state in fields, and a field holds a
 * number above 2³⁰ as a fraction.
 */
export interface Hash {
	/** Takes the bytes over: nobody may use them any more. What it answers with resolves once more may come. */
	update(bytes: Uint8Array<ArrayBuffer>): unknown;
	/** In lower-case hexadecimal. */
	digest(): string | Promise<string>;
}

/** Makes a hash for so many bytes. */
export type NewHash = (size: number) => Hash;

const blockSize = 64;

// The first 32 bits of the fractions of the square roots of the first 8 primes, and of the cube roots of the first 64.
const initial = Int32Array.from([
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
]);
const constants = Int32Array.from([
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
	0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
	0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
	0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
	0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2
]);
const schedule = new Int32Array(64);

export class Sha256 implements Hash {
	readonly #state = initial.slice();
	/** What fills no block yet. */
	readonly #rest = new Uint8Array(blockSize);
	readonly #restView = new DataView(this.#rest.buffer);
	#size = 0;

	update(bytes: Uint8Array): this {
		const filled = this.#size % blockSize;
		this.#size += bytes.length;
		let at = 0;
		if (filled > 0) {
			at = Math.min(blockSize - filled, bytes.length);
			this.#rest.set(bytes.subarray(0, at), filled);
			if (filled + at < blockSize) return this;
			mix(this.#state, this.#restView, 0);
		}
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		for (; at + blockSize <= bytes.length; at += blockSize) mix(this.#state, view, at);
		this.#rest.set(bytes.subarray(at));
		return this;
	}

	digest(): string {
		const bits = BigInt(this.#size) * 8n;
		const toEnd = blockSize - (this.#size % blockSize);
		const padding = new Uint8Array(toEnd > 8 ? toEnd : toEnd + blockSize);
		padding[0] = 0x80;
		new DataView(padding.buffer).setBigUint64(padding.length - 8, bits);
		this.update(padding);
		return [...this.#state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
	}
}

/** Mixes one block into the state. Each sum is cut to 32 bits at once, or the engine would go on in fractions. */
function mix(state: Int32Array, block: DataView, at: number): void {
	const w = schedule;
	for (let i = 0; i < 16; i++) w[i] = block.getInt32(at + 4 * i);
	for (let i = 16; i < 64; i++) {
		const early = w[i - 15]!;
		const late = w[i - 2]!;
		const s0 = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
		const s1 = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
		w[i] = (((s0 + w[i - 7]!) | 0) + ((s1 + w[i - 16]!) | 0)) | 0;
	}
	let a = state[0]!;
	let b = state[1]!;
	let c = state[2]!;
	let d = state[3]!;
	let e = state[4]!;
	let f = state[5]!;
	let g = state[6]!;
	let h = state[7]!;
	for (let i = 0; i < 64; i++) {
		const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
		const choice = g ^ (e & (f ^ g));
		const t = (((h + s1) | 0) + ((choice + constants[i]!) | 0) + w[i]!) | 0;
		const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
		const majority = (a & b) ^ (c & (a ^ b));
		h = g;
		g = f;
		f = e;
		e = (d + t) | 0;
		d = c;
		c = b;
		b = a;
		a = (t + ((s0 + majority) | 0)) | 0;
	}
	state[0]! += a;
	state[1]! += b;
	state[2]! += c;
	state[3]! += d;
	state[4]! += e;
	state[5]! += f;
	state[6]! += g;
	state[7]! += h;
}
