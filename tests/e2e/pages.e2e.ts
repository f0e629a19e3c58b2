import { axe } from './support/axe.ts';
import { expect, openSample, settled, still, test, type Page } from './support/fixture.ts';
import { everyPage } from './support/site.ts';

const themes = ['light', 'dark'] as const;
const widths = [320, 1280];

/** Looks at the page as it stands in both themes, on the narrowest phone and on a desktop. */
async function inspect(page: Page): Promise<void> {
	await settled(page);
	for (const width of widths) {
		for (const colorScheme of themes) {
			await test.step(`${colorScheme}, ${width} px`, async () => {
				await page.setViewportSize({ width, height: width < 600 ? 640 : 800 });
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await still(page);
				await expect.soft(page.locator('h1')).toHaveCount(1);
				expect.soft(await axe(page), 'axe finds nothing').toEqual([]);
				const tooWide = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth
				);
				expect.soft(tooWide, 'pixels to scroll sideways').toBe(0);
			});
		}
	}
}

for (const path of everyPage())
	test(`${path} is in order on a device without records`, async ({ page }) => {
		await page.goto(path);
		await inspect(page);
		await test.step('with an id that does not exist', async () => {
			await page.goto(`${path}?id=nobody-has-this`);
			await settled(page);
			await expect(page.locator('h1')).toHaveText(/\S/);
			expect.soft(await axe(page), 'axe finds nothing').toEqual([]);
		});
	});

test('every page is in order with the sample record open', async ({ page }) => {
	test.slow();
	await openSample(page);
	const paths = everyPage();
	for (const list of ['/evidence', '/requirements']) paths.push(await firstItem(page, list));
	for (const path of paths)
		await test.step(path, async () => {
			await page.goto(path);
			await inspect(page);
		});
});

for (const name of ['Helen Marchbank', 'Des Okafor'])
	test(`the review is in order with work waiting for ${name}`, async ({ page }) => {
		test.slow();
		await handOver(page, name);
		await inspect(page);
	});

test('the review is in order while it asks who is here', async ({ page }) => {
	await openSample(page);
	await page.goto('/review');
	await page.getByRole('button', { name: /Who is here/ }).click();
	await page.getByRole('radio', { name: 'Somebody else' }).check();
	await page.getByRole('button', { name: 'Go on' }).click();
	await inspect(page);
});

test('the review is in order with a claim to send back and nothing said', async ({ page }) => {
	test.slow();
	await handOver(page, 'Helen Marchbank');
	await page
		.getByRole('button', { name: /^Send back/ })
		.first()
		.click();
	await page.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
	await inspect(page);
});

/** Opens the review of the sample for one of its people. */
async function handOver(page: Page, name: string): Promise<void> {
	await openSample(page);
	await page.goto('/review');
	await page.getByRole('button', { name: /Who is here/ }).click();
	await page.getByRole('radio', { name }).check();
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page.getByRole('heading', { name: /claims wait for you|^You can confirm/ })).toBeVisible();
}

/** The address of the first thing that a list leads to. */
async function firstItem(page: Page, list: string): Promise<string> {
	await page.goto(list);
	const link = page.locator(`main a[href^="${list}/item?"]`).first();
	return (await link.getAttribute('href')) ?? '';
}

test('an address that does not exist says so, in order', async ({ page, problems }) => {
	problems.allow(/^console error: .*(Failed to load resource.*404|Not found: \/no\/such\/page)/);
	const response = await page.goto('/no/such/page?id=1');
	expect(response?.status()).toBe(404);
	await inspect(page);
});
