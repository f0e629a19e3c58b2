/** A specification that a record file brings along, checked as one is that somebody loads by itself. */
import { standardSource, type StandardSource } from '#lib/specification/check/schema.ts';
import {
	readSpecificationData,
	type ReadFile,
	type Shelf
} from '#lib/specification/check/specification-file.ts';
import { specificationSummaries } from '#lib/storage/specification-summaries.ts';
import { loadStandards } from '#lib/storage/standard-content.ts';
import type { Storage } from '#lib/storage/storage.ts';
import type { FileProblem } from './refusal.ts';
import { specificationProblems } from './specification-problems.ts';

export type BroughtSpecification = Extract<ReadFile, { ok: true }>;

/**
 * Reads a specification that this device does not have.
 *
 * @throws Failure `offline-content` where the standard that it stands on cannot be fetched
 */
export async function broughtSpecification(
	storage: Storage,
	id: string,
	data: unknown
): Promise<BroughtSpecification | { readonly problems: readonly FileProblem[] }> {
	const read = readSpecificationData(data, await whatIsHere(storage));
	const problems = specificationProblems(read, id);
	return read.ok && problems.length === 0 ? read : { problems };
}

/** The specifications and standards that another one has to get along with. */
export async function whatIsHere(storage: Storage): Promise<Shelf> {
	const shelf = await storage.loadedSpecifications();
	const loaded = await shelf.summaries();
	const loadedStandards = new Map<string, StandardSource>();
	for (const { id } of loaded) {
		const data = await shelf.data(id);
		const given = typeof data === 'object' && data !== null && 'standard' in data ? data.standard : null;
		const { data: standard } = standardSource.safeParse(given);
		if (standard) loadedStandards.set(standard.id, standard);
	}
	return {
		specifications: new Set([...specificationSummaries, ...loaded].map(({ id }) => id)),
		standards: await loadStandards(),
		loadedStandards
	};
}
