import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	boxBetween,
	boxWords,
	firstBox,
	keyed,
	moved,
	resized,
	type Box,
	type Size
} from '#lib/components/privacy/boxes.ts';

const picture: Size = { width: 1_000, height: 500 };
const box: Box = { x: 100, y: 50, width: 200, height: 100, how: 'cover' };

describe('a box over a part of a picture', () => {
	it.for([
		['ArrowLeft', false, { ...box, x: 90 }],
		['ArrowDown', false, { ...box, y: 60 }],
		['ArrowRight', true, { ...box, width: 210 }],
		['ArrowUp', true, { ...box, height: 90 }],
		['Enter', false, null]
	] as const)('with %s and Shift %s', ([key, shift, expected]) => {
		expect(keyed(box, key, shift, picture)).toEqual(expected);
	});

	it('is drawn from any corner to any other', () => {
		const [a, b] = [
			{ x: 300.4, y: 150.4 },
			{ x: 100.6, y: 50.6 }
		];
		const drawn = { x: 100, y: 50, width: 201, height: 101, how: 'blur' };
		expect(boxBetween(a, b, picture, 'blur')).toEqual(drawn);
		expect(boxBetween(b, a, picture, 'blur')).toEqual(drawn);
	});

	it('says where it is', () => {
		expect(boxWords(box, 1, 3, picture)).toBe(
			'Box 2 of 3, black: 10 % from the left, 10 % from the top, 20 % wide, 20 % high'
		);
	});

	const point = fc.record({
		x: fc.integer({ min: -5_000, max: 5_000 }),
		y: fc.integer({ min: -5_000, max: 5_000 })
	});
	const size = fc.record({
		width: fc.integer({ min: 1, max: 4_000 }),
		height: fc.integer({ min: 1, max: 4_000 })
	});

	it('never leaves the picture, whatever is done to it', () => {
		fc.assert(
			fc.property(size, point, point, point, (whole, a, b, by) => {
				const drawn = boxBetween(a, b, whole, 'cover');
				for (const one of [
					firstBox(whole, 'cover'),
					drawn,
					moved(drawn, by, whole),
					resized(drawn, by, whole)
				]) {
					expect(
						Object.values(one).every((value) => typeof value === 'string' || Number.isInteger(value))
					).toBe(true);
					expect(one.x).toBeGreaterThanOrEqual(0);
					expect(one.y).toBeGreaterThanOrEqual(0);
					expect(one.width).toBeGreaterThan(0);
					expect(one.height).toBeGreaterThan(0);
					expect(one.x + one.width).toBeLessThanOrEqual(whole.width);
					expect(one.y + one.height).toBeLessThanOrEqual(whole.height);
				}
			})
		);
	});
});
