import { readFile } from 'node:fs/promises';
import { readCalendar } from '../support/calendar.ts';
import { expect, openSample, settled, test, type Page } from './support/fixture.ts';

/** The sample's gateway page, all of it shown. */
/** The days in these stories lie ahead of this one, whenever they are told. */
const isNovember2026 = (page: Page) => page.clock.setFixedTime('2026-11-23T10:00:00');

async function openGateway(page: Page): Promise<void> {
	await openSample(page);
	await page.getByRole('link', { name: 'Gateway', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Gateway' })).toBeVisible();
	await settled(page);
}

/** An item of the list, opened. */
async function open(page: Page, name: string) {
	const item = page
		.locator('details[id]', { has: page.locator('summary strong', { hasText: name }) })
		.first();
	await item.locator('summary').first().click();
	return item;
}

const stop = (page: Page, name: string) =>
	page.getByRole('list', { name: 'Dates in order' }).getByRole('listitem').filter({ hasText: name });

async function calendarOf(page: Page) {
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the dates for my calendar' }).click();
	const file = await download;
	expect(file.suggestedFilename()).toMatch(/\.ics$/);
	return readCalendar(await readFile(await file.path(), 'utf8'));
}

test('an employer sees what is missing and who must act, declares, and takes it back', async ({ page }) => {
	await openGateway(page);
	await expect(page.getByText('Not ready yet')).toBeVisible();
	await expect(page.getByText('6 items of 9 open.')).toBeVisible();
	await page.getByRole('link', { name: 'Knowledge, skills and behaviours signed off' }).first().click();
	const item = page.locator('#item-employer-sign-off');
	await expect(item).toContainText('Not yet known');
	await expect(item).toContainText('Waymark computes nothing here');

	const name = item.getByLabel('Name of the employer');
	await name.fill('');
	await item.getByRole('button', { name: /^Yes/ }).click();
	await expect(item.getByText('Enter the name of the person who says so.')).toBeVisible();
	await expect(name).toBeFocused();
	await name.fill('Des Okafor');
	await item.getByRole('button', { name: /^Yes/ }).click();
	await expect(page.getByText('Des Okafor said yes.')).toBeVisible();
	await expect(item.locator('summary').first()).toContainText('Met');
	await expect(page.getByText('5 items of 9 open.')).toBeVisible();

	await page.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(item.locator('summary').first()).toContainText('Not yet known');
	await expect(page.getByText('6 items of 9 open.')).toBeVisible();

	await item.getByRole('button', { name: /^Not yet/ }).click();
	await expect(item.locator('summary').first()).toContainText('Not met');
	await page.reload();
	await expect(page.locator('#item-employer-sign-off summary').first()).toContainText('The employer said no');
});

test('a certificate is added, a second one is warned of, and the funding rule stands beside the handbook', async ({
	page
}) => {
	await openGateway(page);
	const maths = await open(page, 'Maths, level 1');
	await expect(maths).toContainText('Handbook and funding rule differ. Check with your provider');
	await maths.getByText('Rely on the funding rule').click();
	const reliance = maths.locator('details', { hasText: 'Say who agreed' });
	await reliance.getByLabel('Role').selectOption('Training provider');
	await reliance.getByLabel('Name').fill('Ana Pike');
	await maths.getByRole('button', { name: /^Rely on it/ }).click();
	await expect(maths.locator('summary').first()).toContainText('Does not apply');
	await expect(maths).toContainText('Ana Pike (training provider) agreed to rely on the funding rule');

	await page.getByRole('heading', { name: 'Done' }).click();
	const english = await open(page, 'English, level 1');
	await english.getByLabel('Level of the English certificate').selectOption('Level 1');
	await english.getByLabel('Date on it').fill('2099-01-01');
	await english.getByRole('button', { name: 'Add the English certificate' }).click();
	await expect(english.getByText('This day is still to come.')).toBeVisible();
	await english.getByLabel('Date on it').fill('2019-08-22');
	await english.getByRole('button', { name: 'Add the English certificate' }).click();
	await expect(page.getByText('There are 2 certificates in English')).toBeVisible();
	await english.getByRole('button', { name: /^Remove.*Level 1, 22 August 2019/ }).click();
	await expect(page.getByText('There are 2 certificates in English')).toHaveCount(0);
});

test('dates move the timeline, and what cannot be true is said', async ({ page }) => {
	await isNovember2026(page);
	await openGateway(page);
	await page.getByLabel('Assessment', { exact: true }).fill('2027-07-01');
	await page.getByRole('button', { name: 'Save dates' }).click();
	await expect(page.getByText('Dates saved.')).toBeVisible();
	await expect(stop(page, 'Book the assessment')).toContainText('3 Jun 2027');
	await expect(stop(page, 'Upload the showcase')).toContainText('11 Jun 2027');

	await page.getByLabel('Gateway', { exact: true }).fill('2001-01-01');
	await page.getByRole('button', { name: 'Save dates' }).click();
	await expect(page.getByText('Gateway cannot be before the start.')).toBeVisible();
	await expect(page.getByLabel('Gateway', { exact: true })).toBeFocused();
	await page.getByLabel('Gateway', { exact: true }).fill('2027-05-01');

	await page.getByLabel('Date of birth').fill('2019-05-01');
	await page.getByRole('button', { name: 'Save dates' }).click();
	await expect(page.getByText(/By these dates the apprentice is \d years? old/)).toBeVisible();

	await page.getByLabel('Date of birth').fill('2004-05-01');
	await page.getByLabel('Assessment', { exact: true }).fill('2031-02-03');
	await page.getByRole('button', { name: 'Save dates' }).click();
	await expect(page.getByText('Some dates are too far ahead to count')).toBeVisible();
	await expect(stop(page, 'Book the assessment')).toHaveCount(0);
});

test('a day that is half typed is asked for, not taken for an empty one', async ({ page }) => {
	await openGateway(page);
	await page.getByText('Add a break in learning').click();
	await page.getByLabel('First day away').fill('2026-03-02');
	const last = page.getByLabel('Last day away');
	await last.pressSequentially('12');
	await page.getByRole('button', { name: 'Add the break' }).click();
	await expect(page.getByText('This day does not exist.')).toBeVisible();
	await expect(last).toBeFocused();
	await last.fill('2026-03-20');
	await expect(page.getByText('This day does not exist.')).toHaveCount(0);
	await page.getByRole('button', { name: 'Add the break' }).click();
	await expect(page.getByText('Away from 2 March 2026 to 20 March 2026').first()).toBeVisible();
});

test('a wished day is planned back before anything is saved', async ({ page }) => {
	await isNovember2026(page);
	await openGateway(page);
	const plan = page.locator('section', { has: page.getByRole('heading', { name: 'Plan back from a day' }) });
	await plan.getByText('Try out a day').click();
	await plan.getByLabel('To be assessed on').fill('2027-07-01');
	await expect(plan).toContainText('3 Jun 2027 Gateway by then at the latest');
	await expect(stop(page, 'Book the assessment')).not.toContainText('3 Jun 2027');
	await plan.getByRole('button', { name: 'Keep this day' }).click();
	await expect(stop(page, 'Book the assessment')).toContainText('3 Jun 2027');
	await expect(plan.getByRole('button', { name: 'Keep this day' })).toHaveCount(0);
});

test('the calendar file has each date once, and moves it when it is saved again', async ({ page }) => {
	await isNovember2026(page);
	await openGateway(page);
	const first = await calendarOf(page);
	const uid = (event: Readonly<Record<string, string>>) => event['UID'] ?? '';
	const booking = (calendar: typeof first) =>
		calendar.events.find((event) => uid(event).startsWith('book-by.'));
	expect(first.events.length).toBeGreaterThan(3);

	await page.getByLabel('Assessment', { exact: true }).fill('2027-07-01');
	await page.getByRole('button', { name: 'Save dates' }).click();
	await expect(stop(page, 'Book the assessment')).toContainText('3 Jun 2027');
	const second = await calendarOf(page);
	expect(second.events.map(uid).sort()).toEqual(first.events.map(uid).sort());
	expect(booking(second)?.['DTSTART;VALUE=DATE']).toBe('20270603');
	expect(booking(second)?.['DTSTART;VALUE=DATE']).not.toBe(booking(first)?.['DTSTART;VALUE=DATE']);
});

test('the dashboard has gateway in one line that leads there', async ({ page }) => {
	await openSample(page);
	await expect(page.getByText(/6 items open\. Next deadline: Book the assessment by/)).toBeVisible();
	await page.getByRole('link', { name: 'Gateway: not ready yet' }).click();
	await expect(page.getByText('Who must act')).toBeVisible();
});
