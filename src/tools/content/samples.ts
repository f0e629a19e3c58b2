/** Reads and checks the sample records in `content/samples`. */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sampleSource, type SampleSource } from '#lib/record/sample-schema.ts';
import type { Specification } from '#lib/specification/types.ts';
import { check } from './load.ts';
import { folders, readSource, yamlFiles, type Problem } from './yaml.ts';

export interface LoadedSample {
	/** Requirements as keys. */
	readonly sample: SampleSource;
	readonly folder: string;
}

/** @param problems takes every mistake, with its file and line */
export async function loadSamples(
	contentFolder: string,
	specifications: readonly Specification[],
	problems: Problem[]
): Promise<LoadedSample[]> {
	const samples: LoadedSample[] = [];
	for (const name of await folders(join(contentFolder, 'samples'))) {
		const folder = join(contentFolder, 'samples', name);
		const { source, problems: unread } = await readSource(dirname(contentFolder), await yamlFiles(folder));
		problems.push(...unread);
		const sample = unread.length === 0 ? check(sampleSource, source, problems) : null;
		if (!sample) continue;

		const report = (path: (string | number)[], message: string) => problems.push({ ...source.place(path), message });
		const specification = specifications.find((one) => one.id === sample.specification);
		if (!specification) {
			report(['specification'], `there is no specification ${sample.specification} without mistakes`);
			continue;
		}
		if (sample.id !== name) report(['id'], `the folder is called ${name}, so the id must be ${name}`);
		const keys = new Map([...specification.ksbs, ...specification.criteria].map(({ id, key }) => [id, key]));
		const kinds = new Set(specification.evidence.kinds.map((kind) => kind.id));
		const people = new Set([sample.apprentice.id, ...sample.people.map((person) => person.id)]);
		const files = new Set(await readdir(join(folder, 'files')));

		sample.evidence.forEach((piece, e) => {
			const at = (...path: (string | number)[]) => ['evidence', e, ...path];
			if (piece.kind !== null && !kinds.has(piece.kind)) report(at('kind'), `there is no evidence kind ${piece.kind}`);
			piece.files.forEach((file, f) => {
				if (!files.has(file)) report(at('files', f), `there is no file ${file} in files/`);
			});
			piece.claims.forEach((claim, c) => {
				const key = keys.get(claim.requirement);
				if (!key) report(at('claims', c, 'requirement'), `there is no criterion or KSB ${claim.requirement}`);
				else claim.requirement = key;
				if (claim.decision && !people.has(claim.decision.by))
					report(at('claims', c, 'decision', 'by'), `there is nobody ${claim.decision.by} in people`);
			});
		});
		sample.mocks.forEach((mock, m) => {
			const at = (...path: (string | number)[]) => ['mocks', m, ...path];
			if (!people.has(mock.by)) report(at('by'), `there is nobody ${mock.by} in people`);
			const method = specification.methods.find((one) => one.id === mock.method);
			if (!method) report(at('method'), `there is no method ${mock.method}`);
			mock.seen.forEach((area, a) => {
				if (!method?.covers?.areas.includes(area)) report(at('seen', a), `${mock.method} need not cover ${area}`);
			});
			const own = new Map(
				specification.criteria.filter((one) => one.method === mock.method).map(({ id, key }) => [id, key])
			);
			const marked = new Set<string>();
			for (const list of ['met', 'commented', 'notMet', 'questions'] as const)
				mock[list] = mock[list].map((id, index) => {
					if (!own.has(id)) report(at(list, index), `${mock.method} has no criterion ${id}`);
					if (marked.has(id)) report(at(list, index), `${id} is marked twice`);
					marked.add(id);
					return own.get(id) ?? id;
				});
			mock.agreed.forEach((action, a) => {
				action.about = action.about.map((id, index) => {
					if (!marked.has(id)) report(at('agreed', a, 'about', index), `${id} has no mark in this mock`);
					return own.get(id) ?? id;
				});
			});
			mock.notes = Object.fromEntries(
				Object.entries(mock.notes).map(([id, text]) => {
					if (!marked.has(id)) report(at('notes', id), `${id} has a note and no mark`);
					return [own.get(id) ?? id, text];
				})
			);
		});
		sample.facts.words.forEach(({ by }, w) => {
			if (!people.has(by)) report(['facts', 'words', w, 'by'], `there is nobody ${by} in people`);
		});
		samples.push({ sample, folder });
	}
	return samples;
}
