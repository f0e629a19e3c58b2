/** Fills that can be told apart without colour. */
import type { Fill } from './picture.ts';

const size = 8;

/** A fill for a canvas, with the page showing through; where no pattern can be made, the plain colour. */
export function fillOf(fill: Fill, colour: string): CanvasPattern | string {
	if (fill === 'solid') return colour;
	if (fill === 'empty') return 'transparent';
	const tile = document.createElement('canvas');
	tile.width = tile.height = size;
	const pen = tile.getContext('2d');
	if (!pen) return colour;
	pen.fillStyle = pen.strokeStyle = colour;
	pen.lineWidth = 2;
	pen.beginPath();
	if (fill === 'dotted') pen.arc(size / 2, size / 2, 1.8, 0, 2 * Math.PI);
	else {
		// Three strokes, so that the tile joins its neighbours at the corners.
		for (const shift of [-size, 0, size]) stroke(pen, shift, size);
		if (fill === 'crossed') for (const shift of [-size, 0, size]) stroke(pen, shift + size, -size);
	}
	if (fill === 'dotted') pen.fill();
	else pen.stroke();
	return pen.createPattern(tile, 'repeat') ?? colour;
}

function stroke(pen: CanvasRenderingContext2D, from: number, run: number): void {
	pen.moveTo(from, size);
	pen.lineTo(from + run, 0);
}
