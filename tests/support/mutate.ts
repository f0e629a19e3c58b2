/** Makes bad files out of a good one: by chance, but the same ones for the same seed. */
import { asText, joined, listedAnew, text, zipped, type Bytes } from './record-files.ts';

export type Random = () => number;

/** Numbers from 0 to 1 that follow from a seed ("mulberry32"). */
export function randomFrom(seed: number): Random {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const below = (random: Random, most: number) => Math.floor(random() * most);
const oneOf = <T>(random: Random, values: readonly T[]): T => values[below(random, values.length)] as T;

/** As a bad cable, a bad disk or a bad editor would. */
export function damaged(file: Bytes, random: Random): Bytes {
	const at = below(random, file.length);
	const length = 1 + below(random, oneOf(random, [1, 4, 64, 1024]));
	const copy = file.slice();
	switch (below(random, 8)) {
		case 0:
			copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8));
			return copy;
		case 1:
			for (let index = at; index < Math.min(copy.length, at + length); index++)
				copy[index] = below(random, 256);
			return copy;
		case 2:
			return copy.slice(0, at);
		case 3:
			return joined([copy.subarray(0, at), copy.subarray(at + length)]);
		case 4:
			return joined([copy.subarray(0, at), copy.subarray(below(random, at + 1), at), copy.subarray(at)]);
		case 5:
			copy.fill(oneOf(random, [0, 255]), at, at + length);
			return copy;
		case 6: {
			// Near the end stands the directory, where a single wrong number does most.
			const near = copy.length - 1 - below(random, Math.min(copy.length, 900));
			copy[near] = oneOf(random, [0, 1, 0x7f, 0x80, 0xff, below(random, 256)]);
			return copy;
		}
		default:
			copy.copyWithin(at, below(random, copy.length), below(random, copy.length));
			return copy;
	}
}

const strange: readonly unknown[] = [
	null,
	true,
	-1,
	0,
	1e308,
	2 ** 53,
	'',
	'../../etc/passwd',
	'\u0000',
	[],
	{},
	[[[[]]]],
	'__proto__',
	'constructor'
];

/** As somebody would who knows the format: the ZIP and all hashes fit, what they hold does not. */
export function forged(entries: ReadonlyMap<string, Bytes>, random: Random): Bytes {
	const paths = ['rows.jsonl', 'rows.jsonl', 'journal.jsonl', 'manifest.json', 'index.html'];
	const path = oneOf(random, paths);
	const lines = asText(entries.get(path)).split('\n');
	const line = below(random, lines.length);
	const changed = () => {
		try {
			return JSON.stringify(twisted(JSON.parse(lines[line] ?? ''), random));
		} catch {
			return `${lines[line]}${oneOf(random, ['"', '}', ' ', '\u2028', ''])}`;
		}
	};
	switch (below(random, 4)) {
		case 0:
			lines.splice(line, 1);
			break;
		case 1:
			lines.splice(line, 0, lines[below(random, lines.length)] ?? '');
			break;
		default:
			lines[line] = changed();
	}
	const next = new Map([
		...entries,
		[path, text(path === 'manifest.json' ? changedManifest(entries, random) : lines.join('\n'))] as const
	]);
	return zipped(path === 'manifest.json' ? next : listedAnew(next));
}

function changedManifest(entries: ReadonlyMap<string, Bytes>, random: Random): string {
	return JSON.stringify(twisted(JSON.parse(asText(entries.get('manifest.json'))), random));
}

/** The same value with one place in it replaced, dropped, doubled or added. */
function twisted(value: unknown, random: Random): unknown {
	if (value === null || typeof value !== 'object' || random() < 0.15) return oneOf(random, strange);
	if (Array.isArray(value)) {
		const list = value as unknown[];
		const at = below(random, list.length);
		return random() < 0.3
			? [...list, list[at]]
			: list.map((one, index) => (index === at ? twisted(one, random) : one));
	}
	const pairs = Object.entries(value);
	const at = below(random, pairs.length);
	if (random() < 0.15) return Object.fromEntries(pairs.filter((_, index) => index !== at));
	if (random() < 0.15) return JSON.parse(`{"__proto__":{},${JSON.stringify(value).slice(1)}`) as unknown;
	return Object.fromEntries(
		pairs.map(([key, one], index) => [key, index === at ? twisted(one, random) : one])
	);
}
