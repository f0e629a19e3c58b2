/** Boxes over parts of a picture: drawn, moved and resized, by hand or by keys. */

export interface Box {
	/** In pixels of the whole picture. */
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** Covered with one colour, or blurred beyond recognition. */
	readonly how: 'cover' | 'blur';
}

export interface Size {
	readonly width: number;
	readonly height: number;
}

export interface Point {
	readonly x: number;
	readonly y: number;
}

const within = (value: number, from: number, to: number) => Math.min(Math.max(value, from), to);

/** A key moves by a hundredth of the longer side. */
export const stepOf = ({ width, height }: Size) => Math.max(1, Math.round(Math.max(width, height) / 100));
/** No box is so small that nobody could take hold of it. */
const leastOf = (picture: Size) => Math.min(2 * stepOf(picture), picture.width, picture.height);

/** A box in the middle, to be put where it belongs. */
export function firstBox(picture: Size, how: Box['how']): Box {
	const [width, height] = [Math.ceil(picture.width / 4), Math.ceil(picture.height / 5)];
	const [x, y] = [Math.floor((picture.width - width) / 2), Math.floor((picture.height - height) / 2)];
	return { x, y, width, height, how };
}

/** The box between two points, in whole pixels and never smaller than it may be. */
export function boxBetween(a: Point, b: Point, picture: Size, how: Box['how']): Box {
	const least = leastOf(picture);
	const [left, top] = [Math.floor(Math.min(a.x, b.x)), Math.floor(Math.min(a.y, b.y))];
	const x = within(left, 0, picture.width - least);
	const y = within(top, 0, picture.height - least);
	const width = within(Math.ceil(Math.max(a.x, b.x)) - x, least, picture.width - x);
	const height = within(Math.ceil(Math.max(a.y, b.y)) - y, least, picture.height - y);
	return { x, y, width, height, how };
}

/** The box elsewhere, but within the picture. */
export function moved(box: Box, by: Point, picture: Size): Box {
	const x = within(Math.round(box.x + by.x), 0, picture.width - box.width);
	const y = within(Math.round(box.y + by.y), 0, picture.height - box.height);
	return { ...box, x, y };
}

/** The box with its far corner elsewhere. */
export function resized(box: Box, by: Point, picture: Size): Box {
	const least = leastOf(picture);
	const width = within(Math.round(box.width + by.x), least, Math.max(least, picture.width - box.x));
	const height = within(Math.round(box.height + by.y), least, Math.max(least, picture.height - box.y));
	return { ...box, width, height };
}

const arrows: Readonly<Record<string, Point>> = {
	ArrowLeft: { x: -1, y: 0 },
	ArrowRight: { x: 1, y: 0 },
	ArrowUp: { x: 0, y: -1 },
	ArrowDown: { x: 0, y: 1 }
};

/** What a key makes of a box: an arrow moves it, with Shift it changes its size; null for any other key. */
export function keyed(box: Box, key: string, shift: boolean, picture: Size): Box | null {
	const arrow = arrows[key];
	if (!arrow) return null;
	const step = stepOf(picture);
	return (shift ? resized : moved)(box, { x: arrow.x * step, y: arrow.y * step }, picture);
}

/** `Box 2 of 3, black: 20 % from the left, 10 % from the top, 30 % wide, 15 % high` */
export function boxWords(box: Box, index: number, count: number, picture: Size): string {
	const share = (part: number, whole: number) => `${Math.round((part / whole) * 100)} %`;
	return (
		`Box ${index + 1} of ${count}, ${box.how === 'cover' ? 'black' : 'blurred'}: ` +
		`${share(box.x, picture.width)} from the left, ${share(box.y, picture.height)} from the top, ` +
		`${share(box.width, picture.width)} wide, ${share(box.height, picture.height)} high`
	);
}
