/** Draws a picture once somebody sees it, keeps it right, and takes away all that it made. */
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Drawn } from './draw.ts';
import { onThemeChange } from './ink.ts';
import type { PictureData } from './picture.ts';

interface Wanted {
	readonly picture: () => PictureData;
	/** A piece of it was clicked. */
	readonly open: (href: string) => void;
	/** The drawing library could not be loaded. */
	readonly failed: () => void;
}

/** Begins a little before the picture comes into sight. */
const margin = '200px';

/** For the canvas of a picture. */
export function drawWhenSeen({ picture, open, failed }: Wanted): Attachment<HTMLCanvasElement> {
	return (canvas) => {
		let drawn: Drawn | null = null;
		let gone = false;
		const repaint = (onPaper: boolean) => drawn?.draw(untrack(picture), onPaper);
		const onScreen = () => repaint(false);
		const onPaper = () => repaint(true);

		const observer = new IntersectionObserver(
			(entries) => {
				if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
				observer.disconnect();
				import('./draw.ts')
					.then(({ drawOn }) => {
						if (gone) return;
						drawn = drawOn(canvas, open);
						onScreen();
					})
					.catch(failed);
			},
			{ rootMargin: margin }
		);
		observer.observe(canvas);
		const forgetTheme = onThemeChange(onScreen);
		addEventListener('beforeprint', onPaper);
		addEventListener('afterprint', onScreen);
		// Serves the canvas, which does not follow state by itself.
		$effect(() => {
			const wanted = picture();
			drawn?.draw(wanted);
		});

		return () => {
			gone = true;
			observer.disconnect();
			forgetTheme();
			removeEventListener('beforeprint', onPaper);
			removeEventListener('afterprint', onScreen);
			drawn?.destroy();
		};
	};
}
