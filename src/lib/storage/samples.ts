/** The built-in samples. */
import samples from '#content/samples.json' with { type: 'json' };
import { Failure } from '#lib/record/failure.ts';
import type { SampleSource } from '#lib/record/sample-schema.ts';
import { addressOf, fetchJson } from './content.ts';

/** The one to try first in front, with what each is under. */
export const builtInSamples: readonly {
	readonly id: string;
	/** The specification's id. */
	readonly specification: string;
	readonly level: number;
}[] = samples;

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
