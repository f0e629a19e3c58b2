import { beforeAll, describe, expect, it, test } from 'vitest';
import {
	chaptersOf,
	methodSections,
	placeOfRequirement,
	sectionsOf
} from '#lib/specification/read/chapters.ts';
import { plainText } from '#lib/specification/read/plain-text.ts';
import { entriesOf, searchEntries, type Entry } from '#lib/specification/read/search.ts';
import { loadContent, type Content } from '../../../src/tools/content/load.ts';

const entry = (title: string, text: string): Entry => ({
	chapter: 'glossary',
	anchor: `term-${title}`,
	title,
	where: 'Words',
	text
});
const entries = [
	entry('Wick', 'The part of a lamp that burns. Trim it daily.'),
	entry('Lamp', 'Gives light.'),
	entry('Oil-can', 'Holds oil for lamps, and for nothing else.')
];
const titles = (query: string) => searchEntries(entries, query).map((hit) => hit.entry.title);

describe('searching', () => {
	it('puts what has the words in its title first, the rest in reading order', () => {
		expect(titles('lamp')).toEqual(['Lamp', 'Wick', 'Oil-can']);
	});

	it('wants every word, each at the beginning of one, in any case; a plural finds the singular', () => {
		expect(titles('OIL lamps')).toEqual(['Oil-can']);
		expect(titles('lamps')).toContain('Lamp');
		expect(titles('amp')).toEqual([]);
		expect(titles('oil can')).toEqual(['Oil-can']);
	});

	it('finds nothing where nothing is looked for', () => {
		expect(titles('')).toEqual([]);
		expect(titles(' – ')).toEqual([]);
	});

	it('shows the words in their surroundings, marked', () => {
		const [hit] = searchEntries(
			[entry('Long', `${'Before it comes much. '.repeat(20)}The lamp burns. ${'And more. '.repeat(40)}`)],
			'lamp'
		);
		const shown = hit?.excerpt.map(({ text }) => text).join('') ?? '';
		expect(hit?.excerpt.filter(({ found }) => found)).toEqual([{ text: 'lamp', found: true }]);
		expect(shown).toMatch(/^… .*The lamp burns\..* …$/);
		expect(shown.length).toBeLessThan(200);
	});

	it('takes what is typed as words, not as a pattern', () => {
		expect(titles('lamp (.*')).toEqual(titles('lamp'));
	});
});

test('text loses its marks and keeps its words apart', () => {
	expect(
		plainText(
			'<p>One &amp; <strong>two</strong>.</p>\n<ul>\n<li>3 &lt; 4</li>\n<li>&quot;five&quot;</li>\n</ul>'
		)
	).toBe('One & two. 3 < 4 "five"');
});

describe('the built-in specifications', () => {
	let content: Content;
	beforeAll(async () => {
		content = await loadContent('content');
	}, 60_000);
	const all = () =>
		content.specifications.map((specification) => {
			const guidance = content.guidance.get(specification.id);
			const practice = content.practices.get(specification.id);
			if (!guidance || !practice) throw new Error(`${specification.id} is not complete`);
			return { specification, entries: entriesOf(specification, guidance, practice) };
		});

	it('have every requirement in one section of one chapter', () => {
		for (const { specification } of all()) {
			const placed = specification.methods.flatMap((method) =>
				methodSections(specification, method).flatMap(({ criteria, ksbs }) => [...criteria, ...ksbs])
			);
			const wanted = [...specification.criteria, ...specification.ksbs];
			expect(new Set(placed)).toEqual(new Set(wanted));
			expect(placed).toHaveLength(wanted.length);
			const chapters = new Set(chaptersOf(specification).map(({ id }) => id));
			for (const one of wanted) expect(chapters).toContain(placeOfRequirement(one).chapter);
		}
	});

	it('lead from each entry to a place of its own in a chapter that exists', () => {
		for (const { specification, entries: found } of all()) {
			const chapters = new Set(chaptersOf(specification).map(({ id }) => id));
			const places = found.map(({ chapter, anchor }) => `${chapter}#${anchor}`);
			expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
			expect(found.filter(({ chapter }) => !chapters.has(chapter))).toEqual([]);
			expect(found.filter(({ anchor }) => !/^[A-Za-z0-9-]+$/.test(anchor))).toEqual([]);
			for (const chapter of chaptersOf(specification))
				expect(new Set(sectionsOf(specification, chapter).map(({ anchor }) => anchor)).size).toBe(
					sectionsOf(specification, chapter).length
				);
		}
	});

	it('find what happens after a fail by the word retake', () => {
		for (const { specification, entries: found } of all()) {
			const hits = searchEntries(found, 'retake');
			expect(
				hits.map(({ entry: { anchor } }) => anchor),
				specification.id
			).toContain('retakes');
		}
	});
});
