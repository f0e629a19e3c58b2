/**
 * Suggests requirements that a piece of evidence most likely serves, by the words that they share. Only ever
 * a suggestion: a person accepts each one. Loads a search library: import it when suggestions are wanted.
 */
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import type { Question } from '../practice-types.ts';
import type { Guidance, GuidanceBook, Requirement, RequirementKey, Specification } from '../types.ts';

export interface Suggestion {
	readonly requirement: Requirement;
	/** The words of the evidence that led to it, the most telling first. */
	readonly because: readonly string[];
}

interface Entry {
	readonly id: RequirementKey;
	readonly text: string;
	readonly area: string;
	readonly guidance: string;
	readonly examples: string;
	readonly answers: string;
	readonly told: string;
}

/** Words that say nothing of what a piece shows. */
const stopWords = new Set(
	(
		'a about after again all also am an and any are as at back be because been before being but by came can come could ' +
		'day did didn do does doing don done down each even every first for from get gets getting go goes going got had has ' +
		'have having he her here him his how i if in into is it its just know last like made make me more most much my new ' +
		'no not now of off on one only or other our out over own said same say saying says see she should so some still such ' +
		'take than that the their them then there these they thing this those time to told too took two up us use used ve ' +
		'very put tell needed wanted left found both rang was wasn way we week well went were what when where which while who why will with work worked would yes you your'
	).split(' ')
);

/** What counts how much: the requirement's own words most, examples least. */
const boost = { text: 2.5, area: 1, guidance: 1, examples: 0.8, answers: 1, told: 1.5 };

function terms(text: string): string[] {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word.length > 2 && !stopWords.has(word));
}

const indexes = new WeakMap<Specification, MiniSearch<Entry>>();

function indexOf(
	specification: Specification,
	book: GuidanceBook,
	questions: readonly Question[]
): MiniSearch<Entry> {
	const known = indexes.get(specification);
	if (known) return known;
	const index = new MiniSearch<Entry>({
		fields: ['text', 'area', 'guidance', 'examples', 'answers', 'told'],
		tokenize: (text) => terms(text),
		processTerm: (term) => stemmer(term)
	});
	const areas = new Map(specification.areas.map(({ id, name }) => [id, name]));
	const answers = new Map<string, string[]>();
	for (const { draws, text, pass, distinction } of questions)
		for (const key of draws) answers.set(key, [...(answers.get(key) ?? []), text, ...pass, ...distinction]);
	index.addAll(
		[...specification.criteria, ...specification.ksbs].map((requirement) => {
			const own = book[requirement.key];
			return {
				id: requirement.key,
				text: requirement.text,
				area: areas.get(requirement.area ?? '') ?? '',
				guidance: words(own, 'means', 'looksFor'),
				examples: [words(own, 'works', 'lifts'), ...(own?.organisation?.suggestedEvidence ?? [])].join(' '),
				answers: (answers.get(requirement.key) ?? []).join(' '),
				told: [...(own?.words ?? []), ...(book[requirement.area ?? '']?.words ?? [])].join(' ')
			};
		})
	);
	indexes.set(specification, index);
	return index;
}

function words(
	guidance: Guidance | undefined,
	...keys: ('means' | 'looksFor' | 'works' | 'lifts')[]
): string {
	const texts = keys.flatMap((key) => [guidance?.[key] ?? '', guidance?.organisation?.[key] ?? '']);
	return texts.join(' ').replace(/<[^>]*>/g, ' ');
}

/**
 * @param questions with what good answers to them have in them: more words for each requirement
 * @param text the words of the evidence: its title and what happened
 * @param applies leaves out what cannot be mapped to, such as what the piece is mapped to already
 * @returns the likeliest first; none where no telling word is shared
 */
export function suggest(
	specification: Specification,
	book: GuidanceBook,
	questions: readonly Question[],
	text: string,
	applies: (key: RequirementKey) => boolean = () => true,
	most = 5
): Suggestion[] {
	const requirements = new Map(
		[...specification.criteria, ...specification.ksbs].map((requirement) => [
			requirement.key as string,
			requirement
		])
	);
	const written = new Map(terms(text).map((word) => [stemmer(word), word]));
	const found = indexOf(specification, book, questions).search([...written.keys()].join(' '), {
		boost,
		// They are stemmed already.
		tokenize: (stems) => stems.split(' '),
		processTerm: (term) => term,
		filter: ({ id }) => applies(id as RequirementKey)
	});
	return found.slice(0, most).flatMap(({ id, queryTerms }) => {
		const requirement = requirements.get(id as string);
		return requirement ? [{ requirement, because: queryTerms.map((term) => written.get(term) ?? term) }] : [];
	});
}
