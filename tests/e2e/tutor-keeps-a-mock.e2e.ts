import { expect, openSample, test, type Page } from './support/fixture.ts';
import { items, radio, saved, startMock } from './support/mocks.ts';

test('a running mock opens again exactly as it was, and is finished from there', async ({
	page,
	context
}) => {
	test.slow();
	await openSample(page);
	await startMock(page, 'Practical observation');
	for (const key of ['1', '1', '2']) await page.keyboard.press(key);
	await page.keyboard.press('n');
	await page.keyboard.type('Waited before answering');
	await page.getByRole('checkbox', { name: /Personal organisation/ }).check();
	await saved(page);
	const address = page.url();
	await page.reload();
	const check = async (one: Page) => {
		await expect(one.getByText('3 of 25')).toBeVisible();
		await expect(radio(one, 2, 'Not met')).toBeChecked();
		await expect(one.getByRole('textbox', { name: /^Note at/ })).toHaveValue('Waited before answering');
		await expect(one.getByRole('checkbox', { name: /Personal organisation/ })).toBeChecked();
	};
	await check(page);
	await page.close();
	const again = await context.newPage();
	await again.goto(address);
	await check(again);

	await again.getByRole('button', { name: 'Finish mock' }).click();
	await expect(again.getByRole('dialog')).toContainText('22 items without a mark');
	await again.getByRole('button', { name: 'Go to the first one' }).click();
	await expect(again.getByRole('dialog')).toBeHidden();
	await again.getByRole('button', { name: 'Finish mock' }).click();
	await again.getByRole('button', { name: 'Finish all the same' }).click();
	await again.waitForURL(/\/mocks\/result/);
	await expect(again.getByRole('heading', { name: 'What it would give' })).toBeVisible();
	await expect(again.getByText('Practical observation: fail.', { exact: false })).toBeVisible();

	await again.goto(address);
	await expect(again.getByText('This mock is finished')).toBeVisible();
	await expect(items(again)).toHaveCount(0);
});

test('two tabs in one mock share every mark, and none is doubled', async ({ page, context }) => {
	await openSample(page);
	await startMock(page, 'Professional discussion');
	const other = await context.newPage();
	await other.goto(page.url());
	await expect(items(other)).toHaveCount(11);
	await radio(page, 0, 'Met').check();
	await expect(radio(other, 0, 'Met')).toBeChecked();
	await Promise.all([radio(page, 1, 'Met').check(), radio(other, 1, 'Not met').check()]);
	await radio(other, 2, 'Question').check();
	await expect(radio(page, 2, 'Question')).toBeChecked();
	await Promise.all([saved(page), saved(other)]);
	await expect(page.getByText('3 of 11')).toBeVisible();
	await expect(other.getByText('3 of 11')).toBeVisible();
	const one = await items(page).nth(1).getByRole('radio', { checked: true }).getAttribute('value');
	await expect(items(other).nth(1).getByRole('radio', { checked: true })).toHaveAttribute('value', one ?? '');
	expect(await markRows(page)).toBe(3);

	await other.getByRole('button', { name: 'Finish mock' }).click();
	await other.getByRole('button', { name: 'Finish all the same' }).click();
	await expect(page.getByText('This mock is finished')).toBeVisible();
});

/** How many marks of the running mock are on disk. */
async function markRows(page: Page): Promise<number> {
	const mock = new URL(page.url()).searchParams.get('id');
	return page.evaluate(
		(id) =>
			new Promise<number>((resolve, reject) => {
				const opening = indexedDB.open('waymark');
				opening.onerror = () => reject(new Error('the database does not open'));
				opening.onsuccess = () => {
					const all = opening.result.transaction('rows').objectStore('rows').getAll();
					all.onsuccess = () => {
						const rows = all.result as { kind: string; fields: { mock?: string } }[];
						resolve(rows.filter(({ kind, fields }) => kind === 'mark' && fields.mock === id).length);
						opening.result.close();
					};
				};
			}),
		mock
	);
}

test('a mock thrown away comes back with one press, marks and all', async ({ page }) => {
	await openSample(page);
	await startMock(page, 'Professional discussion');
	await page.keyboard.press('1');
	await saved(page);
	await page.getByRole('button', { name: 'Throw this mock away' }).click();
	await page.waitForURL(/\/mocks$/);
	await expect(page.getByRole('heading', { name: 'Running now' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Running now' })).toBeVisible();
	await page.getByRole('link', { name: 'Professional discussion' }).first().click();
	await expect(page.getByText('1 of 11')).toBeVisible();
});
