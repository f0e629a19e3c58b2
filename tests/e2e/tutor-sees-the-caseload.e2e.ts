import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { asText, entriesOf } from '../support/record-files.ts';
import { axe } from './support/axe.ts';
import { expect, openSample, test, type Page } from './support/fixture.ts';

async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: button, exact: true }).click();
	const done = await download;
	return { name: done.suggestedFilename(), bytes: await readFile(await done.path()) };
}

test('a tutor sees all records side by side, maps from a spreadsheet and saves the pack for the assessor', async ({
	page
}) => {
	test.slow();
	await openSample(page);
	await page.goto('/');
	await page.getByRole('button', { name: /^Try the level/ }).click();
	await page.waitForURL(/\/dashboard/);
	await page.goto('/');
	await page.getByRole('link', { name: 'See them side by side' }).click();

	const table = page.getByRole('region', { name: /^Records/ });
	const people = table.locator('tbody th[scope="row"]');
	await expect(people).toHaveCount(2);
	await expect(table.getByText('not counted yet')).toHaveCount(0);
	await expect(page.getByRole('heading', { name: 'What to teach next week' })).toBeVisible();
	await expect(page.getByRole('region', { name: /^Criteria by apprentice/ }).locator('tbody tr')).toHaveCount(
		12
	);
	await table.getByRole('button', { name: 'Apprentice' }).click();
	await expect(table.getByRole('columnheader', { name: 'Apprentice' })).toHaveAttribute(
		'aria-sort',
		'ascending'
	);
	const byName = await people.allInnerTexts();
	expect(byName).toEqual(byName.toSorted());
	await page.getByLabel('Group by').selectOption('specification');
	await expect(table.locator('th[scope="rowgroup"]')).toHaveCount(2);
	expect(await axe(page)).toEqual([]);
	const caseload = await saved(page, 'Save as CSV');
	expect(caseload.name).toMatch(/^caseload-\d{4}-\d\d-\d\d\.csv$/);
	expect(Papa.parse<string[]>(caseload.bytes.toString().trim()).data).toHaveLength(3);
	await page.getByLabel('Find').fill('nobody of this name');
	await expect(page.getByText(/^Nobody fits/)).toBeVisible();
	await page.getByLabel('Find').fill('kezia');
	await people.getByRole('link', { name: 'Kezia Thorley' }).click();
	await expect(page.getByRole('heading', { name: 'Predicted grade' })).toBeVisible();

	await page.getByRole('link', { name: 'Share', exact: true }).click();
	await page.getByRole('link', { name: 'Tables', exact: true }).click();
	const grid = await saved(page, 'CSV of Mapping matrix');
	const [head = [], ...rows] = Papa.parse<string[]>(grid.bytes.toString().trim().replace('\ufeff', '')).data;
	const [row = []] = rows;
	const empty = row.findIndex((cell, column) => column > 1 && cell === '');
	const filled = row.with(empty, 'x');
	const text = Papa.unparse([head, filled, ['No such piece', '', ...filled.slice(2)]]);
	await page
		.getByLabel('Open a mapping (CSV)')
		.setInputFiles({ name: 'filled.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
	await expect(page.getByText(/^Line 3: No piece is called “No such piece”/).first()).toBeVisible();
	await expect(page.getByRole('region', { name: 'What would be mapped' }).locator('tbody tr')).toHaveCount(1);
	expect(await axe(page)).toEqual([]);
	await page.getByRole('button', { name: 'Take over 1 line' }).click();
	await expect(page.getByRole('main').getByText('1 line of “filled.csv” taken over.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('Undone.')).toBeVisible();

	await page.getByRole('link', { name: 'Evidence pack' }).click();
	await expect(page.getByText(/so all your evidence goes in/)).toBeVisible();
	await page.getByRole('checkbox', { name: /^Put roles in place/ }).check();
	await expect(page.getByRole('group', { name: /look like a name, and will go too$/ })).toContainText('Joan');
	await page.getByLabel('Other names to take out').fill('Wrenfold');
	await expect(page.getByText('It may show names that are said, and voices.').first()).toBeVisible();
	expect(await axe(page)).toEqual([]);
	const pack = await saved(page, 'Save evidence pack');
	expect(pack.name).toMatch(/^evidence-showcase-\d{4}-\d\d-\d\d\.zip$/);
	const entries = await entriesOf(new Uint8Array(pack.bytes));
	expect([...entries.keys()].slice(0, 2)).toEqual(['index.html', 'mapping.html']);
	const index = asText(entries.get('index.html'));
	expect(index).toContain('[apprentice]');
	expect(index).toContain('Files that were not made anonymous');
	const pages = [...entries].filter(([path]) => path.endsWith('.html'));
	for (const [path, bytes] of pages)
		expect(path + asText(bytes)).not.toMatch(/Kezia|Thorley|Wrenfold|Joan|Tomasz|Marchbank/i);
	expect(pages.map(([, bytes]) => asText(bytes)).join('')).toContain('<table>');
});
