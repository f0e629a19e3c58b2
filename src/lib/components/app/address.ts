/** What the address says. Pages are prerendered without a query, so it is read in the browser only. */
import { browser } from '$app/environment';
import { page } from '$app/state';

/** A parameter of the query, such as the `id` in `/evidence/item?id=…`; null where it is not there. */
export function addressParam(name: string): string | null {
	return browser ? page.url.searchParams.get(name) : null;
}
