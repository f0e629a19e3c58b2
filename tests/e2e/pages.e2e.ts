import { axe } from './support/axe.ts';
import { expect, openSample, settled, still, test, type Page } from './support/fixture.ts';
import { everyPage } from './support/site.ts';

// Pages as they come from the worker, as at every visit but the first.
test.use({ serviceWorkers: 'allow' });

/** Both themes and both sizes; not all four pairs, which would find the same again. */
const looks = [
	{ width: 320, colorScheme: 'light' },
	{ width: 1280, colorScheme: 'dark' }
] as const;

/** Looks at the page as it stands, on the narrowest phone and on a desktop. */
async function inspect(page: Page): Promise<void> {
	await settled(page);
	for (const { width, colorScheme } of looks)
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

/** So many pages share one visit: to begin anew for each would take longer than to look at them. */
const together = 8;
for (let first = 0; first < everyPage().length; first += together) {
	const paths = everyPage().slice(first, first + together);
	test(`on a device without records, these are in order: ${paths.join(' ')}`, async ({ page }) => {
		test.slow();
		for (const path of paths) {
			await test.step(path, async () => {
				await page.goto(path);
				await inspect(page);
			});
			await test.step(`${path} with an id that does not exist`, async () => {
				await page.goto(`${path}?id=nobody-has-this`);
				await settled(page);
				await expect(page.locator('h1')).toHaveText(/\S/);
				expect.soft(await axe(page), 'axe finds nothing').toEqual([]);
			});
		}
	});
	test(`with the sample record open, these are in order: ${paths.join(' ')}`, async ({ page }) => {
		test.slow();
		await openSample(page);
		for (const path of paths)
			await test.step(path, async () => {
				await page.goto(path);
				await inspect(page);
			});
	});
}

test('the first piece and the first requirement of the sample are in order', async ({ page }) => {
	await openSample(page);
	for (const list of ['/evidence', '/requirements']) {
		await page.goto(await firstItem(page, list));
		await inspect(page);
	}
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
