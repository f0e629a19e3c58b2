/** Takes a specification file in: read, checked against what is there, kept. Loads with the first of them. */
import { Failure } from '#lib/record/failure.ts';
import { standardSource, type StandardSource } from '#lib/specification/check/schema.ts';
import {
	longestFile,
	readSpecificationFile,
	tooLong,
	type ReadFile
} from '#lib/specification/check/specification-file.ts';
import { specificationSummaries } from '#lib/storage/content.ts';
import type { LoadedSpecifications } from '#lib/storage/loaded-specifications.ts';
import { loadStandards } from '#lib/storage/standard-content.ts';
import type { Storage } from '#lib/storage/storage.ts';

/**
 * @returns what was kept, or every mistake; then nothing has changed
 * @throws Failure `file-unreadable`, `offline-content`, `no-space`
 */
export async function loadSpecificationFile(storage: Storage, file: File): Promise<ReadFile> {
	if (file.size > longestFile) return { ok: false, mistakes: [tooLong] };
	const text = await file.text().catch((thrown: unknown) => {
		throw new Failure('file-unreadable', file.name, thrown);
	});
	const shelf = await storage.loadedSpecifications();
	const read = readSpecificationFile(text, {
		specifications: new Set([...specificationSummaries, ...(await shelf.summaries())].map(({ id }) => id)),
		standards: await loadStandards(),
		loadedStandards: await standardsOf(shelf)
	});
	if (read.ok) await shelf.keep(read.summary, read.data);
	return read;
}

async function standardsOf(shelf: LoadedSpecifications): Promise<Map<string, StandardSource>> {
	const standards = new Map<string, StandardSource>();
	for (const { id } of await shelf.summaries()) {
		const data = await shelf.data(id);
		const given = typeof data === 'object' && data !== null && 'standard' in data ? data.standard : null;
		const { data: standard } = standardSource.safeParse(given);
		if (standard) standards.set(standard.id, standard);
	}
	return standards;
}
