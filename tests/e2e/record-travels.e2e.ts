import { readFile } from 'node:fs/promises';
import { expect, openSample, predictedGrade, test, type Page } from './support/fixture.ts';

const share = (page: Page) => page.getByRole('link', { name: 'Share', exact: true });
const chosen = (page: Page) => page.getByLabel('Open a record file');

interface RecordFile {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
}

/** Presses "Save record file" on the Share page. */
async function save(page: Page): Promise<RecordFile> {
	await share(page).click();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save record file' }).click();
	const done = await download;
	await expect(page.getByText('The record file is saved. Everything is in it.')).toBeVisible();
	return {
		name: done.suggestedFilename(),
		mimeType: 'application/zip',
		buffer: await readFile(await done.path())
	};
}

/** What the dashboard says, without the day. */
async function dashboard(page: Page): Promise<string> {
	await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
	await expect(predictedGrade(page)).toHaveText(/fail|pass|distinction|refer/i);
	await expect(page.getByRole('heading', { name: 'Coverage' }).locator('..')).toContainText('confirmed');
	await expect(page.getByRole('heading', { name: 'Next steps' }).locator('..')).toContainText('Show');
	await expect(page.getByRole('link', { name: /^Gateway: / })).toBeVisible();
	return page.getByRole('main').innerText();
}

test('a saved record is removed, opened again, and is the same; opened once more, nothing changes', async ({
	page
}) => {
	await openSample(page);
	const before = await dashboard(page);
	const file = await save(page);
	expect(file.name).toMatch(/^[a-z-]+-\d{4}-\d\d-\d\d\.waymark\.zip$/);

	await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
	await page.getByRole('button', { name: 'Remove the sample' }).click();
	await expect(page.getByRole('button', { name: 'Try the sample record' })).toBeVisible();

	await share(page).click();
	await expect(page.getByText('No record is open, so there is nothing to save yet.')).toBeVisible();
	await chosen(page).setInputFiles(file);
	await expect(page.getByRole('main').getByText(/’s record is here now\./)).toBeVisible();
	expect(await dashboard(page)).toBe(before);

	await share(page).click();
	await chosen(page).setInputFiles(file);
	await expect(
		page.getByText('Nothing in this file is new: this device has all of it, or newer.')
	).toBeVisible();
	expect(await dashboard(page)).toBe(before);
});

test('a record opens on a device that never saw it, with its files', async ({ page, browser, baseURL }) => {
	await openSample(page);
	const before = await dashboard(page);
	const file = await save(page);

	const other = await browser.newContext(baseURL ? { baseURL } : {});
	const there = await other.newPage();
	await there.goto('/share');
	await chosen(there).setInputFiles(file);
	await expect(there.getByRole('main').getByText(/’s record is here now\./)).toBeVisible();
	expect(await dashboard(there)).toBe(before);
	await there.getByRole('link', { name: 'Evidence', exact: true }).click();
	await there.locator('main a[href*="/evidence/item?"]', { hasText: /./ }).first().click();
	await expect(there.getByRole('heading', { name: 'Its files' })).toBeVisible();
	await other.close();
});

test('what was changed since is shown before it is merged, and the merge can be undone', async ({ page }) => {
	await openSample(page);
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await page.getByRole('link', { name: 'Add evidence' }).click();
	await page.getByLabel('Title').fill('Only in the file');
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Only in the file' })).toBeVisible();
	const file = await save(page);

	// Another device: the same record before that piece, with one of its own.
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('waymark');
				opening.onerror = () => reject(new Error('the database does not open'));
				opening.onsuccess = () => {
					const transaction = opening.result.transaction(['rows'], 'readwrite');
					const rows = transaction.objectStore('rows');
					rows.openCursor().onsuccess = (event) => {
						const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
						if (!cursor) return;
						const row = cursor.value as { fields: { title?: string } };
						if (row.fields.title === 'Only in the file') cursor.delete();
						cursor.continue();
					};
					transaction.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			})
	);
	await page.goto('/share');
	await chosen(page).setInputFiles(file);
	await expect(page.getByRole('heading', { name: /record is here already/ })).toBeFocused();
	await page.getByText('New here: 1 piece of evidence').click();
	await expect(page.getByText('Piece of evidence: “Only in the file”')).toBeVisible();
	await page.getByRole('button', { name: 'Merge into the record here' }).click();
	await expect(page.getByRole('main').getByText(/record and the file are one now/)).toBeVisible();
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await expect(page.getByRole('link', { name: 'Only in the file' })).toBeVisible();
	await page.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(page.getByRole('link', { name: 'Only in the file' })).toHaveCount(0);
});

test('a file that is damaged or something else is refused with what is wrong, and the record is as before', async ({
	page
}) => {
	await openSample(page);
	const before = await dashboard(page);
	const file = await save(page);
	const refusals: [Buffer, string | RegExp][] = [
		[Buffer.alloc(0), 'It is empty'],
		[Buffer.from('Dear tutor'), 'it is no ZIP'],
		[file.buffer.subarray(0, 100_000), 'Its end is missing']
	];
	for (const [buffer, words] of refusals) {
		await chosen(page).setInputFiles({ ...file, buffer });
		await expect(page.getByText('Nothing on this device was changed.')).toBeVisible();
		await expect(page.getByRole('main').getByText(words)).toBeVisible();
	}
	expect(await dashboard(page)).toBe(before);
});
