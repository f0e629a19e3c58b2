/**
 * YAML or JSON text as data that still knows its lines. JSON is YAML too. Needs a library that nobody else
 * does: whoever wants it in the browser imports this file when there is a text to read.
 */
import { isMap, isNode, isScalar, Lexer, LineCounter, parseDocument, visit } from 'yaml';
import type { Document as YamlDocument, ErrorCode } from 'yaml';

/** What is wrong on a line, counted from 1, and what to do about it. */
export interface Mistake {
	readonly line: number;
	readonly message: string;
}

export type Path = readonly PropertyKey[];

export interface Document {
	readonly data: unknown;
	/** The line of the key or list item at a path, or of its nearest parent that is written down. */
	lineOf(path: Path): number;
}

/** Parsing takes up to 30 µs for each of them; the largest specification that we know has 60,000. */
const mostTokens = 150_000;
/** Values, each counted wherever an alias repeats it. */
const mostValues = 300_000;
const deepest = 60;

/**
 * Reads a text; every mistake in it comes back, none is thrown.
 *
 * @returns the document where its structure could be made out, even beside mistakes
 */
export function readYaml(text: string): { document: Document | null; mistakes: Mistake[] } {
	let tokens = 0;
	for (const token of new Lexer().lex(text)) {
		if (token.length > 0 && ++tokens > mostTokens)
			return refused(1, 'the file has far more entries than any specification: is it the right one?');
	}
	const lines = new LineCounter();
	// The library compares each key with all before it, which takes minutes for a long list of keys.
	const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false };
	const yaml = parseDocument(text, options);
	const lineAt = (offset: number) => lines.linePos(offset).line;
	const mistakes = [...yaml.errors, ...yaml.warnings].map(({ code, pos, message }) => ({
		line: lineAt(pos[0]),
		message: wordsFor(code, message)
	}));
	if (yaml.errors.length > 0) return { document: null, mistakes: each(mistakes) };
	mistakes.push(...doubledKeys(yaml, lineAt));

	let data: unknown;
	try {
		data = yaml.toJS();
	} catch (error) {
		const line = lineAt(firstAlias(yaml));
		const unresolved = /Unresolved alias.*: (.+)$/.exec(error instanceof Error ? error.message : '')?.[1];
		return refused(
			line,
			unresolved === undefined
				? 'aliases (*) repeat parts of the file so often that it would grow without end: write the parts out'
				: `the alias *${unresolved} repeats something that is nowhere marked with &${unresolved}`,
			mistakes
		);
	}
	const endless = growth(data);
	if (endless) return refused(lineAt(firstAlias(yaml)), endless, mistakes);
	return { document: { data, lineOf: (path) => lineOf(yaml, lineAt, path) }, mistakes: each(mistakes) };
}

function refused(line: number, message: string, others: readonly Mistake[] = []) {
	return { document: null, mistakes: each([...others, { line, message }]) };
}

/** One slip can make the library stumble many times on a line. */
function each(mistakes: readonly Mistake[]): Mistake[] {
	return [...new Map(mistakes.map((one) => [`${one.line} ${one.message}`, one])).values()];
}

function wordsFor(code: ErrorCode, message: string): string {
	switch (code) {
		case 'TAB_AS_INDENT':
			return 'a tab stands where only spaces may: indent with spaces';
		case 'BAD_INDENT':
		case 'MULTILINE_IMPLICIT_KEY':
			return 'the indentation does not fit, or a bracket is not closed: lines that belong together begin in the same column';
		case 'BLOCK_AS_IMPLICIT_KEY':
			return 'two colons in one line are unclear: put the text behind the first one in quotation marks';
		case 'BAD_SCALAR_START':
			return 'a text cannot begin with this sign: put it in quotation marks';
		case 'MISSING_CHAR':
			return 'a quotation mark, bracket, comma or space is missing here or further up';
		case 'UNEXPECTED_TOKEN':
			return 'this does not fit what stands above it: check the indentation and the quotation marks';
		case 'BAD_DQ_ESCAPE':
			return 'a backslash between double quotation marks has a meaning of its own: use single ones';
		case 'MULTIPLE_DOCS':
			return 'a second document begins here (---): a file holds one';
		case 'TAG_RESOLVE_FAILED':
			return 'a tag (!) means nothing here: take it out';
		case 'RESOURCE_EXHAUSTION':
			return 'the brackets or lists are nested too deeply';
		default:
			return `this cannot be read as YAML or JSON (${message})`;
	}
}

function doubledKeys(yaml: YamlDocument, lineAt: (offset: number) => number): Mistake[] {
	const mistakes: Mistake[] = [];
	visit(yaml, {
		Map(_, map) {
			const seen = new Map<string, number>();
			for (const { key } of map.items) {
				if (!isScalar(key) || !key.range) continue;
				const name = String(key.value);
				const before = seen.get(name);
				const line = lineAt(key.range[0]);
				if (before === undefined) seen.set(name, line);
				else
					mistakes.push({
						line,
						message: `the key "${name}" stands here twice, first on line ${before}: keep one`
					});
			}
		}
	});
	return mistakes;
}

function firstAlias(yaml: YamlDocument): number {
	let offset = 0;
	visit(yaml, {
		Alias(_, alias) {
			offset = alias.range?.[0] ?? 0;
			return visit.BREAK;
		}
	});
	return offset;
}

/** What is wrong with the size of data in which aliases may repeat parts, or hold themselves. */
function growth(data: unknown): string | null {
	const above = new Set<unknown>();
	let values = 0;
	const look = (value: unknown): string | null => {
		if (++values > mostValues)
			return 'aliases (*) repeat so much that the file would grow too large: write less';
		if (typeof value !== 'object' || value === null) return null;
		if (above.has(value)) return 'an alias (*) repeats the part in which it stands, which has no end';
		if (above.size > deepest) return 'lists and groups are nested too deeply';
		above.add(value);
		for (const one of Object.values(value)) {
			const found = look(one);
			if (found) return found;
		}
		above.delete(value);
		return null;
	};
	return look(data);
}

function lineOf(yaml: YamlDocument, lineAt: (offset: number) => number, path: Path): number {
	for (let length = path.length; length > 0; length--) {
		const offset = startOf(yaml, path.slice(0, length));
		if (offset !== undefined) return lineAt(offset);
	}
	return 1;
}

/** A list under a key may start a line below it: the key is the place to look at. */
function startOf(yaml: YamlDocument, path: Path): number | undefined {
	const parent: unknown = path.length > 1 ? yaml.getIn(path.slice(0, -1), true) : yaml.contents;
	const last = path.at(-1);
	if (isMap(parent)) {
		const key = parent.items
			.map((pair) => pair.key)
			.find((one) => isScalar(one) && String(one.value) === String(last));
		if (isNode(key)) return key.range?.[0];
	}
	const node: unknown = yaml.getIn(path, true);
	return isNode(node) ? node.range?.[0] : undefined;
}
