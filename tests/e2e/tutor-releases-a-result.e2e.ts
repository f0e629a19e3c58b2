import { readFile } from 'node:fs/promises';
import { expect, openSample, predictedGrade, test } from './support/fixture.ts';
import { items, newRecord, saved, startMock } from './support/mocks.ts';

test('a result is written up, corrected and released, and the apprentice sees it', async ({ page }) => {
	await openSample(page);
	await startMock(page, 'Professional discussion');
	await page.keyboard.press('2');
	for (let item = 1; item < 11; item++) await page.keyboard.press('1');
	await saved(page);
	await page.getByRole('button', { name: 'Finish mock' }).click();
	await page.waitForURL(/\/mocks\/result/);
	await expect(page.getByText('Professional discussion: fail.', { exact: false })).toBeVisible();
	await expect(page.getByLabel('Gaps')).toHaveValue(/internal and external customers differ/);

	await page.getByLabel('Strengths').fill('Three good examples.');
	await expect(page.getByText('Saved as you write.')).toBeVisible();
	await page.getByText('Suggested from the marks').click();
	await page.getByRole('button', { name: /^Add .*internal and external customers differ/ }).click();
	await expect(page.getByText('Suggested from the marks')).toHaveCount(0);
	await expect(page.getByRole('button', { name: /^Done .*internal and external customers/ })).toBeVisible();
	await page
		.getByRole('button', { name: /^Correct this.*how internal and external customers differ/ })
		.click();
	await page.getByRole('button', { name: 'Add the correction' }).click();
	await expect(page.getByText('Say why in a few words.')).toBeVisible();
	await page.getByRole('textbox', { name: 'Why' }).fill('She had said it in her second answer.');
	await page.getByRole('button', { name: 'Add the correction' }).click();
	await expect(page.getByText('Professional discussion: distinction.', { exact: false })).toBeVisible();
	await expect(page.getByText('Corrected to “Met”')).toHaveCount(1);
	await expect(page.getByText('changed after this mock was sealed')).toHaveCount(0);

	await page.getByRole('button', { name: 'Release to the apprentice' }).click();
	await expect(page.getByText(/^Released to the apprentice on/)).toBeVisible();
	await page.reload();
	await expect(page.getByLabel('Strengths')).toHaveValue('Three good examples.');
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save as a file' }).click()
	]);
	expect(file.suggestedFilename()).toMatch(/^feedback-discussion-.*\.html$/);
	const html = await readFile(await file.path(), 'utf8');
	for (const words of [
		'Three good examples.',
		'Practise this, and bring an example',
		'Released to the apprentice'
	])
		expect(html).toContain(words);
	await page.getByRole('link', { name: 'All mocks' }).click();
	const lines = page
		.getByRole('listitem')
		.filter({ has: page.getByRole('link', { name: 'Professional discussion' }) });
	await expect(lines).toHaveCount(2);
	await expect(page.getByText('not released')).toHaveCount(0);
});

test('practice alone is kept out of the prediction', async ({ page }) => {
	await newRecord(page, 'VTCT Skills');
	await page.getByRole('link', { name: 'Mocks', exact: true }).click();
	await page.getByRole('button', { name: 'Start a mock' }).click();
	await page.getByRole('radio', { name: 'Professional discussion' }).check();
	await page.getByLabel('Who conducts it').selectOption('Nobody: I practise alone');
	await page.getByRole('button', { name: /Start/ }).click();
	await expect(items(page)).toHaveCount(11);
	for (let item = 0; item < 11; item++) await page.keyboard.press('1');
	await saved(page);
	await page.getByRole('button', { name: 'Finish mock' }).click();
	await expect(page.getByText('It stays out of the predicted grade.', { exact: false })).toBeVisible();
	await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
	const discussion = predictedGrade(page).getByText('Professional discussion').locator('..');
	await expect(discussion).toContainText(/Secure\s*No pass yet/);
});
