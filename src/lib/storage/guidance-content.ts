/** What helps with each requirement, fetched when it is wanted. */
import type { GuidanceBook } from '#lib/specification/types.ts';
import { addressOf, fetchJson, loadOther } from './content.ts';

const guidanceAddresses = import.meta.glob<string>('/.content/guidance/*.json', {
	query: '?url',
	import: 'default',
	eager: true
});

/** What helps with each requirement of a specification; as `loadSpecification`. */
export async function loadGuidance(id: string): Promise<GuidanceBook> {
	const address = addressOf(guidanceAddresses, 'guidance', id);
	return address === undefined ? (await loadOther(id)).guidance() : fetchJson(address, id);
}
