/** Finding and naming requirements. */
import type { Area, Requirement, Specification } from './types.ts';

/** Letters and digits only, so that "Self-assessment" is found by "self assessment" and by "SELF". */
export function plain(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}

const indexes = new WeakMap<Specification, readonly { requirement: Requirement; words: string }[]>();

function indexOf(specification: Specification) {
	const known = indexes.get(specification);
	if (known) return known;
	const names = new Map([...specification.areas, ...specification.methods].map(({ id, name }) => [id, name]));
	const index = [...specification.criteria, ...specification.ksbs].map((requirement) => {
		const parts = [
			requirement.id,
			requirement.text,
			kindWord(requirement),
			names.get(requirement.area ?? '') ?? ''
		];
		return { requirement, words: ` ${plain([...parts, names.get(requirement.method) ?? ''].join(' '))}` };
	});
	indexes.set(specification, index);
	return index;
}

/**
 * The requirements that hold every word of a query, each at the beginning of one of their words.
 *
 * @param query free text; all requirements where it is empty
 * @returns in the specification's order, criteria first
 */
export function findRequirements(specification: Specification, query: string): Requirement[] {
	const wanted = plain(query).split(' ').filter(Boolean);
	return indexOf(specification)
		.filter(({ words }) => wanted.every((word) => words.includes(` ${word}`)))
		.map(({ requirement }) => requirement);
}

/** What sort of requirement it is: "pass criterion", "knowledge". */
export function kindWord(requirement: Requirement): string {
	return requirement.type === 'ksb' ? requirement.kind : `${requirement.grade} criterion`;
}

/** A short sign for it inside its area: `P1`, `K12`; the whole id where it has no such ending. */
export function shortSign(requirement: Requirement): string {
	const ending = /(?:^|-)([a-z]?[0-9]+)$/i.exec(requirement.id)?.[1];
	return (ending ?? requirement.id).toUpperCase();
}

/** The area of a requirement, where it has one. */
export function areaOf(specification: Specification, requirement: Requirement): Area | undefined {
	return specification.areas.find(({ id }) => id === requirement.area);
}

/** Where it belongs, in words: its area, or its part or method. */
export function placeName(specification: Specification, requirement: Requirement): string {
	const method = specification.methods.find(({ id }) => id === requirement.method);
	const part =
		requirement.type === 'criterion' ? method?.parts.find(({ id }) => id === requirement.part) : undefined;
	return areaOf(specification, requirement)?.name ?? part?.name ?? method?.name ?? '';
}
