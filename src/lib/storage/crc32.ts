/** The checksum that ZIP asks for, sixteen bytes at a time: a byte at a time would slow down large recordings. */
const atOnce = 16;
const table = makeTable();

function makeTable(): Int32Array {
	const made = new Int32Array(atOnce * 256);
	for (let byte = 0; byte < 256; byte++) {
		let value = byte;
		for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
		made[byte] = value;
	}
	for (let at = 256; at < made.length; at++) {
		const before = made[at - 256]!;
		made[at] = (before >>> 8) ^ made[before & 0xff]!;
	}
	return made;
}

/** What four bytes come to that so many others follow. */
function four(word: number, followedBy: number): number {
	const from = followedBy * 256;
	return (
		table[from + 768 + (word & 0xff)]! ^
		table[from + 512 + ((word >>> 8) & 0xff)]! ^
		table[from + 256 + ((word >>> 16) & 0xff)]! ^
		table[from + (word >>> 24)]!
	);
}

/**
 * The CRC-32 of bytes that follow others.
 *
 * @param before of what came before; 0 at the start
 */
export function crc32(bytes: Uint8Array, before = 0): number {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let crc = ~before;
	let at = 0;
	for (; at + atOnce <= bytes.length; at += atOnce)
		crc =
			four(view.getInt32(at, true) ^ crc, 12) ^
			four(view.getInt32(at + 4, true), 8) ^
			four(view.getInt32(at + 8, true), 4) ^
			four(view.getInt32(at + 12, true), 0);
	for (; at < bytes.length; at++) crc = (crc >>> 8) ^ table[(crc ^ bytes[at]!) & 0xff]!;
	return ~crc >>> 0;
}
