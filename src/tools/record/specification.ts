/** Built-in specifications as `npm run content` has built them: reading the sources takes three times the memory. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Specification } from '#lib/specification/types.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, '.content', 'specifications');

/** @returns null where there is none of that id */
export async function builtSpecification(id: string): Promise<Specification | null> {
	if (!/^[a-z0-9-]+$/.test(id)) return null;
	const built = await read(id);
	if (built) return built;
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

async function read(id: string): Promise<Specification | null> {
	const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(() => null);
	return text === null ? null : (JSON.parse(text) as Specification);
}
