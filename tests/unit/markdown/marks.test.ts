import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, mark, type Mark, type Selected } from '#lib/components/markdown/marks.ts';

/** A text whose selection stands between bars. */
function from(written: string): Selected {
	const [before = '', inside = '', after = ''] = written.split('|');
	return { text: before + inside + after, start: before.length, end: before.length + inside.length };
}

const written = ({ text, start, end }: Selected) =>
	`${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`;

describe('a mark', () => {
	it.for<[Mark, string, string]>([
		['bold', 'I |stayed| calm', 'I **|stayed|** calm'],
		['bold', 'I **|stayed|** calm', 'I |stayed| calm'],
		['bold', 'I| stayed |calm', 'I **|stayed|** calm'],
		['bold', 'I || calm', 'I **|bold words|** calm'],
		['heading', 'one\ntw||o', 'one\n## tw||o'],
		['heading', '## tw||o', 'tw||o'],
		['heading', '||', '## ||'],
		['list', '|one\ntwo|\nthree', '- |one\n- two|\nthree'],
		['list', '- |one\n- two|', '|one\ntwo|'],
		['list', '|- one\ntwo|', '|- one\n- two|'],
		['list', '\n||x', '\n- ||x']
	])('%s on %j', ([what, before, after]) => {
		expect(written(mark(what, from(before)))).toBe(after);
	});

	it('keeps the selection within the text, whatever is selected', () => {
		const texts = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '*', '#', '-') });
		const marks = fc.constantFrom<Mark>('bold', 'heading', 'list');
		fc.assert(
			fc.property(texts, fc.nat(), fc.nat(), marks, (text, one, two, what) => {
				const [start = 0, end = 0] = [one, two].map((at) => at % (text.length + 1)).sort((a, b) => a - b);
				const after = mark(what, { text, start, end });
				expect(after.start).toBeGreaterThanOrEqual(0);
				expect(after.start).toBeLessThanOrEqual(after.end);
				expect(after.end).toBeLessThanOrEqual(after.text.length);
			})
		);
	});
});

it('the difference of two texts, put in place, gives the second', () => {
	const texts = fc.string({ unit: fc.constantFrom('a', 'b') });
	fc.assert(
		fc.property(texts, texts, (before, after) => {
			const { from: start, to, put } = difference(before, after);
			expect(before.slice(0, start) + put + before.slice(to)).toBe(after);
		})
	);
});
