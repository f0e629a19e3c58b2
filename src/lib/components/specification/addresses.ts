/** Where a specification and its places are read. */
import { resolve } from '$app/paths';
import { placeOfRequirement, type Place } from '#lib/specification/read/chapters.ts';
import type { Requirement } from '#lib/specification/types.ts';

/** The address of a specification, of one of its chapters, or of a place in one. */
export function specificationAddress(specification: string, place?: Partial<Place>): string {
	const chapter = place?.chapter ? `&chapter=${place.chapter}` : '';
	const anchor = place?.anchor ? `#${place.anchor}` : '';
	return `${resolve('/specification')}?id=${specification}${chapter}${anchor}`;
}

/** Where a KSB or criterion stands in its specification. */
export function requirementAddress(specification: string, requirement: Requirement): string {
	return specificationAddress(specification, placeOfRequirement(requirement));
}

/** Two specifications side by side; the other one may still have to be chosen. */
export function compareAddress(here: string, there?: string): string {
	return `${resolve('/specification/compare')}?a=${here}${there ? `&b=${there}` : ''}`;
}
