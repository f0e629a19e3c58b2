/** Takes a specification file in: read, checked against what is there, kept. Loads with the first of them. */
import { whatIsHere } from '#lib/exchange/brought-specification.ts';
import { Failure } from '#lib/record/failure.ts';
import {
	longestFile,
	readSpecificationFile,
	tooLong,
	type ReadFile
} from '#lib/specification/check/specification-file.ts';
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
	const read = readSpecificationFile(text, await whatIsHere(storage));
	if (read.ok) await shelf.keep(read.summary, read.data);
	return read;
}
