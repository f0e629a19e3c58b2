/** Searching everything that a specification holds: rules, guidance and practice content alike. */
import { chaptersOf, methodSections, methodChapter, placeOfRequirement, type Place } from './chapters.ts';
import { kindWord, plain, shortSign } from '../find.ts';
import { plainText } from './plain-text.ts';
import { topicNames, whoWords } from './practice-in-words.ts';
import type { Practice } from '../practice-types.ts';
import type { Guidance, GuidanceBook, Specification } from '../types.ts';

export interface Entry extends Place {
	/** What it is. */
	readonly title: string;
	/** Where it stands, in words. */
	readonly where: string;
	/** All that it says. */
	readonly text: string;
}

export interface Hit {
	readonly entry: Entry;
	/** A piece of its text around the words that were looked for. */
	readonly excerpt: readonly { readonly text: string; readonly found: boolean }[];
}

/** Everything that can be found, in reading order. */
export function entriesOf(
	specification: Specification,
	guidance: GuidanceBook,
	practice: Practice
): readonly Entry[] {
	const names = new Map(chaptersOf(specification).map(({ id, name }) => [id, name]));
	const entry = (chapter: string, anchor: string, title: string, ...texts: (string | null)[]): Entry => ({
		chapter,
		anchor,
		title,
		where: names.get(chapter) ?? chapter,
		text: texts.filter((text) => text !== null && text !== '').join(' ')
	});
	const html = (text: string | null | undefined) => (text ? plainText(text) : null);
	const help = (key: string) => guidanceText(guidance[key]);
	const { methods, overall, retakes, readings, evidence, criteria, ksbs } = specification;

	return [
		...methods.flatMap((method) => {
			const chapter = methodChapter(method.id);
			return [
				entry(
					chapter,
					`about-${method.id}`,
					method.name,
					html(method.summary),
					method.duration?.words ?? null,
					html(method.note),
					html(method.covers?.note)
				),
				...methodSections(specification, method).flatMap(({ anchor, name, area }) =>
					area ? [entry(chapter, anchor, name, help(area.id))] : []
				)
			];
		}),
		entry('grading', 'overall', 'Overall grade', ...overall.rules.map(({ grade }) => grade)),
		entry('grading', 'retakes', 'Resits and retakes', html(retakes.summary)),
		...readings.map(({ about, text }, index) => entry('grading', readingAnchor(index), about, html(text))),
		...[...criteria, ...ksbs].map((one) => {
			const { chapter, anchor } = placeOfRequirement(one);
			return entry(chapter, anchor, one.text, shortSign(one), kindWord(one), help(one.key));
		}),
		...evidence.kinds.map((kind) =>
			entry('evidence', `evidence-${kind.id}`, kind.name, kind.why, ...kind.points)
		),
		...evidence.rules.map(({ id, text }) => entry('evidence', `rule-${id}`, text)),
		...(practice.gateway?.items ?? []).map((item) =>
			entry(
				'gateway',
				`gateway-${item.id}`,
				item.name,
				html(item.text),
				html(item.todo),
				item.only,
				whoWords(item.who)
			)
		),
		...practice.deadlines.map((one) =>
			entry('deadlines', `deadline-${one.id}`, one.name, html(one.text), one.reading)
		),
		...practice.topics.map(({ id, text }) => entry('process', `topic-${id}`, topicNames[id], html(text))),
		...practice.forms.map((one) => entry('forms', `form-${one.id}`, one.name, html(one.use))),
		...practice.checklists.map((one) => entry('forms', `checklist-${one.id}`, one.name, html(one.use))),
		...practice.templates.map((one) => entry('forms', `template-${one.id}`, one.name, html(one.use))),
		...practice.questions.map((one) =>
			entry('questions', `question-${one.id}`, one.text, ...one.pass, ...one.distinction)
		),
		...practice.roles.map(({ who, does }, index) => entry('roles', roleAnchor(index), who, ...does)),
		...practice.glossary.map(({ term, means }) => entry('glossary', termAnchor(term), term, means))
	];
}

/** The name of a reading in an address. */
export function readingAnchor(index: number): string {
	return `reading-${index + 1}`;
}

/** The name of someone's duties in an address. */
export function roleAnchor(index: number): string {
	return `role-${index + 1}`;
}

/** The name of a word of the glossary in an address. */
export function termAnchor(term: string): string {
	return `term-${plain(term).replaceAll(' ', '-')}`;
}

function guidanceText(guidance: Guidance | undefined): string | null {
	if (!guidance) return null;
	const { means, looksFor, works, lifts, organisation } = guidance;
	const own = organisation
		? [organisation.means, organisation.looksFor, organisation.works, organisation.lifts]
		: [];
	return [means, looksFor, works, lifts, ...own]
		.flatMap((text) => (text === undefined ? [] : plainText(text)))
		.concat(organisation?.suggestedEvidence ?? [], organisation?.suggestedOther ?? [])
		.join(' ');
}

const indexes = new WeakMap<readonly Entry[], readonly { title: string; text: string }[]>();

function indexOf(entries: readonly Entry[]) {
	const known = indexes.get(entries);
	if (known) return known;
	const index = entries.map(({ title, text }) => ({
		title: ` ${plain(title)}`,
		text: ` ${plain(`${title} ${text}`)}`
	}));
	indexes.set(entries, index);
	return index;
}

/**
 * The entries that hold every word of a query at the beginning of one of their own; those that hold them
 * in their title come first. A plural finds the singular too.
 */
export function searchEntries(entries: readonly Entry[], query: string): Hit[] {
	const words = wordsOf(query);
	if (words.length === 0) return [];
	const index = indexOf(entries);
	const inTitle: Hit[] = [];
	const inText: Hit[] = [];
	entries.forEach((entry, at) => {
		const { title = '', text = '' } = index[at] ?? {};
		if (!words.every((word) => text.includes(` ${word}`))) return;
		const titled = words.every((word) => title.includes(` ${word}`));
		(titled ? inTitle : inText).push({ entry, excerpt: excerptOf(entry.text, words) });
	});
	return [...inTitle, ...inText];
}

function wordsOf(query: string): string[] {
	return plain(query)
		.split(' ')
		.filter(Boolean)
		.map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}

const SHOWN = 180;

function excerptOf(text: string, words: readonly string[]): Hit['excerpt'] {
	const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})[\\p{L}\\p{N}]*`, 'giu');
	const first = text.search(pattern);
	let start = Math.max(0, first - SHOWN / 3);
	if (start > 0) start = text.indexOf(' ', start) + 1;
	let end = Math.min(text.length, start + SHOWN);
	if (end < text.length) end = Math.max(start, text.lastIndexOf(' ', end));
	const shown = text.slice(start, end);

	const pieces: { text: string; found: boolean }[] = [];
	let done = 0;
	for (const match of shown.matchAll(pattern)) {
		pieces.push({ text: shown.slice(done, match.index), found: false }, { text: match[0], found: true });
		done = match.index + match[0].length;
	}
	pieces.push({ text: shown.slice(done), found: false });
	if (start > 0) pieces.unshift({ text: '… ', found: false });
	if (end < text.length) pieces.push({ text: ' …', found: false });
	return pieces.filter((piece) => piece.text !== '');
}
