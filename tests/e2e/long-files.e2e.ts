import { createHash, randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright/test';
import { launchOptions } from '../../src/tools/browser.mjs';
import { expect, openSample, test, type Page } from './support/fixture.ts';

const sha256 = async (path: string) =>
	createHash('sha256')
		.update(await readFile(path))
		.digest('hex');

/** What comes down when a button is pressed. */
async function downloaded(page: Page, button: string): Promise<string> {
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: button }).click();
	return (await download).path();
}

async function addsALongFilm(page: Page, film: string): Promise<void> {
	await openSample(page);
	await page.goto('/evidence/new');
	await page.getByLabel('Title').fill('A whole shift');
	await page.getByLabel('Files').setInputFiles(film);
	await expect(page.getByRole('button', { name: 'Remove film.mp4' })).toBeVisible();
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'A whole shift' })).toBeVisible();
}

async function opensTheRecord(page: Page, recordFile: string): Promise<void> {
	await page.goto('/share');
	await page.getByLabel('Open a record file').setInputFiles(recordFile);
	await expect(page.getByRole('main').getByText(/’s record is here now\./)).toBeVisible();
	await rm(recordFile);
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await page.getByRole('link', { name: 'A whole shift' }).click();
}

for (const kind of ['a private window', 'a window that keeps its data'])
	test(`in ${kind}, a long file and a record file are whole after what they came from is gone`, async ({
		browser,
		baseURL,
		problems
	}, testInfo) => {
		const options = { ...(baseURL ? { baseURL } : {}), serviceWorkers: 'block' as const };
		const windows = ['here', 'there'].map((name) =>
			kind === 'a private window'
				? browser.newContext(options)
				: chromium.launchPersistentContext(testInfo.outputPath(name), {
						...launchOptions(),
						...options,
						headless: true
					})
		);
		const [here, there] = await Promise.all(windows);
		if (!here || !there) throw new Error('a window is missing');
		for (const one of [here, there]) await problems.watch(one, baseURL ?? '');
		const film = testInfo.outputPath('film.mp4');
		await writeFile(film, randomBytes(20 * 1024 * 1024));
		const before = await sha256(film);

		const page = await here.newPage();
		await addsALongFilm(page, film);
		await rm(film);
		expect(await sha256(await downloaded(page, 'Save a copy of film.mp4'))).toBe(before);
		await page.getByRole('link', { name: 'Share', exact: true }).click();
		const recordFile = await downloaded(page, 'Save record file');

		const other = await there.newPage();
		await opensTheRecord(other, recordFile);
		expect(await sha256(await downloaded(other, 'Save a copy of film.mp4'))).toBe(before);
		await Promise.all([here.close(), there.close()]);
		expect(problems.found).toEqual([]);
	});
