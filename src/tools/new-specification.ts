/**
 * `npm run new:specification -- ID [STANDARD]` lays out a folder for a specification in `content/`. What has
 * to come from the handbook is left blank: `npm run content -- --check` lists the blanks by file and line.
 */
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { id as idForm } from '#lib/specification/check/shared-schema.ts';
import { loadContent } from './content/load.ts';
import { scaffold } from './new-specification/scaffold.ts';

const [id = '', standardId = id.replace(/-.*/, '')] = process.argv.slice(2);
const contentFolder = join(process.cwd(), 'content');
const folder = join(contentFolder, 'specifications', id);

function stop(message: string): never {
	console.error(message);
	process.exit(1);
}

if (!idForm.safeParse(id).success)
	stop('Give the new specification an id: npm run new:specification -- standard-organisation');
if (
	await access(folder).then(
		() => true,
		() => false
	)
)
	stop(`There is a specification ${id} already: ${folder}`);
const { standards } = await loadContent(contentFolder);
const standard = standards.find((one) => one.id === standardId);
if (!standard) {
	const known = standards.map((one) => one.id).join(', ');
	stop(
		`There is no standard ${standardId}; there are ${known}. Name one behind the id, or write it in content/standards first.`
	);
}

await mkdir(folder, { recursive: true });
for (const [name, text] of scaffold(id, standard)) {
	await writeFile(join(folder, name), text);
	console.log(`content/specifications/${id}/${name}`);
}
console.log(
	'Fill in the blanks with the handbook beside you; npm run content -- --check says which are left.'
);
