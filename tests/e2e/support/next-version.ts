/**
 * Makes the next release out of the built site: the same pages, but every script has another address
 * and the worker another content, as if all code had changed. What a page runs then shows which
 * release each of its scripts comes from.
 */
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { serve } from '../../../src/tools/preview.mjs';
import { build } from './site.ts';

const text = /\.(html|js|json|css|webmanifest)$/;

/** Both releases have scripts in a folder of their own below `_app`. */
const folders = { first: '_app/immutable', next: '_app/changed' } as const;
export type Release = keyof typeof folders;

/** A host of its own for one test, that can publish the next release and go away. */
export async function host() {
	const folder = await mkdtemp(join(tmpdir(), 'site-'));
	await cp(build, folder, { recursive: true });
	const { url, close } = await serve(folder, 0);
	return { url, close, publishNext: () => makeNext(folder), remove: () => rm(folder, { recursive: true }) };
}

async function makeNext(folder: string): Promise<void> {
	const { version } = JSON.parse(await readFile(join(folder, '_app/version.json'), 'utf8')) as {
		version: string;
	};
	await rename(join(folder, folders.first), join(folder, folders.next));
	for (const path of await readdir(folder, { recursive: true, encoding: 'utf8' })) {
		if (!text.test(path)) continue;
		const old = await readFile(join(folder, path), 'utf8');
		const changed = old.replaceAll(folders.first, folders.next).replaceAll(version, `${version}1`);
		if (changed !== old)
			await writeFile(join(folder, path), path.endsWith('.html') ? rehashed(old, changed) : changed);
	}
}

/** The policy in a page's head allows its inline scripts by their hashes. */
function rehashed(old: string, changed: string): string {
	const before = inlineHashes(old);
	return inlineHashes(changed).reduce(
		(html, hash, index) => html.replaceAll(before[index] ?? hash, hash),
		changed
	);
}

const inlineHashes = (html: string) =>
	[...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code = '']) =>
		createHash('sha256').update(code).digest('base64')
	);

/** The releases whose scripts this page has loaded: more than one would be a mixture. */
export async function releases(page: Page): Promise<Release[]> {
	const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
	const isLoaded = (release: Release) => loaded.some((url) => url.includes(`/${folders[release]}/`));
	return (Object.keys(folders) as Release[]).filter(isLoaded);
}
