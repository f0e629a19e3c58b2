/** Built-in content, fetched when it is wanted: each file has an address of its own, named by its hash. */
import { Failure } from '#lib/record/failure.ts';
import type { partsOf } from '#lib/specification/check/specification-file.ts';
import type { Specification } from '#lib/specification/types.ts';

export type Addresses = Readonly<Record<string, string>>;

const specificationAddresses = import.meta.glob<string>('/.content/specifications/*.json', {
	query: '?url',
	import: 'default',
	eager: true
});

const fetched = new Map<string, Promise<unknown>>();

/** Fetches built-in JSON once. It was checked when it was built, so its type is taken as given. */
export async function fetchJson<T>(address: string | undefined, id: string): Promise<T> {
	if (address === undefined) throw new Failure('specification-missing', id);
	let promise = fetched.get(address);
	if (!promise) {
		promise = fetch(address)
			.then((response) => {
				if (!response.ok) throw new Failure('offline-content', id);
				return response.json() as Promise<unknown>;
			})
			.catch((thrown: unknown) => {
				fetched.delete(address);
				throw thrown instanceof Failure ? thrown : new Failure('offline-content', id, thrown);
			});
		fetched.set(address, promise);
	}
	return (await promise) as T;
}

/** Where a file of a folder is served; undefined where there is none. */
export function addressOf(addresses: Addresses, folder: string, id: string): string | undefined {
	return addresses[`/.content/${folder}/${id}.json`];
}

/** Opens a specification that is not built in. */
export type Opening = (id: string) => Promise<ReturnType<typeof partsOf>>;

let opening: Opening = (id) => Promise.reject(new Failure('specification-missing', id));

/** Says where specifications come from that are not built in. */
export function openOthersWith(other: Opening): void {
	opening = other;
}

/** One that is not built in; as `loadSpecification`. */
export function loadOther(id: string): ReturnType<Opening> {
	return opening(id);
}

/** @throws Failure `specification-missing` for an unknown id, `offline-content` where it cannot be fetched */
export async function loadSpecification(id: string): Promise<Specification> {
	const address = addressOf(specificationAddresses, 'specifications', id);
	return address === undefined ? (await loadOther(id)).specification() : fetchJson(address, id);
}
