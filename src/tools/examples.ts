/**
 * Runs all worked examples below a folder (default `content/examples`) and closes with
 * `N passed, N failed`. Exits 1 on any failure, on mistakes in the content, and where it found no example.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadContent } from './content/load.ts';
import { loadRules } from './content/rules.ts';
import { yamlFiles } from './content/yaml.ts';
import { NO_DATING } from './examples/dates.ts';
import { runFile } from './examples/run.ts';

const folder = process.argv[2] ?? join('content', 'examples');
const contentFolder = join(import.meta.dirname, '..', '..', 'content');
const { specifications, practices, problems } = await loadContent(contentFolder);
const rules = (await loadRules(contentFolder, problems)) ?? NO_DATING.rules;
let passed = 0;
// Rules with mistakes in them prove nothing, so each mistake counts as a failure.
let failed = problems.length;
for (const { file, line, message } of problems) console.log(`${file}:${line}: ${message}`);

for (const file of await yamlFiles(folder)) {
	for (const { name, failures } of runFile(await readFile(file, 'utf8'), specifications, {
		practices,
		rules
	})) {
		if (failures.length === 0) passed++;
		else failed++;
		for (const { line, message } of failures)
			console.log(`${file}:${line}: ${name === null ? '' : `${name}: `}${message}`);
	}
}

if (passed + failed === 0) console.log(`no example found below ${folder}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
