/** Built-in standards as they were written, for files that stand on one. No first load knows of it. */
import type { StandardSource } from '#lib/specification/check/schema.ts';
import { fetchJson } from './content.ts';

const addresses = import.meta.glob<string>('/.content/standards/*.json', {
	query: '?url',
	import: 'default',
	eager: true
});

/** All built-in standards by id, or the one that is named; none where there is none such. */
export async function loadStandards(only?: string): Promise<Map<string, StandardSource>> {
	const ids = Object.keys(addresses).map((path) => path.replace(/^.*\/|\.json$/g, ''));
	const wanted = ids.filter((id) => only === undefined || id === only);
	const standards = await Promise.all(
		wanted.map((id) => fetchJson<StandardSource>(addresses[`/.content/standards/${id}.json`], id))
	);
	return new Map(standards.map((standard) => [standard.id, standard]));
}
