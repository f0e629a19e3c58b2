/** Words that look like names of people or companies, for somebody to look at: a help and no guarantee. */

export interface LikelyName {
	readonly word: string;
	readonly times: number;
}

/** Written with a capital although they name nobody. */
const calendar = new Set(
	(
		'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
		'september october november december christmas easter english british britain england scotland wales ireland'
	).split(' ')
);

/** After these a word has its capital for standing first; a bar is the edge of a table's cell. */
const opens = /(?:^|[.!?:;…|#>\n\r•]|[-–—*_]\s|\d[.)]|\s[“"‘'])[\s*_"'“‘(]*$/u;
/** Names of laws, which are no one's. */
const laws =
	/(?:\p{Lu}[\p{L}'’-]{1,40}[ \u00a0](?:(?:and|of|for|to|the|in|at)[ \u00a0]){0,3}){1,6}(?:Act|Acts|Regulations?|Bill|Directive|Code|Law)(?!\p{L})/gu;
const most = 200;

/**
 * Words that stand with a capital inside a sentence, those met most often first.
 *
 * @param texts what is looked through
 * @param known words in them name nobody: what is printed for everybody
 */
export function likelyNames(texts: Iterable<string>, known: Iterable<string>): LikelyName[] {
	const small = new Set<string>();
	for (const text of known) for (const [word] of text.matchAll(/\p{L}+/gu)) small.add(word.toLowerCase());
	const ofLaws = new Set<string>();
	const inside = new Set<string>();
	const times = new Map<string, number>();
	for (const text of texts) {
		for (const [law] of text.matchAll(laws)) for (const word of law.split(/\s/)) ofLaws.add(word);
		for (const { 0: whole, index } of text
			.normalize('NFC')
			.matchAll(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu)) {
			const word = whole.replace(/['’](?:s|ll|d|m|ve|re)$/u, '');
			if (!/^\p{Lu}/u.test(word)) small.add(word.toLowerCase());
			else if (/\p{Ll}/u.test(word) && word.length > 1) {
				times.set(word, (times.get(word) ?? 0) + 1);
				if (!opens.test(text.slice(Math.max(0, index - 12), index))) inside.add(word);
			}
		}
	}
	return [...inside]
		.filter((word) => ![small, calendar].some((set) => set.has(word.toLowerCase())) && !ofLaws.has(word))
		.map((word) => ({ word, times: times.get(word) ?? 1 }))
		.sort((a, b) => b.times - a.times || (a.word < b.word ? -1 : 1))
		.slice(0, most);
}
