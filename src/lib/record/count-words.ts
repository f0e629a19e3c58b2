/** The words of a written piece. */

/** How many words a text has, its Markdown signs left out: a word holds at least one letter or digit. */
export function countWords(text: string): number {
	let count = 0;
	for (const word of text.split(/\s+/)) if (/[\p{L}\p{N}]/u.test(word)) count++;
	return count;
}
