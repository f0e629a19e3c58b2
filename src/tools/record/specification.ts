/** Built-in specifications as `npm run content` has built them: reading the sources takes three times the memory. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FileProblem } from '#lib/exchange/refusal.ts';
import type { StandardSource } from '#lib/specification/check/schema.ts';
import type { Specification } from '#lib/specification/types.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, '.content', 'specifications');
const standardFolder = join(root, '.content', 'standards');

/**
 * @param isBrought whether a file brings one of that id: then it need not be among those that were built
 * @returns null where there is none of that id
 */
export async function builtSpecification(id: string, isBrought = false): Promise<Specification | null> {
	if (!/^[a-z0-9-]+$/.test(id)) return null;
	const built = await read(id);
	const isMade = await readdir(standardFolder).catch(() => []);
	if (built || (isBrought && isMade.length > 0)) return built;
	// Nothing was built yet, or it was before this specification came.
	await promisify(execFile)(process.execPath, [join(root, 'src', 'tools', 'content.ts')], { cwd: root });
	return read(id);
}

/** Of specifications that a record was on before, those that are built in. */
export async function formerSpecifications(ids: ReadonlySet<string>): Promise<Specification[]> {
	const built = (await readdir(folder)).map((name) => name.replace(/\.json$/, ''));
	const found = await Promise.all(built.filter((id) => ids.has(id)).map(read));
	return found.filter((one) => one !== null);
}

/** A specification that a file brings along, checked as the app checks it; or what is wrong with it. */
export async function loadedSpecification(data: unknown, id: string): Promise<Specification | FileProblem[]> {
	const [{ openSpecificationFile, partsOf, readSpecificationData }, { specificationProblems }] =
		await Promise.all([
			import('#lib/specification/check/specification-file.ts'),
			import('#lib/exchange/specification-problems.ts')
		]);
	const standards = await builtStandards();
	const shelf = { specifications: new Set<string>(), standards, loadedStandards: new Map() };
	const problems = specificationProblems(readSpecificationData(data, shelf), id);
	if (problems.length > 0) return problems;
	const open = openSpecificationFile(data, standards);
	if (!open) throw new Error('what was checked does not open');
	return partsOf(open, () => '').specification();
}

async function builtStandards(): Promise<Map<string, StandardSource>> {
	const found = new Map<string, StandardSource>();
	for (const name of await readdir(standardFolder)) {
		const standard = JSON.parse(await readFile(join(standardFolder, name), 'utf8')) as StandardSource;
		found.set(standard.id, standard);
	}
	return found;
}

async function read(id: string): Promise<Specification | null> {
	const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(() => null);
	return text === null ? null : (JSON.parse(text) as Specification);
}
