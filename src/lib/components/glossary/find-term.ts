/** Finds what a word means: in the specification's own list, or among ours. */
import { plain } from '#lib/specification/find.ts';
import type { Practice } from '#lib/specification/practice-types.ts';
import { ourWords } from './our-words.ts';

export interface Meaning {
	readonly term: string;
	readonly means: string;
	/** As content has it; null for a word of ours. */
	readonly source: string | null;
}

/** Null where nobody explains it. Case and hyphens make no difference. */
export function findTerm(glossary: Practice['glossary'], word: string): Meaning | null {
	const wanted = plain(word);
	const printed = glossary.find(({ term }) => plain(term) === wanted);
	if (printed) return printed;
	const own = Object.entries(ourWords).find(([term]) => plain(term) === wanted);
	return own ? { term: own[0], means: own[1], source: null } : null;
}
