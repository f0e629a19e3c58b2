/** What a specification holds to practise with. Apart from `content.ts`, so that no first load knows of it. */
import type { Practice } from '#lib/specification/practice-types.ts';
import { fetchJson, loadOther } from './content.ts';

const addresses = import.meta.glob<string>('/.content/practice/*.json', {
	query: '?url',
	import: 'default',
	eager: true
});

/** @throws Failure `specification-missing` for an unknown id, `offline-content` where it cannot be fetched */
export async function loadPractice(id: string): Promise<Practice> {
	const address = addresses[`/.content/practice/${id}.json`];
	return address === undefined ? (await loadOther(id)).practice() : fetchJson(address, id);
}
