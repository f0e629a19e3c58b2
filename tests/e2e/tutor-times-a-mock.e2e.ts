import { expect, openSample, test, type Page } from './support/fixture.ts';
import { startMock } from './support/mocks.ts';

const digits = (page: Page) => page.getByText('Time taken', { exact: true }).locator('..');
/** What the clock shows, in seconds. */
const seconds = async (page: Page) => {
	const shown = /(\d+):(\d{2})/.exec((await digits(page).textContent()) ?? '');
	return Number(shown?.[1]) * 60 + Number(shown?.[2]);
};

/** Sets the device's clock, as a person or the network may; the steady clock goes on. */
const setClock = (page: Page, minutes: number) =>
	page.evaluate((ms) => {
		const before = Date.now;
		Date.now = () => before() + ms;
	}, minutes * 60_000);

test('the clock keeps true through a pause, a clock set back and one set forward', async ({ page }) => {
	test.slow();
	await openSample(page);
	await startMock(page, 'Practical observation');
	await expect.poll(() => seconds(page)).toBeGreaterThanOrEqual(2);

	await page.getByRole('button', { name: 'Pause' }).click();
	await expect(page.getByText('Paused', { exact: true })).toBeVisible();
	await page.getByLabel('Why?').fill('A break');
	await page.getByLabel('Why?').press('Tab');
	const paused = await seconds(page);
	await setClock(page, 20);
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page.getByText('Paused', { exact: true })).toHaveCount(0);
	await expect.poll(() => seconds(page)).toBeGreaterThan(paused);
	expect(await seconds(page)).toBeLessThan(paused + 30);

	await setClock(page, -120);
	await expect(page.getByText('The time taken is not touched.', { exact: false })).toBeVisible();
	const set = await seconds(page);
	await expect.poll(() => seconds(page)).toBeGreaterThan(set);
	expect(await seconds(page)).toBeLessThan(set + 30);

	// Asleep for an hour, or set forward: the page cannot know.
	await setClock(page, 60);
	await expect(page.getByText('The page was away for a while')).toBeVisible();
	await expect(digits(page)).toContainText(/^Time taken\s*0:/);
	const away = page.getByRole('checkbox', { name: /^Count 1:00:0/ });
	await away.check();
	await expect(digits(page)).toContainText(/^Time taken\s*1:00:/);
	await away.uncheck();
	await expect(digits(page)).toContainText(/^Time taken\s*0:/);

	await page.getByRole('button', { name: 'Finish mock' }).click();
	await page.getByRole('button', { name: 'Finish all the same' }).click();
	await page.getByText('The clock and the seal').click();
	for (const line of ['Paused, not counted: A break', 'Page away, not counted'])
		await expect(page.getByRole('cell', { name: line })).toBeVisible();
});
