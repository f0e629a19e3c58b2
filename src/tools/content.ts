/**
 * Checks `content/` and builds what the app loads into `.content/`:
 * `summaries.json` (all specifications, a line each), `specifications/ID.json`, `guidance/ID.json`,
 * `practice/ID.json`, `standards/ID.json` (as written, for files that users load), `rules.json` (bank holidays, funding), `samples.json` (a line each, the lowest level first) and `samples/ID/`. With `--check` it only checks.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
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

const written = new Map<string, Buffer>();
for (const [name, data] of files) written.set(join(target, name), Buffer.from(JSON.stringify(data)));
for (const { sample, folder } of samples)
	for (const path of await filesIn(join(folder, 'files')))
		written.set(join(target, 'samples', sample.id, relative(folder, path)), await readFile(path));

// The app takes every file of a sample that lies there.
for (const path of await filesIn(join(target, 'samples'))) if (!written.has(path)) await rm(path);
for (const [path, bytes] of written) await writeWhereChanged(path, bytes);

/** All files below a folder; none where there is no folder. */
async function filesIn(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/**
 * Leaves an unchanged file alone, so that a running development server does not reload for nothing, and
 * checks that build the content anew may run beside others that read it.
 */
async function writeWhereChanged(path: string, bytes: Buffer) {
	const before = await readFile(path).catch(() => null);
	if (before?.equals(bytes)) return;
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, bytes);
}
