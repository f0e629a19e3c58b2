/** Checks that a loaded file is plain data, and its texts plain words or Markdown that cannot act. */

type Path = readonly (string | number)[];

/**
 * What is wrong with a text; null where nothing is. The sanitiser would take most of it out in silence: told
 * here, nobody wonders where it went.
 */
function textMistake(text: string): string | null {
	// The form refuses what is longer; searching it could take minutes.
	if (text.length > 20_000) return null;
	const html = /<[a-z/!?][^>\n]{0,30}>?/i.exec(text)?.[0];
	if (html !== undefined)
		return `HTML cannot be used here (${html}): write plain words or Markdown, and addresses without < and >`;
	if (/!\[[^\]]{0,200}\]\s*[([]/.test(text))
		return 'pictures cannot be used here: say in words what they show';
	const targets = text.matchAll(/\]\(\s*(?<to>[^\s)]*)|^\s{0,3}\[[^\]\n]+\]:\s*(?<later>\S+)/gm);
	for (const { groups } of targets) {
		const address = groups?.['to'] ?? groups?.['later'] ?? '';
		if (!/^(https:\/\/|mailto:)/i.test(address))
			return `a link leads to an address that begins with https:// or mailto:, not to "${address.slice(0, 40)}"`;
	}
	if (/[^\P{C}\n\r\t\u00ad\u200d]/u.test(text))
		return 'it holds a sign that cannot be seen: type the text afresh';
	return null;
}

/** What in some data is no text, number, list or group of keys, and which of its texts hold more than words. */
export function dataMistakes(data: unknown): { path: Path; message: string }[] {
	return [...valuesIn(data)].flatMap(({ path, value }) => {
		const message = typeof value === 'string' ? textMistake(value) : kindMistake(value);
		return message === null ? [] : [{ path, message }];
	});
}

function kindMistake(value: unknown): string | null {
	if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return null;
	const plain =
		typeof value === 'object' && [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
	return plain ? null : 'it is neither a text nor a number: put it in quotation marks';
}

/** All strings in some data, each with its path. */
export function* textsIn(data: unknown): Generator<{ path: Path; text: string }> {
	for (const { path, value } of valuesIn(data)) if (typeof value === 'string') yield { path, text: value };
}

function* valuesIn(value: unknown, path: Path = []): Generator<{ path: Path; value: unknown }> {
	yield { path, value };
	if (typeof value !== 'object' || value === null) return;
	const entries: Iterable<[string | number, unknown]> = Array.isArray(value)
		? value.entries()
		: Object.entries(value);
	for (const [key, one] of entries) yield* valuesIn(one, [...path, key]);
}
