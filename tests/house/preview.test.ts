import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../src/tools/preview.mjs';

let folder = '';
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'preview-'));
	await mkdir(join(folder, 'evidence'));
	await writeFile(join(folder, 'index.html'), 'home');
	await writeFile(join(folder, 'evidence.html'), 'evidence');
	await writeFile(join(folder, 'evidence', 'item.html'), 'item');
	await writeFile(join(folder, '404.html'), 'lost');
	await mkdir(join(folder, '_app', 'immutable'), { recursive: true });
	await writeFile(join(folder, '_app', 'immutable', 'app.hash.js'), 'script');
	await writeFile(join(folder, 'sign.png'), 'picture');
	site = await serve(folder, 0);
});

afterAll(async () => {
	await site.close();
	await rm(folder, { recursive: true });
});

describe('the served site', () => {
	it.for([
		['/', 'home'],
		['/evidence', 'evidence'],
		['/evidence?id=1', 'evidence'],
		['/evidence/item?id=a%2Fb', 'item'],
		['/evidence/', 'evidence']
	])('answers %s with %s', async ([path = '', text = '']) => {
		const response = await fetch(site.url + path);
		expect([response.status, await response.text()]).toEqual([200, text]);
	});

	it('answers at 127.0.0.1 as at localhost', async () => {
		const response = await fetch(site.url.replace('localhost', '127.0.0.1'));
		expect(await response.text()).toBe('home');
	});

	it.for([
		'/nowhere',
		'/nowhere?id=1',
		'/_app/none.js',
		'/../package.json',
		'/%2e%2e/package.json',
		'/%E0%A4%A'
	])('answers %s with the page for lost visitors and status 404', async (path) => {
		const response = await fetch(site.url + path);
		expect([response.status, await response.text()]).toEqual([404, 'lost']);
	});

	it('sends text zipped, and lets a browser keep what never changes', async () => {
		const page = await fetch(`${site.url}/evidence`, { headers: { 'accept-encoding': 'gzip' } });
		expect([page.headers.get('content-encoding'), await page.text()]).toEqual(['gzip', 'evidence']);
		expect(page.headers.get('cache-control')).toBe('no-cache');
		const script = await fetch(`${site.url}/_app/immutable/app.hash.js`);
		expect([script.headers.get('cache-control'), await script.text()]).toEqual([
			'public, max-age=31536000, immutable',
			'script'
		]);
	});

	it('sends pictures, and text to those who cannot unzip it, as they are', async () => {
		for (const [path, headers] of [
			['/sign.png', { 'accept-encoding': 'gzip' }],
			['/evidence', { 'accept-encoding': 'identity' }]
		] as const) {
			const response = await fetch(site.url + path, { headers });
			expect(response.headers.get('content-encoding'), path).toBeNull();
			expect(response.headers.get('content-length'), path).toBe(String((await response.text()).length));
		}
	});

	it('sees a changed page', async () => {
		await writeFile(join(folder, 'changing.html'), 'before');
		await fetch(`${site.url}/changing`);
		await writeFile(join(folder, 'changing.html'), 'afterwards');
		expect(await (await fetch(`${site.url}/changing`)).text()).toBe('afterwards');
	});

	it('sees a new build without a restart', async () => {
		await writeFile(join(folder, 'later.html'), 'later');
		expect(await (await fetch(`${site.url}/later`)).text()).toBe('later');
	});

	it('refuses a port that is taken', async () => {
		await expect(serve(folder, Number(new URL(site.url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
	});
});
