import { axe } from './support/axe.ts';
import { expect, openSample, predictedGrade, settled, still, test, type Page } from './support/fixture.ts';
import { items, newRecord, radio, saved, startMock } from './support/mocks.ts';

test('33 items are marked by keys alone within 90 seconds, and the dashboard follows', async ({ page }) => {
	await newRecord(page, 'Active IQ');
	await startMock(page, 'Practical observation');
	await expect(items(page)).toHaveCount(33);
	await expect(radio(page, 0, 'Met')).toBeFocused();
	for (const name of ['Met', 'Not met', 'Met with a comment', 'Question'])
		await expect(page.getByRole('radio', { name, exact: true })).toHaveCount(33);

	const began = Date.now();
	for (let item = 0; item < 33; item++) await page.keyboard.press('1');
	await expect(page.getByText('33 of 33')).toBeVisible();
	await saved(page);
	const took = Date.now() - began;
	test.info().annotations.push({ type: 'marking', description: `33 items in ${took} ms` });
	expect(took, 'milliseconds for 33 items').toBeLessThan(90_000);

	await expect(page.getByRole('button', { name: 'Finish mock' })).toBeFocused();
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/mocks\/result/);
	await expect(page.getByText('Practical observation: distinction.', { exact: false })).toBeVisible();
	await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
	const observation = predictedGrade(page).getByText('Practical observation').locator('..');
	await expect(observation).toContainText(/Secure\s*Distinction/);
});

test('keys move, mark, take back and note, and letters in a note stay letters', async ({
	page,
	isMobile
}) => {
	await openSample(page);
	await startMock(page, 'Practical observation');
	await page.keyboard.press('2');
	await expect(radio(page, 0, 'Not met')).toBeChecked();
	await page.keyboard.press('3');
	await expect(radio(page, 1, 'Met with a comment')).toBeChecked();
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('4');
	await expect(radio(page, 1, 'Question')).toBeChecked();
	await page.keyboard.press('k');
	await page.keyboard.press('0');
	await expect(items(page).nth(1).getByRole('radio', { checked: true })).toHaveCount(0);
	await page.keyboard.press('j');
	await page.keyboard.press('n');
	await page.keyboard.type('1 jar, 2 keys');
	await page.keyboard.press('Escape');
	await page.keyboard.press('1');
	await expect(radio(page, 2, 'Met')).toBeChecked();
	await expect(page.getByRole('textbox', { name: /^Note at/ })).toHaveValue('1 jar, 2 keys');
	await saved(page);

	// Where nothing can hover there is most likely no keyboard: its map and switch stay away.
	if (!isMobile) await page.getByRole('checkbox', { name: 'Mark by keys' }).uncheck();
	else await page.getByRole('textbox', { name: /^Note at/ }).focus();
	await page.keyboard.press('2');
	await expect(page.getByText('2 of 25')).toBeVisible();
});

/** A panel beside the sheet: open at once where there is room for both. */
async function panel(page: Page, name: string) {
	const details = page
		.getByRole('group')
		.filter({ has: page.getByText(name, { exact: false }) })
		.first();
	await expect(details).toBeVisible();
	if ((await details.getAttribute('open')) === null) await details.locator('summary').first().click();
	return details;
}

test('questions are put and timed beside the sheet, followed up, and stand in the result', async ({
	page
}) => {
	test.slow();
	await newRecord(page, 'Professional Assessment');
	await startMock(page, 'Practical Observation');
	await expect(page.getByText('of 9:00 at most')).toBeVisible();
	await page.keyboard.press('4');
	await page.keyboard.press('k');
	await page.keyboard.press('n');
	await page.keyboard.type('Which customer was that?');
	await page.keyboard.press('Escape');
	const questions = await panel(page, 'Questions to ask');
	const points = questions.getByRole('group').filter({ hasText: 'To clear up' });
	await points.getByRole('button', { name: /^Ask .*Which customer was that/ }).click();
	await expect(points).toContainText('Asked');
	await questions.getByRole('textbox', { name: /^Note of the answer/ }).fill('The man with the dog.');
	await questions.getByRole('button', { name: /^Follow it up/ }).click();
	await questions.getByRole('textbox', { name: 'Follow-up question' }).fill('And the dog?');
	await questions.getByRole('button', { name: 'Ask it' }).first().click();
	await expect(questions.getByText('Following up')).toBeVisible();
	await expect(questions.getByText('Took 0:', { exact: false })).toBeVisible();
	await page.getByRole('button', { name: 'Answered', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Answered', exact: true })).toHaveCount(0);
	await saved(page);

	await page.reload();
	const again = await panel(page, 'Questions to ask');
	await expect(again.getByRole('textbox', { name: /^Note of the answer.*Which/ })).toHaveValue(
		'The man with the dog.'
	);
	await again
		.getByRole('button', { name: /^P1 .*go to/ })
		.first()
		.click();
	await expect(page.locator('input[type=radio]:focus')).toHaveCount(1);
	await page.getByRole('button', { name: 'Finish mock' }).click();
	await page.getByRole('button', { name: 'Finish all the same' }).click();
	await page.waitForURL(/\/mocks\/result/);
	await page.getByText(/^2 in 0:/).click();
	await expect(page.getByText('The man with the dog.')).toBeVisible();
	await expect(page.getByText('changed after this mock was sealed')).toHaveCount(0);
});

test('pieces are read beside the sheet, and attempts are compared criterion by criterion', async ({
	page
}) => {
	await openSample(page);
	await startMock(page, 'Professional discussion');
	const portfolio = await panel(page, 'Portfolio to read');
	await expect(portfolio).toContainText(/1 of \d+ pieces for P1/);
	await portfolio.getByRole('group').first().locator('summary').click();
	await expect(portfolio.getByRole('link', { name: /^Open the piece/ })).toBeVisible();
	await expect(portfolio).toContainText('Where:');

	await page.getByRole('link', { name: 'All mocks' }).click();
	await page.getByRole('link', { name: 'Compare' }).click();
	await expect(page.getByText('2 attempts: 16, then 23 of 25 met, 7 more than at first.')).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'Missed, then met' }).first()).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'Missed twice' })).toHaveCount(2);
});

for (const [width, height] of [
	[320, 640],
	[1280, 800]
] as const)
	test(`a mock that runs, pauses and asks is in order at ${width} px in both themes`, async ({ page }) => {
		test.slow();
		await openSample(page);
		await startMock(page, 'Practical observation');
		await page.setViewportSize({ width, height });
		for (const key of ['1', '2', '3', '4']) await page.keyboard.press(key);
		await saved(page);
		const inspect = async (state: string) => {
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await still(page);
				expect.soft(await axe(page), `${state}, ${colorScheme}`).toEqual([]);
				const tooWide = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth
				);
				expect.soft(tooWide, `${state}: pixels to scroll sideways`).toBe(0);
			}
		};
		await settled(page);
		await inspect('running');
		await page.getByRole('button', { name: 'Pause' }).click();
		await expect(page.getByText('Paused', { exact: true })).toBeVisible();
		await inspect('paused');
		await page.getByRole('button', { name: 'Finish mock' }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
		await inspect('asking');
		await page.getByRole('button', { name: 'Finish all the same' }).click();
		await page.waitForURL(/\/mocks\/result/);
		await settled(page);
		await inspect('result');
	});
