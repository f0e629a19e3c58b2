/** Built-in content, fetched when it is wanted: each file has an address of its own, named by its hash. */
import samples from '#content/samples.json' with { type: 'json' };
import summaries from '#content/summaries.json' with { type: 'json' };
import { Failure } from '#lib/record/failure.ts';
import type { SampleSource } from '#lib/record/sample-schema.ts';
import type { partsOf } from '#lib/specification/check/specification-file.ts';
import type { GuidanceBook, Specification, SpecificationSummary } from '#lib/specification/types.ts';

type Addresses = Readonly<Record<string, string>>;

const specificationAddresses = import.meta.glob<string>('/.content/specifications/*.json', {
	query: '?url',
	import: 'default',
	eager: true
});
const guidanceAddresses = import.meta.glob<string>('/.content/guidance/*.json', {
	query: '?url',
	import: 'default',
	eager: true
});

/** All specifications, a line each. */
export const specificationSummaries: readonly SpecificationSummary[] = summaries;

/** The ids of the built-in samples, the one to try first in front. */
export const sampleIds: readonly string[] = samples.map(({ id }) => id);

/** The built-in samples in the same order, with what each is under. */
export const builtInSamples: readonly {
	readonly id: string;
	/** The specification's id. */
	readonly specification: string;
	readonly level: number;
}[] = samples;

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

function addressOf(addresses: Addresses, folder: string, id: string): string | undefined {
	return addresses[`/.content/${folder}/${id}.json`];
}

/** Opens a specification that is not built in. */
export type Opening = (id: string) => Promise<ReturnType<typeof partsOf>>;

/** What those are called that were opened since the page was loaded. */
export const otherSummaries = new Map<string, SpecificationSummary>();

let opening: Opening = (id) => Promise.reject(new Failure('specification-missing', id));

/** Says where specifications come from that are not built in. */
export function openOthersWith(other: Opening): void {
	opening = other;
}

/** One that is not built in; as `loadSpecification`. */
export function loadOther(id: string): ReturnType<Opening> {
	return opening(id);
}

/** The line of a specification: built in, or opened since the page was loaded. */
export function summaryOf(id: string): SpecificationSummary | undefined {
	return summaries.find((one) => one.id === id) ?? otherSummaries.get(id);
}

/** @throws Failure `specification-missing` for an unknown id, `offline-content` where it cannot be fetched */
export async function loadSpecification(id: string): Promise<Specification> {
	const address = addressOf(specificationAddresses, 'specifications', id);
	return address === undefined ? (await loadOther(id)).specification() : fetchJson(address, id);
}

/** What helps with each requirement of a specification; as `loadSpecification`. */
export async function loadGuidance(id: string): Promise<GuidanceBook> {
	const address = addressOf(guidanceAddresses, 'guidance', id);
	return address === undefined ? (await loadOther(id)).guidance() : fetchJson(address, id);
}

export interface Sample {
	readonly source: SampleSource;
	/** Fetches one of its files. */
	file(name: string): Promise<File>;
}

/** The addresses of a sample's files load with the sample, not before. */
export async function loadSample(id: string): Promise<Sample> {
	const { sampleAddresses, sampleFileAddresses } = await import('./sample-content.ts');
	const source = await fetchJson<SampleSource>(addressOf(sampleAddresses, `samples/${id}`, 'sample'), id);
	return {
		source,
		async file(name) {
			const address = sampleFileAddresses[`/.content/samples/${id}/files/${name}`];
			const response = address === undefined ? null : await fetch(address).catch(() => null);
			if (!response?.ok) throw new Failure('offline-content', name);
			const blob = await response.blob();
			return new File([blob], name, { type: blob.type });
		}
	};
}
