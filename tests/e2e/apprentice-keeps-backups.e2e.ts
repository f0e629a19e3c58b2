import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from './support/fixture.ts';

const main = (page: Page, link: string) =>
	page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: link, exact: true });
const lastBackup = (page: Page) =>
	page.locator('dl > div', { has: page.getByText('Last backup from this device') }).getByRole('definition');
const changedSince = (page: Page) =>
	page.locator('dl > div', { has: page.getByText('Changed since') }).getByRole('definition');
const reminder = (page: Page) => page.getByRole('complementary', { name: 'Backup' });
const inWords = (date: Date) =>
	date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

test('I see when I last saved a backup, am reminded when it is old, and every file is read before I trust it', async ({
	page
}) => {
	test.slow();
	// The browser's own window for choosing a place cannot be pressed here; what it gives to the page is real.
	await page.addInitScript(() => {
		Object.assign(window, {
			showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
				(await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true })
		});
	});
	await page.goto('/new');
	await page.getByRole('radio', { name: 'VTCT Skills' }).check();
	await page.getByLabel('Apprentice’s name').fill('Robin Hale');
	await page.getByRole('button', { name: 'Create the record' }).click();
	await expect(page.getByRole('heading', { name: 'Predicted grade' })).toBeVisible();
	await main(page, 'Share').click();
	await expect(lastBackup(page)).toHaveText('None yet');

	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save record file' }).click();
	const done = await download;
	const name = done.suggestedFilename();
	const whole = await readFile(await done.path());
	const today = new Date();
	await expect(lastBackup(page)).toContainText(inWords(today));
	await expect(lastBackup(page)).toContainText('not read again yet');

	await page.getByText('Is my backup good, and is my work safe here?').click();
	const chosen = page.getByLabel('Check a saved file');
	const flipped = Buffer.from(whole);
	const middle = Math.floor(flipped.length / 2);
	flipped[middle] = (flipped[middle] ?? 0) ^ 1;
	await chosen.setInputFiles({ name, mimeType: 'application/zip', buffer: flipped });
	await expect(page.getByText(`“${name}” cannot be used as a backup`)).toBeVisible();
	await expect(lastBackup(page)).toContainText('not read again yet');
	await chosen.setInputFiles({ name, mimeType: 'application/zip', buffer: whole });
	await expect(page.getByText(`“${name}” is whole`)).toBeVisible();
	await expect(lastBackup(page)).toContainText('The file was read again, and is whole.');
	await expect(changedSince(page)).toHaveText('No');

	await main(page, 'Evidence').click();
	await page.getByRole('link', { name: 'Add evidence' }).click();
	await page.getByLabel('Title').fill('Since the backup');
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Since the backup' })).toBeVisible();
	await main(page, 'Dashboard').click();
	await expect(page.getByRole('heading', { name: 'Predicted grade' })).toBeVisible();
	await expect(reminder(page)).toHaveCount(0);

	await page.clock.setFixedTime(today.getTime() + 15 * 24 * 60 * 60 * 1_000);
	await page.reload();
	await expect(reminder(page)).toContainText(`Your last backup is from ${inWords(today)}`);
	await reminder(page).getByRole('link', { name: 'Make a backup' }).click();
	await expect(changedSince(page)).toHaveText('Yes: save a new one');
	await page.getByRole('button', { name: 'Choose where to save it' }).click();
	await expect(page.getByText(/” is whole$/)).toBeVisible();
	await expect(lastBackup(page)).toContainText('The file was read again, and is whole.');
	await main(page, 'Dashboard').click();
	await expect(page.getByRole('heading', { name: 'Coverage' })).toBeVisible();
	await expect(reminder(page)).toHaveCount(0);
});
