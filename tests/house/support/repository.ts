/** Walks the repository as git sees it: what is committed and what would be. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Paths with forward slashes, relative to the root, of the files that match. */
export function files(pattern: RegExp): string[] {
	const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024
	});
	// A file deleted but not yet committed is listed still.
	const paths = listed.split('\0').filter((path) => path !== '' && existsSync(root + path));
	return paths.filter((path) => pattern.test(path)).sort();
}

export const read = (path: string): string => readFileSync(root + path, 'utf8');

/** `path:line  what` for each line on which the check finds something. */
export function findings(
	paths: readonly string[],
	check: (line: string, path: string) => string | undefined
) {
	return paths.flatMap((path) =>
		read(path)
			.split('\n')
			.flatMap((line, index) => {
				const found = check(line, path);
				return found === undefined ? [] : [`${path}:${index + 1}  ${found}`];
			})
	);
}

export const textFiles = /\.(ts|mjs|js|svelte|css|html|json|ya?ml|md|webmanifest|svg)$|^\.ci\/run$/;
