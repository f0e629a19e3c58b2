/** A text held against the length that its kind is asked to have. */
import type { EvidenceKind, Range } from '#lib/specification/types.ts';
import { rangeWords } from '#lib/specification/read/rules-in-words.ts';
import { countWords } from './count-words.ts';

const annexHeading = /^(?:annex(?:es)?|append(?:ix|ices))\b/i;
const heading = /^ {0,3}(#{1,6})\s+(.*)$/;
const fence = /^ {0,3}(?:```|~~~)/;

export interface Counted {
	/** Words that a limit counts. */
	readonly counted: number;
	/** Words in annexes and appendices, which stay outside it. */
	readonly annexes: number;
}

/** Whether a heading opens an annex or an appendix. */
export function isAnnex(title: string): boolean {
	return annexHeading.test(title);
}

/**
 * Counts a Markdown text. A section whose heading begins with "Annex" or "Appendix" is counted apart, up
 * to the next heading of its level or above. Addresses behind links and pictures are no words.
 */
export function countForLimit(markdown: string): Counted {
	let counted = 0;
	let annexes = 0;
	/** Level of the annex that we are in; 0 outside. */
	let annex = 0;
	let fenced = false;
	for (const line of markdown.split('\n')) {
		if (fence.test(line)) fenced = !fenced;
		const [, marks, title] = (!fenced && heading.exec(line)) || [];
		if (marks !== undefined && title !== undefined && (annex === 0 || marks.length <= annex))
			annex = isAnnex(title) ? marks.length : 0;
		const words = countWords(line.replace(/(\[[^\]]*\])\([^)]*\)/g, '$1'));
		if (annex > 0) annexes += words;
		else counted += words;
	}
	return { counted, annexes };
}

/** Words in a minute of calm speech; our figure, to plan a talk with. */
const wordsAMinute = 130;

/** About how many minutes it takes to say so many words. */
export function minutesToSay(words: number): number {
	return Math.ceil(words / wordsAMinute);
}

/**
 * What is asked for and how far the text is from it: "2,250 to 2,750: 300 to go".
 *
 * @returns undefined where the kind has no length
 */
export function askedLength(
	kind: Pick<EvidenceKind, 'words' | 'minutes'> | undefined,
	text: string
): string | undefined {
	const { counted } = countForLimit(text);
	if (kind?.words) return `${grouped(rangeWords(kind.words))}${distance(kind.words, counted)}`;
	if (kind?.minutes)
		return `${rangeWords(kind.minutes)} minutes; said calmly, this text takes about ${minutesToSay(counted)}`;
	return undefined;
}

function distance({ minimum, maximum, about }: Range, counted: number): string {
	const [least, most] = [minimum ?? about ?? 0, maximum ?? about ?? Infinity];
	if (counted < least) return `: ${grouped(String(least - counted))} to go`;
	return counted > most ? `: ${grouped(String(counted - most))} too many` : '';
}

/** With a comma between thousands. */
function grouped(text: string): string {
	return text.replace(/\d{4,}/g, (digits) => Number(digits).toLocaleString('en-GB'));
}
