/** The `test` of all end-to-end tests: it serves the built site and fails on anything that went wrong unseen. */
import { test as base, expect, type BrowserContext, type Page } from 'playwright/test';
import { serve } from '../../../src/tools/preview.mjs';
import { Problems } from './problems.ts';
import { build } from './site.ts';

export { expect, type Page };

type Site = Awaited<ReturnType<typeof serve>>;

export const test = base.extend<{ problems: Problems; context: BrowserContext }, { site: Site }>({
	site: [
		async ({}, use) => {
			// Any free port: a running app, or another checkout's tests, are in nobody's way.
			const site = await serve(build, 0);
			await use(site);
			await site.close();
		},
		{ scope: 'worker' }
	],
	baseURL: async ({ site }, use) => {
		await use(site.url);
	},
	problems: async ({}, use) => {
		await use(new Problems());
	},
	context: async ({ context, baseURL, problems }, use) => {
		await problems.watch(context, baseURL ?? '');
		await use(context);
		expect(problems.found, 'nothing may go wrong unseen').toEqual([]);
	}
});

/** Opens the sample record by its button on the home page, as a visitor would, and waits for its dashboard. */
export async function openSample(page: Page): Promise<void> {
	await page.goto('/');
	await page.getByRole('button', { name: 'Try the sample record' }).click();
	await page.waitForURL(/\/dashboard(\?|$)/);
	await expect(page.getByRole('heading', { name: 'Predicted grade' })).toBeVisible();
	await expect(predictedGrade(page)).toHaveText(/fail|pass|distinction|refer/i);
}

/** The part of the dashboard under the heading "Predicted grade". */
export const predictedGrade = (page: Page) =>
	page
		.locator('section', { has: page.getByRole('heading', { name: 'Predicted grade', exact: true }) })
		.last();

/** A file in a list of files: its name, beside the button that removes it. */
export const fileNamed = (page: Page, name: string) =>
	page.getByRole('listitem').filter({ has: page.getByRole('button', { name: `Remove ${name}` }) });

/** Waits until a page has its heading, has loaded what it wanted and stands still. */
export async function settled(page: Page): Promise<void> {
	await expect(page.locator('h1')).toHaveCount(1);
	await page.waitForLoadState('networkidle');
	await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
	await still(page);
}

/** Waits for what moves: a colour between two states has no contrast worth measuring. */
export async function still(page: Page): Promise<void> {
	await page.evaluate(() =>
		Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
	);
}
