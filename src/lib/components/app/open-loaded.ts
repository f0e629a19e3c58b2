/**
 * Opens specifications that somebody has loaded: checked again, since the form may have changed under them,
 * compiled, their Markdown rendered and cleaned as a person's own is.
 */
import { Failure } from '#lib/record/failure.ts';
import type { StandardSource } from '#lib/specification/check/schema.ts';
import type { Opening } from '#lib/storage/content.ts';
import { otherSummaries } from '#lib/storage/specification-summaries.ts';
import type { LoadedSpecification } from '#lib/storage/database.ts';
import { loadStandards } from '#lib/storage/standard-content.ts';
import type { Storage } from '#lib/storage/storage.ts';

type Opened = Awaited<ReturnType<Opening>>;

/** Compiled once: pages tell specifications apart by identity. */
const opened = new Map<string, { readonly loadedAt: string; readonly parts: Promise<Opened> }>();

/**
 * @throws Failure `specification-missing` where it is not on this device, `specification-unfit` where this
 *   version cannot read it, `offline-content` where its standard cannot be fetched
 */
export async function openLoaded(storage: Storage, id: string): Promise<Opened> {
	const row = await (await storage.loadedSpecifications()).get(id);
	const known = opened.get(id);
	// One that was removed may have come back in another form.
	if (known?.loadedAt === row.loadedAt) return known.parts;
	const parts = compileLoaded(row);
	opened.set(id, { loadedAt: row.loadedAt, parts });
	parts.catch(() => opened.delete(id));
	otherSummaries.set(id, row.summary);
	return parts;
}

async function compileLoaded({ id, file }: LoadedSpecification): Promise<Opened> {
	const [{ openSpecificationFile, partsOf }, { renderMarkdown }] = await Promise.all([
		import('#lib/specification/check/specification-file.ts'),
		import('#lib/components/markdown/render.ts')
	]);
	const data: unknown = JSON.parse(await file.text());
	const given = typeof data === 'object' && data !== null && 'standard' in data ? data.standard : null;
	const standards =
		typeof given === 'string' ? await loadStandards(given) : new Map<string, StandardSource>();
	const checked = openSpecificationFile(data, standards);
	if (!checked) throw new Failure('specification-unfit', id);
	// A string again, since compiled content holds strings: it has passed the sanitiser.
	const { specification, guidance, practice } = partsOf(checked, (markdown) =>
		String(renderMarkdown(markdown))
	);
	return {
		specification: once(specification),
		guidance: once(guidance),
		practice: once(practice)
	};
}

function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | null = null;
	return () => (made ??= { value: make() }).value;
}
