/** Joins what a standard and an organisation say to help with each area, KSB and criterion. */
import { requirementKey } from './compile.ts';
import type { GuidanceSource, SpecificationSource, StandardSource } from './schema.ts';
import type { Guidance, GuidanceBook } from '../types.ts';

type Render = (markdown: string) => string;
type Words = { -readonly [key in 'means' | 'looksFor' | 'works' | 'lifts']?: string } & {
	words?: readonly string[];
};

function rendered(source: GuidanceSource, render: Render): Words {
	const words: Words = {};
	for (const key of ['means', 'looksFor', 'works', 'lifts'] as const) {
		const text = source[key];
		if (text !== undefined) words[key] = render(text);
	}
	if (source.words) words.words = source.words;
	return words;
}

/**
 * The guidance of one specification, by area id or requirement key; areas keep their plain id.
 *
 * @param render turns Markdown into safe HTML
 */
export function guidanceBook(
	standard: StandardSource,
	source: SpecificationSource,
	render: Render
): GuidanceBook {
	const book: Record<string, Guidance> = {};
	const ownOf = new Map(
		Object.entries(source.standardCriteria.renamed).map(([own, printed]) => [printed, own])
	);
	const areas = new Set(standard.areas.map((area) => area.id));
	const own = new Set(source.criteria.map((criterion) => criterion.id));
	const keyOf = (id: string) => {
		if (areas.has(id)) return id;
		return own.has(id) ? requirementKey(source.id, id) : requirementKey(standard.id, ownOf.get(id) ?? id);
	};

	for (const area of standard.areas) if (area.guidance) book[area.id] = rendered(area.guidance, render);
	for (const requirement of [...standard.ksbs, ...standard.criteria]) {
		if (requirement.guidance)
			book[requirementKey(standard.id, requirement.id)] = rendered(requirement.guidance, render);
	}
	for (const criterion of source.criteria) {
		if (criterion.guidance)
			book[requirementKey(source.id, criterion.id)] = rendered(criterion.guidance, render);
	}
	for (const row of source.guidance) {
		const key = keyOf(row.for);
		const { suggestedEvidence, suggestedKinds, suggestedOther } = row;
		book[key] = {
			...book[key],
			organisation: {
				...rendered(row, render),
				suggestedEvidence,
				suggestedKinds,
				suggestedOther,
				source: row.source
			}
		};
	}
	return book;
}
