import { createHash } from 'node:crypto';
import { crc32 as nodeCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crc32 } from '#lib/storage/crc32.ts';
import { Sha256 } from '#lib/record/sha256.ts';

const pieces = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 });

it('SHA-256 is that of Node, however the bytes are cut up', () => {
	fc.assert(
		fc.property(pieces, (parts) => {
			const ours = new Sha256();
			const theirs = createHash('sha256');
			for (const part of parts) {
				ours.update(part);
				theirs.update(part);
			}
			expect(ours.digest()).toBe(theirs.digest('hex'));
		})
	);
});

it.for([0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1_000_003])('SHA-256 of %i bytes', (length) => {
	const bytes = new Uint8Array(length).map((_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 24);
	expect(new Sha256().update(bytes).digest()).toBe(createHash('sha256').update(bytes).digest('hex'));
});

it('CRC-32 is that of Node, however the bytes are cut up', () => {
	fc.assert(
		fc.property(pieces, (parts) => {
			expect(parts.reduce((sum, part) => crc32(part, sum), 0)).toBe(nodeCrc32(Buffer.concat(parts)));
		})
	);
});
