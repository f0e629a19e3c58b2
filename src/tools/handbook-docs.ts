/**
 * Writes `docs/handbooks/` (where each section of a handbook lives) and `docs/catalogue/` (each specification
 * as English) from the content. Both are committed, so that a change of a rule shows in a diff as words.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { documentsOf } from './docs/documents.ts';
import { loadDocumented } from './docs/load.ts';

const root = process.cwd();
const { documents, problems } = documentsOf(await loadDocumented(root));
if (problems.length > 0) {
	console.error(problems.join('\n'));
	process.exit(1);
}
for (const folder of ['docs/handbooks', 'docs/catalogue']) {
	await mkdir(join(root, folder), { recursive: true });
	// A specification that is gone takes its documents with it.
	for (const name of await readdir(join(root, folder)))
		if (!documents.has(`${folder}/${name}`)) await rm(join(root, folder, name));
}
for (const [path, text] of documents) {
	await mkdir(dirname(join(root, path)), { recursive: true });
	await writeFile(join(root, path), text);
}
console.log(`${documents.size} documents written`);
