/** How the length of a written piece stands against what the handbook sets. */
import { rangeWords } from '#lib/specification/read/rules-in-words.ts';
import type { Range } from '#lib/specification/types.ts';

export interface WordLimit {
	readonly words: number;
	readonly fits: boolean;
	readonly sentence: string;
}

export function wordLimit(words: number, range: Range): WordLimit {
	const { minimum = 0, maximum = Infinity } = range;
	const asked = `${rangeWords(range)} are asked`;
	if (words < minimum) return { words, fits: false, sentence: `Too short by ${minimum - words}: ${asked}.` };
	if (words > maximum) return { words, fits: false, sentence: `Too long by ${words - maximum}: ${asked}.` };
	return { words, fits: true, sentence: `It fits: ${asked}.` };
}
