/** YAML files as data that still knows on which line each value stands. */
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { readYaml, type Document, type Mistake, type Path } from '#lib/specification/check/yaml-text.ts';

export interface Place {
	readonly file: string;
	readonly line: number;
}

export interface Problem extends Place, Mistake {}

/** One file, or the files of a folder with their top-level keys merged. */
export interface Source {
	readonly data: Record<string, unknown>;
	/** The line of the value at a path, or of its nearest parent that is written down. */
	place(path: Path): Place;
}

interface Read {
	readonly file: string;
	readonly document: Document;
	readonly data: Record<string, unknown>;
}

/**
 * Reads YAML files as one source.
 *
 * @returns the source, and the problems: what is no YAML, no mapping, or a key that two files hold
 */
export async function readSource(root: string, files: readonly string[]): Promise<{ source: Source; problems: Problem[] }> {
	const problems: Problem[] = [];
	const reads: Read[] = [];
	for (const path of files) {
		const file = relative(root, path).replaceAll('\\', '/');
		const { document, mistakes } = readYaml(await readFile(path, 'utf8'));
		problems.push(...mistakes.map((mistake) => ({ file, ...mistake })));
		if (!document || mistakes.length > 0) continue;
		const { data } = document;
		if (data === null || typeof data !== 'object' || Array.isArray(data))
			problems.push({ file, line: 1, message: 'the file must hold keys and values' });
		else reads.push({ file, document, data: data as Record<string, unknown> });
	}

	const holder = new Map<string, Read>();
	for (const read of reads) {
		for (const key of Object.keys(read.data)) {
			const other = holder.get(key);
			if (other) problems.push({ ...placeIn(read, [key]), message: `${key} stands in ${other.file} too: keep one` });
			else holder.set(key, read);
		}
	}
	const fallback: Place = { file: relative(root, files[0] ?? root).replaceAll('\\', '/'), line: 1 };
	const source: Source = {
		data: Object.assign({}, ...reads.map((read) => read.data)) as Record<string, unknown>,
		place(path) {
			const read = holder.get(String(path[0]));
			return read ? placeIn(read, path) : fallback;
		}
	};
	return { source, problems };
}

function placeIn({ file, document }: Read, path: Path): Place {
	return { file, line: document.lineOf(path) };
}

/** All `.yaml` files below a folder, sorted; none where the folder is missing. */
export async function yamlFiles(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	return entries
		.filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

/** The names of the folders directly below a folder, sorted. */
export async function folders(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	return entries
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort();
}
