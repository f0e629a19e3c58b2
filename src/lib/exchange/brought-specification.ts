/** A specification that a record file brings along, checked as one is that somebody loads by itself. */
import { standardSource, type StandardSource } from '#lib/specification/check/schema.ts';
import {
	readSpecificationData,
	type ReadFile,
	type Shelf
} from '#lib/specification/check/specification-file.ts';
import { specificationSummaries } from '#lib/storage/content.ts';
import { loadStandards } from '#lib/storage/standard-content.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { names } from './record-file.ts';
import type { FileProblem } from './refusal.ts';
import { specificationProblems } from './specification-problems.ts';

export type BroughtSpecification = Extract<ReadFile, { ok: true }>;

type Brought =
	| {
			readonly ok: true;
			/** Left out where this device has it already. */ readonly brings?: BroughtSpecification;
	  }
	| { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * What it takes to open a record whose specification is not built in. One of the same id that is here
 * already stays as it is.
 *
 * @param data what the file brings; undefined where it brings none
 * @throws Failure `offline-content` where the standard that it stands on cannot be fetched
 */
export async function broughtSpecification(storage: Storage, id: string, data: unknown): Promise<Brought> {
	const shelf = await storage.loadedSpecifications();
	if ((await shelf.summaries()).some((one) => one.id === id)) return { ok: true };
	if (data === undefined) {
		const what = `This Waymark does not have the specification “${id}”. Reload the page to get the newest one, or load the specification first.`;
		return { ok: false, problems: [{ where: names.manifest, what }] };
	}
	const read = readSpecificationData(data, await whatIsHere(storage));
	const problems = specificationProblems(read, id);
	return read.ok && problems.length === 0 ? { ok: true, brings: read } : { ok: false, problems };
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
