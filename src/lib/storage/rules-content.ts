/** The dated rules that hold for every specification. Apart from `content.ts`, so that no first load knows of it. */
import type { Rules } from '#lib/specification/rules-types.ts';
import { fetchJson } from './content.ts';

const addresses = import.meta.glob<string>('/.content/rules.json', {
	query: '?url',
	import: 'default',
	eager: true
});

/** @throws Failure `offline-content` where they cannot be fetched */
export function loadRules(): Promise<Rules> {
	return fetchJson(addresses['/.content/rules.json'], 'rules');
}
