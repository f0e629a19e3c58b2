import { expect, it } from 'vitest';
import { countWords } from '#lib/record/count-words.ts';

it.for<[string, number]>([
	['', 0],
	[' \n\t ', 0],
	['One', 1],
	['She said: “I’ll call back at 5.”', 7],
	['## A heading\n\n- first\n- **second** thing\n\n---', 5],
	['a well-known e-mail', 3],
	['Gŵyl naïve Straße', 3]
])('%j has %i words', ([text, count]) => {
	expect(countWords(text)).toBe(count);
});
