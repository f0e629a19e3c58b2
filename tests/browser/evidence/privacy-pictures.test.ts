import { describe, expect, it } from 'vitest';
import { burnIn, coveredName } from '#lib/components/privacy/burn.ts';
import type { Box } from '#lib/components/privacy/boxes.ts';
import { tellsDetails } from '#lib/components/privacy/picture-details.ts';
import { bytesOf } from '../../support/files.ts';

/** Black and white squares, each of so many pixels: fine enough to write with. */
async function squares(width: number, height: number, side: number, type = 'image/png'): Promise<Blob> {
	const canvas = new OffscreenCanvas(width, height);
	const pen = canvas.getContext('2d');
	if (!pen) throw new Error('no canvas');
	for (let x = 0; x < width; x += side)
		for (let y = 0; y < height; y += side) {
			pen.fillStyle = (x + y) % (2 * side) === 0 ? 'white' : 'black';
			pen.fillRect(x, y, side, side);
		}
	return canvas.convertToBlob({ type, quality: 1 });
}

/** Brightness of each pixel in a part of a picture, 0 to 255. */
async function pixels(file: Blob, { x, y, width, height }: Omit<Box, 'how'>): Promise<number[]> {
	const bitmap = await createImageBitmap(file);
	const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
	pen?.drawImage(bitmap, 0, 0);
	const data = pen?.getImageData(x, y, width, height).data ?? [];
	return [...data].filter((_, index) => index % 4 === 0);
}

const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

async function burnt(source: Blob, boxes: readonly Box[]): Promise<Blob> {
	return burnIn(await createImageBitmap(source), boxes, source.type);
}

const part = { x: 40, y: 20, width: 80, height: 60 };

describe('a part of a picture that is hidden', () => {
	it.for(['image/png', 'image/jpeg'])(
		'is black in a %s, up to its edges, and the rest stays',
		async (type) => {
			const source = await squares(200, 120, 4, type);
			const file = await burnt(source, [{ ...part, how: 'cover' }]);
			expect(file.type).toBe(type);
			const { width, height } = await createImageBitmap(file);
			expect([width, height]).toEqual([200, 120]);
			expect(Math.max(...(await pixels(file, part)))).toBeLessThan(type === 'image/png' ? 1 : 40);
			const beside = { x: 140, y: 0, width: 60, height: 120 };
			expect(spread(await pixels(file, beside))).toBeGreaterThan(200);
		}
	);

	it('is blurred so far that black squares on white leave no trace', async () => {
		const file = await burnt(await squares(200, 120, 2), [{ ...part, how: 'blur' }]);
		expect(spread(await pixels(file, part))).toBeLessThan(40);
		expect(spread(await pixels(file, { x: 0, y: 0, width: 40, height: 120 }))).toBe(255);
	});

	it('keeps, when blurred, only a few spots of what was there', async () => {
		// One white letter on black: what is left of it may be a smear, never its edges.
		const canvas = new OffscreenCanvas(200, 120);
		const pen = canvas.getContext('2d');
		if (!pen) throw new Error('no canvas');
		pen.font = '24px sans-serif';
		pen.fillStyle = 'white';
		pen.fillText('07700 900123', 40, 60, 80);
		const file = await burnt(await canvas.convertToBlob(), [{ ...part, how: 'blur' }]);
		const seen = await pixels(file, part);
		const steps = seen.map((value, index) =>
			index % part.width === 0 ? 0 : Math.abs(value - (seen[index - 1] ?? 0))
		);
		expect(Math.max(...steps)).toBeLessThan(30);
	});

	it('lets nothing shine through where the picture is see-through', async () => {
		const canvas = new OffscreenCanvas(200, 120);
		canvas.getContext('2d');
		const file = await burnt(await canvas.convertToBlob(), [{ ...part, how: 'blur' }]);
		expect(Math.min(...(await pixels(file, part)))).toBe(255);
	});
});

describe('a picture’s details', () => {
	const exif = [0xff, 0xe1, 0x00, 0x0a, ...'Exif\0\0'].map((one) =>
		typeof one === 'string' ? one.charCodeAt(0) : one
	);

	async function withDetails(): Promise<File> {
		const jpeg = await squares(40, 30, 2, 'image/jpeg');
		return new File([jpeg.slice(0, 2), new Uint8Array([...exif, 0, 0]), jpeg.slice(2)], 'photo.jpg', {
			type: 'image/jpeg'
		});
	}

	it('are seen in a JPEG that a camera wrote, and gone from what is made of it', async () => {
		const photo = await withDetails();
		expect(tellsDetails(await bytesOf(photo))).toBe(true);
		const clean = await burnt(photo, []);
		expect(tellsDetails(await bytesOf(clean))).toBe(false);
		expect((await createImageBitmap(clean)).width).toBe(40);
	});

	it('are seen in a PNG with text in it, and not in one without', async () => {
		const png = await bytesOf(await squares(8, 8, 2));
		expect(tellsDetails(png)).toBe(false);
		const chunk = [0, 0, 0, 2, ...[...'tEXt'].map((one) => one.charCodeAt(0)), 65, 0, 0, 0, 0, 0];
		// After the header chunk, which takes 25 bytes.
		expect(tellsDetails(new Uint8Array([...png.slice(0, 33), ...chunk, ...png.slice(33)]))).toBe(true);
	});

	it.for([
		['an empty file', []],
		['a JPEG that is cut off', [0xff, 0xd8, 0xff]],
		['a JPEG that says nothing true of its lengths', [0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0]],
		['a text', [...'Exif\0\0'].map((one) => one.charCodeAt(0))]
	] as const)('are not seen in %s', ([, bytes]) => {
		expect(tellsDetails(new Uint8Array(bytes))).toBe(false);
	});
});

describe('the name of a new version', () => {
	it.for([
		['IMG_1.jpeg', 'image/jpeg', 'covered', 'IMG_1 (covered).jpg'],
		['IMG_1 (covered).jpg', 'image/jpeg', 'covered', 'IMG_1 (covered).jpg'],
		['IMG_1 (without details).jpg', 'image/jpeg', 'covered', 'IMG_1 (covered).jpg'],
		['screen', 'image/png', 'covered', 'screen (covered).png'],
		['x'.repeat(299), 'image/png', 'covered', `${'x'.repeat(250)} (covered).png`]
	] as const)('of %s', ([name, type, note, expected]) => {
		expect(coveredName(name, type, note)).toBe(expected);
	});
});
