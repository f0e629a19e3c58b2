import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import {
	longestFile,
	openSpecificationFile,
	partsOf,
	readSpecificationFile,
	type Shelf
} from '#lib/specification/check/specification-file.ts';
import { grade } from '#lib/assessment/grade.ts';
import { schemaFiles } from '../../../src/tools/specification-schema/files.ts';
import { aStandard } from './sources.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const file = (path: string) => readFileSync(join(root, path), 'utf8');
const example = file('static/example-specification.yaml');
const empty: Shelf = { specifications: new Set(), standards: new Map(), loadedStandards: new Map() };

/** What is said, `line: message`. */
function mistakes(text: string, shelf: Partial<Shelf> = {}): string[] {
	const read = readSpecificationFile(text, { ...empty, ...shelf });
	return read.ok ? [] : read.mistakes.map(({ line, message }) => `${line}: ${message}`);
}

describe('a specification file', () => {
	it('is read, opened and graded as a built-in one is', () => {
		const read = readSpecificationFile(example, empty);
		if (!read.ok) throw new Error(mistakes(example).join('\n'));
		expect(read.summary).toMatchObject({ id: 'lantern-guild', reference: 'ST9997', level: 2 });
		const opened = openSpecificationFile(JSON.parse(JSON.stringify(read.data)), new Map());
		const { specification, guidance, practice } = partsOf(opened!, (markdown) => `<p>${markdown}</p>`);
		expect(specification().methods.map(({ id }) => id)).toEqual(['quiz', 'walk', 'conduct', 'diary']);
		expect(guidance()['lantern-guild/walk-p1']?.means).toBe(
			'<p>Nobody is lost, and nobody has to hurry.</p>'
		);
		expect(practice().deadlines[0]).toMatchObject({ id: 'book-walk', text: expect.stringMatching(/^<p>/) });
		const marks = new Map(['walk-p1', 'walk-p2', 'walk-m1', 'conduct-p1'].map((id) => [id, 'met' as const]));
		const points = new Map([['quiz', 20]]);
		const overall = (more: [string, number][]) =>
			grade(specification(), marks, { points: new Map([...points, ...more]) }).overall.grade;
		expect(overall([])).toBe('pass');
		expect(overall([['diary', 9]])).toBe('merit');
	});

	it('may be JSON, with tabs or on one line', () => {
		const data: unknown = parse(example);
		for (const indent of [undefined, '\t'])
			expect(
				mistakes(JSON.stringify({ $schema: './specification.schema.json', ...Object(data) }, null, indent))
			).toEqual([]);
	});

	it('may stand on a standard that is built in, and says what does not fit it', () => {
		const own = parse(example) as { standard: unknown; specification: Record<string, unknown> };
		const standards = new Map([['lamplighting', aStandard()]]);
		const text = JSON.stringify({ ...own, standard: 'lamplighting' });
		expect(mistakes(text, { standards })).toContain(
			'1: it says lantern, but the standard of this file is lamplighting'
		);
		expect(mistakes(text, { standards }).join()).toContain(
			'in the standard lamplighting, criteria.0.method: there is no method watch'
		);
		expect(mistakes(text)).toContain(
			'1: there is no built-in standard lamplighting; there are none; or write the whole standard here'
		);
	});

	it('may bring a standard that another file has brought, as long as it is the same', () => {
		const read = readSpecificationFile(example, empty);
		const { standard } = openSpecificationFile(read.ok ? read.data : null, new Map())!;
		expect(mistakes(example, { loadedStandards: new Map([['lantern', standard]]) })).toEqual([]);
		const other = { ...standard, title: 'Lantern Maker' };
		expect(mistakes(example, { loadedStandards: new Map([['lantern', other]]) }).join()).toContain(
			'the id lantern is taken already by something else'
		);
	});

	it('tells where each mistake stands in a file of one line, too', () => {
		const data = parse(example) as { specification: { methods: { grading: { outOf: unknown } }[] } };
		data.specification.methods[0]!.grading.outOf = '30';
		const read = readSpecificationFile(JSON.stringify(data), empty);
		expect(read.ok ? [] : read.mistakes).toEqual([
			{
				line: 1,
				place: 'specification › methods › quiz › grading › outOf',
				message: 'it must be a number, and is the text "30"'
			}
		]);
	});
});

const says = z.strictObject({
	/** Text of the line; anywhere where left out. */
	at: z.string().optional(),
	words: z.string(),
	/** The message stands on another line than the first that has the text. */
	loose: z.boolean().default(false)
});
const badExamples = z
	.array(
		z.strictObject({
			name: z.string(),
			change: z.record(z.string(), z.string()).default({}),
			text: z.string().optional(),
			taken: z.array(z.string()).default([]),
			standards: z.array(z.string()).default([]),
			says: z.array(says).min(1)
		})
	)
	.parse(parse(file('tests/fixtures/bad-specifications.yaml')));

