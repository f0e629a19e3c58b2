/** Whether a picture's file tells more than the picture: place, time, camera, who took it. */

/** So much of a file is looked at; what cameras write stands before the picture. */
export const detailsWithin = 262_144;

/** @param head the first bytes of a file: a JPEG, PNG or WebP; others tell nothing that is known here */
export function tellsDetails(head: Uint8Array): boolean {
	if (head[0] === 0xff && head[1] === 0xd8) return inJpeg(head);
	if (ascii(head, 1, 3) === 'PNG') return inChunks(head, 8, pngChunk);
	if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 4) === 'WEBP') return inChunks(head, 12, webpChunk);
	return false;
}

/** Exif and XMP stand in APP1, what agencies write in APP13, remarks in COM. */
const telling = new Set([0xe1, 0xed, 0xfe]);
const startOfScan = 0xda;

function inJpeg(head: Uint8Array): boolean {
	for (let at = 2; at + 4 <= head.length && head[at] === 0xff;) {
		const marker = head[at + 1] ?? 0;
		if (marker === startOfScan) return false;
		if (telling.has(marker)) return true;
		at += 2 + number(head, at + 2, 2);
	}
	return false;
}

interface Chunk {
	readonly name: string;
	/** Bytes to the next one. */
	readonly length: number;
}

function inChunks(head: Uint8Array, from: number, read: (head: Uint8Array, at: number) => Chunk): boolean {
	for (let at = from; at + 8 <= head.length;) {
		const { name, length } = read(head, at);
		if (['eXIf', 'tEXt', 'iTXt', 'zTXt', 'EXIF', 'XMP '].includes(name)) return true;
		at += length;
	}
	return false;
}

const pngChunk = (head: Uint8Array, at: number): Chunk => ({
	name: ascii(head, at + 4, 4),
	length: 12 + number(head, at, 4)
});

const webpChunk = (head: Uint8Array, at: number): Chunk => {
	const size = number(head.slice(at + 4, at + 8).reverse(), 0, 4);
	return { name: ascii(head, at, 4), length: 8 + size + (size % 2) };
};

function ascii(bytes: Uint8Array, from: number, length: number): string {
	return String.fromCharCode(...bytes.slice(from, from + length));
}

function number(bytes: Uint8Array, from: number, length: number): number {
	return bytes.slice(from, from + length).reduce((sum, byte) => sum * 256 + byte, 0);
}
