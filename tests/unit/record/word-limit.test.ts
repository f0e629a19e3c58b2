import { expect, test } from 'vitest';
import { askedLength, countForLimit, minutesToSay } from '#lib/record/word-limit.ts';

test.each([
	['', 0, 0],
	["It isn't a well-lit lane: 25 lamps!", 7, 0],
	['one two\n\n## Annex\n\nthree', 2, 2],
	['# Appendix A\n\none\n\n## Lamps\n\ntwo\n\n# After\n\nthree', 2, 5],
	['## Annexes and mapping\none\n### Lamps\ntwo\n## Close\nthree', 2, 6],
	['## The annexe of the tower\none', 6, 0],
	['```\n# Appendix\n```\none', 2, 0],
	['[the lamp](https://lamps.example/a/very/long way)', 2, 0]
])('%j has %i words and %i in annexes', (text, counted, annexes) => {
	expect(countForLimit(text)).toEqual({ counted, annexes });
});

const words = (count: number) => Array(count).fill('lamp').join(' ');
const range = { minimum: 2250, maximum: 2750, source: 'ours' };

test.each([
	[range, 0, '2,250 to 2,750: 2,250 to go'],
	[range, 2249, '2,250 to 2,750: 1 to go'],
	[range, 2250, '2,250 to 2,750'],
	[range, 2750, '2,250 to 2,750'],
	[range, 2751, '2,250 to 2,750: 1 too many'],
	[{ about: 4500, source: 'ours' }, 4000, 'about 4,500: 500 to go'],
	[{ maximum: 10, source: 'ours' }, 0, 'at most 10']
])('%j with %i words', (asked, count, expected) => {
	expect(askedLength({ words: asked, minutes: null }, words(count))).toBe(expected);
});

test('a talk is counted in minutes, and annexes are not read out', () => {
	const minutes = { about: 45, source: 'ours' };
	expect(askedLength({ words: null, minutes }, `${words(260)}\n\n# Annex\n\n${words(900)}`)).toBe(
		'about 45 minutes; said calmly, this text takes about 2'
	);
	expect(minutesToSay(0)).toBe(0);
	expect(minutesToSay(131)).toBe(2);
});

test('a kind without a length asks for none', () => {
	expect(askedLength({ words: null, minutes: null }, 'one')).toBeUndefined();
	expect(askedLength(undefined, 'one')).toBeUndefined();
});