describe('a bad specification file is refused, with words for', () => {
	it.for(badExamples.map((bad) => [bad.name, bad] as const))('%s', ([, bad]) => {
		let text = bad.text ?? example;
		for (const [from, to] of Object.entries(bad.change)) {
			expect(text, 'the example holds what is changed').toContain(from);
			text = text.replace(from, to);
		}
		const found = mistakes(text, {
			specifications: new Set(bad.taken),
			standards: new Map(bad.standards.map((id) => [id, aStandard()]))
		});
		const lines = text.split('\n');
		for (const { at, words, loose } of bad.says) {
			const line = at === undefined ? -1 : lines.findIndex((one) => one.includes(at)) + 1;
			expect(line, `"${String(at)}" stands in the file`).not.toBe(0);
			const fitting = found.filter((one) => one.includes(words));
			expect(fitting, found.join('\n')).not.toEqual([]);
			if (at !== undefined && !loose) expect(fitting.join('\n')).toMatch(new RegExp(`^${line}: `, 'm'));
		}
		const expected = bad.says.some(({ loose }) => loose) ? Infinity : bad.says.length;
		expect(found.length, found.join('\n')).toBeLessThanOrEqual(expected);
	});

	it('50 MB of text, without reading it', () => {
		const began = performance.now();
		expect(mistakes('a'.repeat(50_000_000))).toEqual([expect.stringContaining('longer than 2 million')]);
		expect(performance.now() - began).toBeLessThan(1_000);
	});

	it.for([
		['brackets', '[]'],
		['keys', 'k: 1\n'],
		['dashes', '-\n'],
		['colons', ':\n'],
		['quotation marks', '"\n'],
		['open brackets', '['],
		['braces', '{a: '],
		['anchors', '&a ']
	] as const)('2 MB of %s, before anybody gives up waiting', ([, piece]) => {
		const began = performance.now();
		const text = piece.repeat(longestFile / piece.length);
		expect(mistakes(text)).toEqual([expect.stringContaining('far more entries')]);
		expect(performance.now() - began).toBeLessThan(10_000);
	});
});

/** What the libraries say of themselves. */
const foreign = /Invalid|expected [a-z]+,|received|undefined|\[object/;

/** Each run reads a whole file. */
const patience = 60_000;

describe('whatever a file holds', () => {
	/** Cuts, doubles, moves or overwrites a piece of the text. */
	const mutation = fc.record({
		at: fc.nat(),
		length: fc.integer({ min: 0, max: 60 }),
		put: fc.oneof(
			fc.constantFrom(
				'',
				'\n',
				'  ',
				'\t',
				': ',
				'- ',
				'*a',
				'&a ',
				'"',
				"'",
				'[',
				'}',
				'null',
				'1e999',
				'<b>',
				'!!x '
			),
			fc.string({ maxLength: 12 }),
			fc.constant(null)
		)
	});

	it(
		'it is read without an exception, and each mistake has a line of the file and words',
		() => {
			fc.assert(
				fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
					const text = mutations.reduce((whole, { at, length, put }) => {
						const from = at % whole.length;
						const cut = whole.slice(from, from + length);
						return (
							whole.slice(0, from) + (put ?? cut + cut) + whole.slice(put === null ? from : from + length)
						);
					}, example);
					const read = readSpecificationFile(text, empty);
					if (read.ok) {
						expect(openSpecificationFile(read.data, new Map())).not.toBeNull();
						return;
					}
					expect(read.mistakes.length).toBeGreaterThan(0);
					for (const { line, message } of read.mistakes) {
						expect(line).toBeGreaterThanOrEqual(1);
						expect(line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length + 1);
						expect(message).toMatch(/\S/);
						expect(message).not.toMatch(foreign);
					}
				}),
				{ numRuns: 60 }
			);
		},
		patience
	);

	it(
		'any value in the place of any other is answered in words',
		() => {
			const places: (string | number)[][] = [];
			const walk = (value: unknown, path: (string | number)[]) => {
				places.push(path);
				if (typeof value === 'object' && value !== null)
					for (const [key, one] of Object.entries(value))
						walk(one, [...path, Array.isArray(value) ? Number(key) : key]);
			};
			walk(parse(example), []);
			const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('', 'walk', 0, -1, null, [], {}));
			fc.assert(
				fc.property(fc.constantFrom(...places.slice(1)), value, (path, put) => {
					const data = parse(example) as Record<string | number, unknown>;
					let parent = data;
					for (const step of path.slice(0, -1)) parent = parent[step] as typeof data;
					parent[path.at(-1)!] = put;
					for (const message of mistakes(JSON.stringify(data))) expect(message).not.toMatch(foreign);
				}),
				{ numRuns: 120 }
			);
		},
		patience
	);
});

describe('the JSON Schema', () => {
	it.for(schemaFiles())('%s is up to date', ([path, text]) => {
		expect(file(path), 'run npm run specification-schema').toBe(text);
	});

	it('knows the keys of the example, and lets a file of content/ hold a few of them', () => {
		const [, text = ''] = schemaFiles().find(([path]) => path.startsWith('static/')) ?? [];
		const { definitions } = JSON.parse(text) as {
			definitions: Record<string, { properties: object; required?: string[] }>;
		};
		const { specification } = parse(example) as { specification: object };
		expect(Object.keys(definitions['specification']!.properties)).toEqual(
			expect.arrayContaining(Object.keys(specification))
		);
		expect(definitions['specification']!.required).toContain('methods');
		expect(definitions['part-of-specification']!.required).toBeUndefined();
	});
});
