import { readFile } from 'node:fs/promises';
import { expect, openSample, test, type Page } from './support/fixture.ts';

interface RecordFile {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
}

const main = (page: Page, link: string) =>
	page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: link, exact: true });

/** Makes the file under "My other device". */
async function saved(page: Page): Promise<RecordFile> {
	await main(page, 'Share').click();
	await page.getByRole('link', { name: 'My other device' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Move to my other device' })).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save record file' }).click();
	const done = await download;
	await expect(page.getByText('The record file is ready.')).toBeVisible();
	return {
		name: done.suggestedFilename(),
		mimeType: 'application/zip',
		buffer: await readFile(await done.path())
	};
}

async function bring(page: Page, file: RecordFile): Promise<void> {
	await main(page, 'Share').click();
	await page.getByLabel('Open a record file').setInputFiles(file);
}

async function merge(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Merge into the record here' }).click();
	await expect(page.getByRole('main').getByText(/record and the file are one now/)).toBeVisible();
}

async function add(page: Page, title: string): Promise<void> {
	await main(page, 'Evidence').click();
	await page.getByRole('link', { name: 'Add evidence' }).click();
	await page.getByLabel('Title').fill(title);
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function rename(page: Page, from: string, to: string): Promise<void> {
	await main(page, 'Evidence').click();
	await page.getByRole('link', { name: from }).first().click();
	await page.getByRole('button', { name: 'Edit', exact: true }).click();
	await page.getByLabel('Title').fill(to);
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByRole('heading', { level: 1, name: to })).toBeVisible();
}

/** What each piece is called, in the order of the list. */
async function titles(page: Page): Promise<string[]> {
	await main(page, 'Evidence').click();
	const links = page.getByRole('main').locator('ul.ruled a[href*="/evidence/item?"]');
	await expect(links.first()).toBeVisible();
	return links.allInnerTexts();
}

test('I work on my phone and on my PC, take the file across both ways, and lose nothing', async ({
	page: phone,
	browser,
	baseURL
}) => {
	test.slow();
	await openSample(phone);
	const [piece = ''] = await titles(phone);
	const first = await saved(phone);

	const there = await browser.newContext({
		...(baseURL ? { baseURL } : {}),
		viewport: { width: 1280, height: 800 },
		isMobile: false
	});
	const pc = await there.newPage();
	await pc.goto('/share');
	await pc.getByLabel('Open a record file').setInputFiles(first);
	await expect(pc.getByRole('main').getByText(/’s record is here now\./)).toBeVisible();
	expect(await titles(pc)).toEqual(await titles(phone));

	await add(phone, 'Taken on the phone');
	await rename(phone, piece, 'Renamed on the phone');
	await add(pc, 'Written on the PC');
	await rename(pc, piece, 'Renamed on the PC');

	await bring(phone, await saved(pc));
	await expect(phone.getByText('New here: 1 piece of evidence')).toBeVisible();
	await expect(phone.getByText(/^Changed on both sides/)).toBeVisible();
	await expect(phone.getByText(/^Only or newer on this device/)).toBeVisible();
	await merge(phone);
	const both = phone.getByRole('region', { name: 'Written on two devices' });
	await expect(both.getByText('Renamed on the phone', { exact: true })).toBeVisible();
	await both
		.getByRole('listitem')
		.filter({ has: phone.getByText('Renamed on the PC', { exact: true }) })
		.getByRole('button', { name: /^Keep this/ })
		.last()
		.click();
	await expect(both).toBeHidden();

	const last = await saved(phone);
	await bring(pc, last);
	await merge(pc);
	const together = await titles(pc);
	expect(together).toEqual(expect.arrayContaining(['Taken on the phone', 'Written on the PC']));
	expect(together.filter((title) => title.startsWith('Renamed on'))).toHaveLength(1);
	expect(together).toEqual(await titles(phone));

	await bring(pc, last);
	await expect(
		pc.getByText('Nothing in this file is new: this device has all of it, or newer.')
	).toBeVisible();
	await there.close();
});
