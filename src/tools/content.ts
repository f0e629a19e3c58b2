/**
 * Checks `content/` and builds what the app loads into `.content/`:
 * `summaries.json` (all specifications, a line each), `specifications/ID.json`, `guidance/ID.json`,
 * `practice/ID.json`, `standards/ID.json` (as written, for files that users load), `rules.json` (bank holidays, funding), `samples.json` (a line each, the lowest level first) and `samples/ID/`. With `--check` it only checks.
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SpecificationSummary } from '#lib/specification/types.ts';
import { loadContent } from './content/load.ts';
import { printProblems } from './content/problems.ts';
import { loadRules } from './content/rules.ts';
import { loadSamples } from './content/samples.ts';

const root = process.cwd();
const contentFolder = join(root, 'content');
const target = join(root, '.content');

const { standards, specifications, guidance, practices, problems } = await loadContent(contentFolder);
const rules = await loadRules(contentFolder, problems);
const samples = await loadSamples(contentFolder, specifications, problems);
if (problems.length > 0) {
	printProblems(problems);
	process.exit(1);
}
if (process.argv.includes('--check')) process.exit(0);

const summaries: SpecificationSummary[] = specifications.map(({ id, standard, organisation, contact }) => ({
	id,
	reference: standard.reference,
	title: standard.title,
	level: standard.level,
	organisation: organisation.name,
	contact
}));
const levelOf = (id: string) => summaries.find((one) => one.id === id)?.level ?? 0;
const sampleList = samples
	.map(({ sample: { id, specification } }) => ({ id, specification, level: levelOf(specification) }))
	.sort((a, b) => a.level - b.level || (a.id < b.id ? -1 : 1));
const files = new Map<string, unknown>([
	['summaries.json', summaries],
	['rules.json', rules],
	['samples.json', sampleList]
]);
for (const specification of specifications) {
	files.set(`specifications/${specification.id}.json`, specification);
	files.set(`guidance/${specification.id}.json`, guidance.get(specification.id));
	files.set(`practice/${specification.id}.json`, practices.get(specification.id));
}
for (const standard of standards) files.set(`standards/${standard.id}.json`, standard);
for (const { sample } of samples) files.set(`samples/${sample.id}/sample.json`, sample);

await rm(join(target, 'samples'), { recursive: true, force: true });
for (const [name, data] of files) await writeWhereChanged(join(target, name), JSON.stringify(data));
for (const { sample, folder } of samples)
	await cp(join(folder, 'files'), join(target, 'samples', sample.id, 'files'), { recursive: true });

/** Leaves an unchanged file alone, so that a running development server does not reload for nothing. */
async function writeWhereChanged(path: string, text: string) {
	const before = await readFile(path, 'utf8').catch(() => null);
	if (before === text) return;
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, text);
}
