/** What stories about mocks share. */
import { expect, predictedGrade, type Page } from './fixture.ts';

/** Starts a mock as a tutor would: the Mocks page, the method, one more press. */
export async function startMock(page: Page, method: string): Promise<void> {
	await page
		.getByRole('navigation', { name: 'Main' })
		.getByRole('link', { name: 'Mocks', exact: true })
		.click();
	await page.getByRole('button', { name: 'Start a mock' }).click();
	await page.getByRole('radio', { name: method }).check();
	await page.getByRole('button', { name: /Start/ }).click();
	await page.waitForURL(/\/mocks\/run\?id=/);
	await expect(page.getByRole('radiogroup').first()).toBeVisible();
}

export async function newRecord(page: Page, organisation: string): Promise<void> {
	await page.goto('/new');
	await page.getByRole('radio', { name: organisation }).check();
	await page.getByLabel('Apprentice’s name').fill('Robin Hale');
	await page.getByRole('button', { name: 'Create the record' }).click();
	await page.waitForURL(/\/dashboard/);
	await expect(predictedGrade(page)).toContainText('No pass yet');
}

export const items = (page: Page) => page.getByRole('radiogroup');
export const radio = (page: Page, item: number, name: string) =>
	items(page).nth(item).getByRole('radio', { name, exact: true });
export const saved = (page: Page) => expect(page.getByText('All saved')).toBeVisible();
