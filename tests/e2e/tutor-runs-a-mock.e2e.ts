import { readFile } from 'node:fs/promises';
import { axe } from './support/axe.ts';
import { expect, openSample, predictedGrade, settled, still, test, type Page } from './support/fixture.ts';

/** Starts a mock as a tutor would: the Mocks page, the method, one more press. */
async function startMock(page: Page, method: string): Promise<void> {
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

async function newRecord(page: Page, organisation: string): Promise<void> {
	await page.goto('/new');
	await page.getByRole('radio', { name: organisation }).check();
	await page.getByLabel('Apprentice’s name').fill('Robin Hale');
	await page.getByRole('button', { name: 'Create the record' }).click();
	await page.waitForURL(/\/dashboard/);
	await expect(predictedGrade(page)).toContainText('No pass yet');
}

const items = (page: Page) => page.getByRole('radiogroup');
const radio = (page: Page, item: number, name: string) =>
	items(page).nth(item).getByRole('radio', { name, exact: true });
const saved = (page: Page) => expect(page.getByText('All saved')).toBeVisible();
const digits = (page: Page) => page.getByText('Time taken', { exact: true }).locator('..');
/** What the clock shows, in seconds. */
const seconds = async (page: Page) => {
	const shown = /(\d+):(\d{2})/.exec((await digits(page).textContent()) ?? '');
	return Number(shown?.[1]) * 60 + Number(shown?.[2]);
};

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

test('a result is written up, corrected and released, and the apprentice sees it', async ({ page }) => {
	await openSample(page);
	await startMock(page, 'Professional discussion');
	await page.keyboard.press('2');
	for (let item = 1; item < 11; item++) await page.keyboard.press('1');
	await saved(page);
	await page.getByRole('button', { name: 'Finish mock' }).click();
	await page.waitForURL(/\/mocks\/result/);
	await expect(page.getByText('Professional discussion: fail.', { exact: false })).toBeVisible();
	await expect(page.getByLabel('Gaps')).toHaveValue(/internal and external customers differ/);

	await page.getByLabel('Strengths').fill('Three good examples.');
	await expect(page.getByText('Saved as you write.')).toBeVisible();
	await page.getByText('Suggested from the marks').click();
	await page.getByRole('button', { name: /^Add .*internal and external customers differ/ }).click();
	await expect(page.getByText('Suggested from the marks')).toHaveCount(0);
	await expect(page.getByRole('button', { name: /^Done .*internal and external customers/ })).toBeVisible();
	await page
		.getByRole('button', { name: /^Correct this.*how internal and external customers differ/ })
		.click();
	await page.getByRole('button', { name: 'Add the correction' }).click();
	await expect(page.getByText('Say why in a few words.')).toBeVisible();
	await page.getByRole('textbox', { name: 'Why' }).fill('She had said it in her second answer.');
	await page.getByRole('button', { name: 'Add the correction' }).click();
	await expect(page.getByText('Professional discussion: distinction.', { exact: false })).toBeVisible();
	await expect(page.getByText('Corrected to “Met”')).toHaveCount(1);
	await expect(page.getByText('changed after this mock was sealed')).toHaveCount(0);

	await page.getByRole('button', { name: 'Release to the apprentice' }).click();
	await expect(page.getByText(/^Released to the apprentice on/)).toBeVisible();
	await page.reload();
	await expect(page.getByLabel('Strengths')).toHaveValue('Three good examples.');
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save as a file' }).click()
	]);
	expect(file.suggestedFilename()).toMatch(/^feedback-discussion-.*\.html$/);
	const html = await readFile(await file.path(), 'utf8');
	for (const words of [
		'Three good examples.',
		'Practise this, and bring an example',
		'Released to the apprentice'
	])
		expect(html).toContain(words);
	await page.getByRole('link', { name: 'All mocks' }).click();
	const lines = page
		.getByRole('listitem')
		.filter({ has: page.getByRole('link', { name: 'Professional discussion' }) });
	await expect(lines).toHaveCount(2);
	await expect(page.getByText('not released')).toHaveCount(0);
});

test('practice alone is kept out of the prediction', async ({ page }) => {
	await newRecord(page, 'VTCT Skills');
	await page.getByRole('link', { name: 'Mocks', exact: true }).click();
	await page.getByRole('button', { name: 'Start a mock' }).click();
	await page.getByRole('radio', { name: 'Professional discussion' }).check();
	await page.getByLabel('Who conducts it').selectOption('Nobody: I practise alone');
	await page.getByRole('button', { name: /Start/ }).click();
	await expect(items(page)).toHaveCount(11);
	for (let item = 0; item < 11; item++) await page.keyboard.press('1');
	await saved(page);
	await page.getByRole('button', { name: 'Finish mock' }).click();
	await expect(page.getByText('It stays out of the predicted grade.', { exact: false })).toBeVisible();
	await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
	const discussion = predictedGrade(page).getByText('Professional discussion').locator('..');
	await expect(discussion).toContainText(/Secure\s*No pass yet/);
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
