/** The checksum that ZIP asks for, eight bytes at a time: a byte at a time would slow down large recordings. */
const tables = makeTables();

function makeTables(): Int32Array {
	const made = new Int32Array(8 * 256);
	for (let byte = 0; byte < 256; byte++) {
		let value = byte;
		for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
		made[byte] = value;
	}
	for (let at = 256; at < made.length; at++) {
		const before = made[at - 256] ?? 0;
		made[at] = (before >>> 8) ^ (made[before & 0xff] ?? 0);
	}
	return made;
}

/**
 * The CRC-32 of bytes that follow others.
 *
 * @param before of what came before; 0 at the start
 */
export function crc32(bytes: Uint8Array, before = 0): number {
	const table = tables;
	let crc = ~before;
	let at = 0;
	for (const end = bytes.length - 7; at < end; at += 8) {
		const low = crc ^ (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
		crc =
			table[1792 + (low & 0xff)]! ^
			table[1536 + ((low >>> 8) & 0xff)]! ^
			table[1280 + ((low >>> 16) & 0xff)]! ^
			table[1024 + (low >>> 24)]! ^
			table[768 + bytes[at + 4]!]! ^
			table[512 + bytes[at + 5]!]! ^
			table[256 + bytes[at + 6]!]! ^
			table[bytes[at + 7]!]!;
	}
	for (; at < bytes.length; at++) crc = (crc >>> 8) ^ table[(crc ^ bytes[at]!) & 0xff]!;
	return ~crc >>> 0;
}
