import { readFile } from 'node:fs/promises';
import { readCalendar } from '../support/calendar.ts';
import { inDays } from './support/days.ts';
import { expect, openSample, predictedGrade, settled, test, type Page } from './support/fixture.ts';

async function go(page: Page, name: 'Days' | 'Results' | 'Reviews' | 'Hours'): Promise<void> {
	await page.getByRole('link', { name: 'Gateway', exact: true }).click();
	await page
		.getByRole('navigation', { name: 'Gateway pages' })
		.getByRole('link', { name, exact: true })
		.click();
	await settled(page);
}

async function enterResult(page: Page, method: string, grade: string): Promise<void> {
	await page.getByRole('button', { name: 'Enter a result' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Save the result' }).click();
	await expect(dialog.getByText('Choose the grade that you were told.')).toBeVisible();
	await dialog.getByLabel('Method').selectOption(method);
	await dialog.getByLabel('Grade').selectOption(grade);
	await dialog.getByRole('button', { name: 'Save the result' }).click();
	await expect(dialog).toBeHidden();
}

test('an apprentice plans the day, fails a method, agrees what to do, and passes the retake', async ({
	page
}) => {
	await openSample(page);
	await go(page, 'Days');
	await page.getByRole('button', { name: /^Plan this day ?: Apprentice showcase/ }).click();
	const form = page.getByRole('dialog');
	await form.getByLabel('Day', { exact: true }).fill(inDays(5));
	await form.getByLabel('Time').fill('10:30');
	await form.getByLabel('Place or link').fill('https://meeting.example/room');
	await form.getByLabel('What to bring').fill('The showcase');
	await form.getByRole('button', { name: 'Save the plan' }).click();
	await expect(form).toBeHidden();
	await expect(page.getByText('10:30, in 5 days')).toBeVisible();
	await expect(page.getByRole('link', { name: 'https://meeting.example/room' })).toBeVisible();
	await expect(page.getByText('Passport that has not run out')).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the dates for my calendar' }).click();
	const calendar = readCalendar(await readFile(await (await download).path(), 'utf8'));
	expect(calendar.events.map((event) => event['UID']?.split('.')[0])).toEqual(
		expect.arrayContaining(['day-showcase', 'day-observation', 'day-discussion'])
	);

	await go(page, 'Results');
	await enterResult(page, 'observation', 'fail');
	const observation = page
		.getByRole('listitem')
		.filter({ has: page.getByRole('heading', { name: 'Practical observation' }) });
	await expect(observation).toContainText('Achieved Fail');
	await expect(observation).toContainText('Predicted, secure Pass');
	await expect(page.getByText('Pass at most, and so is the overall grade')).toBeVisible();
	await expect(page.getByText('sign the retake declaration')).toBeVisible();
	await page.getByText('Add an action').click();
	await page.getByLabel('What is to be done').fill('Practise the greeting with Marek');
	await page.getByLabel('By which day').fill(inDays(3));
	await page.getByRole('button', { name: 'Add the action' }).click();
	await expect(page.getByText('Practise the greeting with Marek').first()).toBeVisible();

	await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
	const next = page.locator('section', { has: page.getByRole('heading', { name: 'Next steps' }) }).last();
	await expect(next.getByRole('listitem').nth(0)).toContainText('Practical observation was not passed');
	await expect(next.getByRole('listitem').nth(1)).toContainText(
		'Practise the greeting with Marek. Agreed for'
	);
	await expect(next.getByRole('listitem').nth(2)).toContainText('Apprentice showcase is on');
	await expect(predictedGrade(page)).toContainText(/Reachable\s*Pass/);

	await next.getByRole('link', { name: /^See the actions/ }).click();
	await page.getByRole('button', { name: /^Done ?: Practise the greeting/ }).click();
	await expect(page.getByText(/done on/)).toBeVisible();

	await go(page, 'Results');
	await enterResult(page, 'observation', 'distinction');
	await expect(observation).toContainText('Achieved Pass');
	await expect(
		page.getByText('It is counted as pass, unless exceptional circumstances were agreed')
	).toBeVisible();
	await expect(page.getByRole('heading', { name: /^Going again/ })).toBeHidden();
	await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
	await expect(observation).toContainText('Achieved Fail');
	await page.reload();
	await expect(observation).toContainText('Achieved Fail');
});

test('a review is logged with the figures of the day, and hours add up against the plan', async ({
	page
}) => {
	await openSample(page);
	await go(page, 'Hours');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByText('Say it in a few words.')).toBeVisible();
	await expect(page.getByLabel('What it was')).toBeFocused();
	await page.getByLabel('What it was').fill('Complaints workshop');
	await page.getByLabel('Hours', { exact: true }).fill('25');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByText('no more than the 24 hours of a day')).toBeVisible();
	await page.getByLabel('Hours', { exact: true }).fill('6,5');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await page.getByLabel('Planned hours').fill('200');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('6 h 30 min of 200 h')).toBeVisible();
	await page.getByRole('button', { name: /^Remove ?: Complaints workshop/ }).click();
	await expect(page.getByRole('heading', { name: 'No training logged yet' })).toBeVisible();
	await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
	await expect(page.getByText('6 h 30 min of 200 h')).toBeVisible();

	await go(page, 'Reviews');
	await page.getByRole('button', { name: 'Log a review' }).click();
	const form = page.getByRole('dialog');
	await form.getByLabel('Day').fill('2020-01-01');
	await form.getByRole('button', { name: 'Save the review' }).click();
	await expect(form.getByText('before the apprenticeship began')).toBeVisible();
	await form.getByLabel('Day').fill(inDays(0));
	await form.getByLabel('Who was there').fill('Kezia, Marek');
	await form.getByLabel('What was said').fill('Calls are good.');
	await form.getByRole('button', { name: 'Save the review' }).click();
	await expect(form).toBeHidden();
	const held = page.locator('section', { has: page.getByRole('heading', { name: 'Reviews held' }) }).last();
	await expect(held).toContainText('Kezia, Marek');
	await held.getByText(/^Figures of/).click();
	await expect(held.getByRole('row', { name: /^Practical observation/ })).toContainText('of 25');
	await expect(held.getByText(/6 h 30 min of training/)).toBeVisible();
});
