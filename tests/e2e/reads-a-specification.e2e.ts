import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { axe } from './support/axe.ts';
import { expect, openSample, settled, test, type Page } from './support/fixture.ts';
import { root } from './support/site.ts';

/** What is told of a change; the counts stand in it. */
const change = (page: Page) => page.getByRole('heading', { name: 'If you changed today' }).locator('..');

test('a visitor without a record finds what happens after a fail, and where the handbook says so', async ({
	page
}) => {
	await page.goto('/');
	await page.getByRole('link', { name: 'FutureQuals' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Customer Service Practitioner' })).toBeVisible();
	await expect(page.getByRole('heading', { level: 2, name: 'How you are graded' })).toBeVisible();

	await page.getByRole('searchbox').fill('retake');
	await expect(page.getByText(/places for “retake”/)).toBeVisible();
	await page.getByRole('link', { name: 'Resits and retakes', exact: true }).first().click();
	const place = page.locator('#retakes');
	await expect(place).toBeInViewport();
	await expect(place).toBeFocused();
	await expect(place).toContainText('A method that is taken again can reach pass at best');
	await expect(place).toContainText('FutureQuals handbook, Resits and Retakes');

	await page.goBack();
	await expect(page.getByRole('searchbox')).toHaveValue('retake');
	await expect(page.getByRole('link', { name: 'Resits and retakes', exact: true }).first()).toBeVisible();
});

test('an address leads straight to a question, and opens it', async ({ page }) => {
	await page.goto('/specification?id=st0072-vtct&chapter=questions');
	await expect(page.getByRole('heading', { level: 2, name: 'Questions to practise' })).toBeVisible();
	const id = (await page.locator('[id^="question-"]').nth(40).getAttribute('id')) ?? '';
	await expect(page.locator(`#${id}`).getByText('To pass')).toBeHidden();

	await page.goto('/about');
	await page.goto(`/specification?id=st0072-vtct&chapter=questions#${id}`);
	await expect(page.locator(`#${id}`)).toBeInViewport();
	await expect(page.locator(`#${id}`).getByText('To pass')).toBeVisible();
});

for (const id of readdirSync(join(root, 'content/specifications')))
	test(`every chapter of ${id} is in order, and no two places share a name`, async ({ page }) => {
		test.slow();
		await page.goto(`/specification?id=${id}&chapter=all`);
		await settled(page);
		expect(await page.locator('main h2').count()).toBeGreaterThan(10);
		const names = await page.locator('main [id]').evaluateAll((all) => all.map((one) => one.id));
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
		// Not on the whole at once: axe takes its time over some thousand places.
		for (const chapter of ['gateway', 'process', 'evidence']) {
			await page.goto(`/specification?id=${id}&chapter=${chapter}`);
			await settled(page);
			expect.soft(await axe(page), chapter).toEqual([]);
		}
	});

test('their own evidence stands beside a criterion, and the way there leads from the requirement', async ({
	page
}) => {
	await openSample(page);
	await page.getByRole('link', { name: 'Requirements', exact: true }).click();
	await page.getByRole('link', { name: 'your specification' }).click();
	await expect(page.getByRole('heading', { level: 2, name: 'How you are graded' })).toBeVisible();

	await page.goto('/requirements?show=confirmed');
	await page.locator('main a[href^="/requirements/item?"]').first().click();
	const evidence = page.locator('main a[href^="/evidence/item?"]').first();
	const title = (await evidence.textContent())?.trim() ?? '';
	expect(title).not.toBe('');
	await page.getByRole('link', { name: 'See it in your specification' }).click();
	const entry = page.locator('[data-here]');
	await expect(entry).toBeInViewport();
	await expect(entry).toContainText('Confirmed');
	await expect(entry.getByRole('link', { name: title })).toBeVisible();
});

test('two specifications stand side by side, with what would carry over', async ({ page }) => {
	await openSample(page);
	await page.goto('/specification');
	const compare = page.getByRole('link', { name: 'Compare with another' });
	const contents = page.getByRole('button', { name: /^Contents/ });
	await expect(compare.or(contents).first()).toBeVisible();
	// On a phone the list of contents is closed.
	if (await contents.isVisible()) await contents.click();
	await compare.click();
	await page.getByRole('link', { name: 'Active IQ' }).click();
	await expect(page.getByRole('heading', { name: 'What is asked' })).toBeVisible();
	await expect(change(page).getByRole('columnheader', { name: 'Active IQ' })).toBeVisible();

	await page.getByRole('link', { name: 'Compare with another' }).click();
	await page.getByRole('link', { name: 'FutureQuals' }).click();
	await expect(change(page).getByRole('columnheader', { name: 'FutureQuals' })).toBeVisible();
	const retakes = page.getByRole('heading', { name: /^Resits and retakes/ }).locator('..');
	await expect(retakes).toContainText('1 to 3 months of further training');
	const gateway = page.locator('section', {
		has: page.getByRole('heading', { name: 'Gateway', exact: true })
	});
	await expect(gateway).toContainText('Not asked for');

	await page.getByRole('link', { name: 'Swap the sides' }).click();
	await expect(change(page)).toHaveCount(0);
	await settled(page);
	expect(await axe(page)).toEqual([]);
});

test('two standards are said to be two', async ({ page }) => {
	await page.goto('/specification/compare?a=st0071-pal&b=st0072-vtct');
	await expect(page.getByText('These are two different standards')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Deadlines' })).toBeVisible();
});

test('an unknown specification says so and shows those that are there', async ({ page }) => {
	await page.goto('/specification?id=nobody-has-this');
	await expect(page.getByText('The specification “nobody-has-this” is not in this version')).toBeVisible();
	await expect(page.getByRole('link', { name: 'VTCT Skills' })).toBeVisible();
	await page.goto('/specification/compare?a=nobody-has-this&b=st0072-vtct');
	await expect(page.getByText('The specification “nobody-has-this” is not in this version')).toBeVisible();
});
