/** One YAML text as data that still knows its lines. */
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document as YamlDocument } from 'yaml';

export interface Problem {
	/** Counted from 1. */
	readonly line: number;
	readonly message: string;
}

export type Path = readonly PropertyKey[];

export interface Document {
	readonly data: unknown;
	/** The line of the key or list item at a path, or of its nearest parent that is written down. */
	lineOf(path: Path): number;
}

/** Reads a text as YAML; every mistake in it comes back as a problem, none is thrown. */
export function readDocument(text: string): { document: Document } | { problems: Problem[] } {
	const lines = new LineCounter();
	const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	if (yaml.errors.length > 0) {
		return {
			problems: yaml.errors.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, message }))
		};
	}
	try {
		const data: unknown = yaml.toJS();
		return { document: { data, lineOf: (path) => lineOf(yaml, lines, path) } };
	} catch (error) {
		// Aliases that would blow a small file up to a huge one, or that point nowhere.
		return { problems: [{ line: 1, message: error instanceof Error ? error.message : String(error) }] };
	}
}

function lineOf(yaml: YamlDocument, lines: LineCounter, path: Path): number {
	for (let length = path.length; length > 0; length--) {
		const offset = startOf(yaml, path.slice(0, length));
		if (offset !== undefined) return lines.linePos(offset).line;
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
