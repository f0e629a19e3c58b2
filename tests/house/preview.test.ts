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

	it('sees a new build without a restart', async () => {
		await writeFile(join(folder, 'later.html'), 'later');
		expect(await (await fetch(`${site.url}/later`)).text()).toBe('later');
	});

	it('refuses a port that is taken', async () => {
		await expect(serve(folder, Number(new URL(site.url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
	});
});
