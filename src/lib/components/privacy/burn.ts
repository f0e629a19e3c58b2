/** Burns boxes into a picture, so that what was below them is not in the file any longer. */
import { Failure } from '#lib/record/failure.ts';
import type { Box } from './boxes.ts';

/** What is left of a blurred part: so many spots along its longer side, whatever its size. */
const spots = 6;
const quality = 0.92;
/** Pixels that every browser can draw at once; some phones draw no more. */
const safeArea = 16_000_000;

/** Draws a picture with its boxes onto a canvas of any size. */
export function drawCovered(canvas: HTMLCanvasElement, picture: ImageBitmap, boxes: readonly Box[]): void {
	const pen = canvas.getContext('2d');
	if (!pen) throw new Failure('unexpected', 'this browser draws no pictures');
	const [across, down] = [canvas.width / picture.width, canvas.height / picture.height];
	pen.imageSmoothingQuality = 'high';
	pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
	for (const box of boxes) {
		// Whole pixels, outwards: half a pixel at an edge would let some of it shine through.
		const x = Math.floor(box.x * across);
		const y = Math.floor(box.y * down);
		const width = Math.ceil((box.x + box.width) * across) - x;
		const height = Math.ceil((box.y + box.height) * down) - y;
		if (box.how === 'blur') blur(pen, picture, box, { x, y, width, height });
		else {
			pen.fillStyle = 'black';
			pen.fillRect(x, y, width, height);
		}
	}
}

/** A few spots of colour, run into each other. A mere blur could be undone: this has thrown away the rest. */
function blur(pen: CanvasRenderingContext2D, picture: ImageBitmap, from: Box, to: Omit<Box, 'how'>): void {
	const longer = Math.max(from.width, from.height);
	const coarse = document.createElement('canvas');
	coarse.width = Math.max(1, Math.round((spots * from.width) / longer));
	coarse.height = Math.max(1, Math.round((spots * from.height) / longer));
	const few = coarse.getContext('2d');
	if (!few) throw new Failure('unexpected', 'this browser draws no pictures');
	few.imageSmoothingQuality = 'high';
	// See-through parts would let through what lies below.
	few.fillStyle = 'white';
	few.fillRect(0, 0, coarse.width, coarse.height);
	few.drawImage(picture, from.x, from.y, from.width, from.height, 0, 0, coarse.width, coarse.height);
	pen.clearRect(to.x, to.y, to.width, to.height);
	pen.drawImage(coarse, to.x, to.y, to.width, to.height);
}

/**
 * The picture as a new file at its full size, with the boxes burned in and nothing but the picture in it: no
 * place, no camera, no earlier state.
 *
 * @param type of the file it was: what keeps sharp letters or see-through parts stays a PNG
 * @throws Failure where this browser cannot draw it
 */
export async function burnIn(picture: ImageBitmap, boxes: readonly Box[], type: string): Promise<Blob> {
	const into = type === 'image/png' || type === 'image/gif' ? 'image/png' : 'image/jpeg';
	const whole = await draw(picture, boxes, into, 1);
	const area = picture.width * picture.height;
	const smaller = () => draw(picture, boxes, into, Math.sqrt(safeArea / area));
	const blob = whole ?? (area > safeArea ? await smaller() : null);
	if (!blob) throw new Failure('unexpected', 'this browser cannot draw a picture of this size');
	return blob;
}

async function draw(
	picture: ImageBitmap,
	boxes: readonly Box[],
	type: string,
	scale: number
): Promise<Blob | null> {
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(picture.width * scale));
	canvas.height = Math.max(1, Math.round(picture.height * scale));
	const pen = canvas.getContext('2d');
	if (!pen) return null;
	if (type === 'image/jpeg') {
		// JPEG has no see-through parts: they would turn black.
		pen.fillStyle = 'white';
		pen.fillRect(0, 0, canvas.width, canvas.height);
		// A canvas that is too large for a phone takes no colour, without a word.
		if (pen.getImageData(0, 0, 1, 1).data[3] !== 255) return null;
	}
	drawCovered(canvas, picture, boxes);
	return new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}

/** `till receipt.jpg` as `till receipt (covered).jpg` */
export function coveredName(name: string, type: string, note: string): string {
	const ending = type === 'image/png' ? 'png' : 'jpg';
	const stem = name.replace(/\.[^.]{1,5}$/, '').replace(/ \((?:covered|without details)\)$/, '');
	return `${stem.slice(0, 250)} (${note}).${ending}`;
}
