import { describe, expect, it } from 'vitest';
import { asSmallPhoto, longestSide } from '#lib/components/capture/photo.ts';
import { bytesOf } from '../../support/files.ts';

/** A picture with a red left half and a white right one. */
async function picture(width: number, height: number, type: string): Promise<Blob> {
	const canvas = new OffscreenCanvas(width, height);
	const pen = canvas.getContext('2d');
	if (!pen) throw new Error('no canvas');
	pen.fillStyle = 'white';
	pen.fillRect(0, 0, width, height);
	pen.fillStyle = 'red';
	pen.fillRect(0, 0, width / 2, height);
	return canvas.convertToBlob({ type });
}

/** The block in which a camera says that it was held upright: turn the picture by a quarter to the right. */
const turnedByCamera = new Uint8Array([
	...[0xff, 0xe1, 0x00, 0x22, ...'Exif\0\0'].map((one) =>
		typeof one === 'string' ? one.charCodeAt(0) : one
	),
	...[0x4d, 0x4d, 0x00, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
]);

async function cameraPhoto(width: number, height: number): Promise<File> {
	const jpeg = await picture(width, height, 'image/jpeg');
	return new File([jpeg.slice(0, 2), turnedByCamera, jpeg.slice(2)], 'IMG_0001.jpeg', { type: 'image/jpeg' });
}

async function colourAt(file: Blob, x: number, y: number): Promise<'red' | 'white'> {
	const bitmap = await createImageBitmap(file);
	const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
	pen?.drawImage(bitmap, 0, 0);
	const [, green = 0] = pen?.getImageData(x * bitmap.width, y * bitmap.height, 1, 1).data ?? [];
	return green < 128 ? 'red' : 'white';
}

describe('a photo', () => {
	it('becomes a JPEG of at most 2,560 pixels, upright and without what the camera noted', async () => {
		const photo = await cameraPhoto(4_000, 3_000);
		const small = await asSmallPhoto(photo);
		if (!small) throw new Error('it stayed as it was');
		const { width, height } = await createImageBitmap(small);
		expect([width, height]).toEqual([1_920, longestSide]);
		expect(small.name).toBe('IMG_0001.jpg');
		expect(small.type).toBe('image/jpeg');
		expect(new TextDecoder('latin1').decode(await bytesOf(small))).not.toContain('Exif');
		// What was on the left is on top once it is turned.
		expect([await colourAt(small, 0.5, 0.1), await colourAt(small, 0.5, 0.9)]).toEqual(['red', 'white']);
	});

	it('that is small enough still loses what the camera noted', async () => {
		const small = await asSmallPhoto(await cameraPhoto(40, 30));
		if (!small) throw new Error('it stayed as it was');
		const { width, height } = await createImageBitmap(small);
		expect([width, height]).toEqual([30, 40]);
	});

	it.for([
		['a small picture that tells nothing more', 'image/jpeg', 40],
		['a screenshot, whose letters would blur', 'image/png', 3_000]
	] as const)('stays as it is where it is %s', async ([, type, width]) => {
		expect(await asSmallPhoto(new File([await picture(width, 20, type)], 'x', { type }))).toBeNull();
	});

	it('stays as it is where it is broken, or no picture at all', async () => {
		const photo = await cameraPhoto(40, 30);
		expect(await asSmallPhoto(new File([photo.slice(0, 60)], 'cut.jpg'))).toBeNull();
		expect(await asSmallPhoto(new File(['hello'], 'lie.jpg', { type: 'image/jpeg' }))).toBeNull();
		expect(await asSmallPhoto(new File([], 'empty.jpg'))).toBeNull();
	});
});
