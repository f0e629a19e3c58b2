/** The drawing library, with what our pictures use of it and no more. Loads with the first picture in sight. */
import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	Legend,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip
} from 'chart.js';
import { inkOf } from './ink.ts';
import { drawingOf } from './options.ts';
import type { PictureData } from './picture.ts';

Chart.register(
	BarController,
	BarElement,
	CategoryScale,
	Legend,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip
);

export interface Drawn {
	/** Draws again, with another picture or other colours. */
	draw(picture: PictureData, onPaper?: boolean): void;
	destroy(): void;
}

/** Draws a picture on a canvas, which has to stand in a box of its own. */
export function drawOn(canvas: HTMLCanvasElement, open: (href: string) => void): Drawn {
	let chart: { destroy(): void } | null = null;
	return {
		draw(picture, onPaper = false) {
			// A few hundred marks: to build it anew is quick, and nothing old can stay behind.
			chart?.destroy();
			chart = new Chart(canvas, drawingOf(picture, inkOf(canvas, onPaper), open));
		},
		destroy() {
			chart?.destroy();
			chart = null;
		}
	};
}
