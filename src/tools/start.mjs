/** `npm start`: installs and builds where that is needed, serves the site and prints its address. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode, install, npm, root, stop } from './install.mjs';

const sources = [
	'src',
	'content',
	'static',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];

/** Folders count too: deleting a file changes only the folder's date. @param {string} path @returns {number} */
function changed(path) {
	if (!existsSync(path)) return 0;
	const stats = statSync(path);
	const within = stats.isDirectory() ? readdirSync(path).map((name) => changed(join(path, name))) : [];
	return Math.max(stats.mtimeMs, ...within);
}

function isBuilt() {
	// 404.html is written last, so an interrupted build counts as none.
	const built = changed(join(root, 'build', '404.html'));
	return built > 0 && sources.every((source) => changed(join(root, source)) < built);
}

checkNode();
await install();
if (!isBuilt()) {
	console.log('Building the site.');
	if ((await npm(['run', '--silent', 'build', '--', '--logLevel', 'warn'])) !== 0)
		stop('The build failed; the reason stands above.');
}
// Only now: it needs what was installed.
const { preview } = await import('./preview.mjs');
await preview();
