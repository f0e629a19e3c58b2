/** The built site and its pages. */
import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const build = join(root, 'build');

/** The address of every page: each .html of the built site but the fallbacks. */
export function everyPage(): string[] {
	if (!existsSync(join(build, 'index.html')))
		throw new Error('There is no built site. Run "npm run build" first.');
	return readdirSync(build, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.html') && !/^(404|200)\.html$/.test(path))
		.map((path) => `/${path.split(sep).join('/')}`)
		.map((path) => path.replace(/\.html$/, '').replace(/\/index$/, '/'))
		.sort();
}
