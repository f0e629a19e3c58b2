import { inDays } from './support/days.ts';
import { expect, openSample, settled, test, type Page } from './support/fixture.ts';

async function goToReviews(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Gateway', exact: true }).click();
	await page
		.getByRole('navigation', { name: 'Gateway pages' })
		.getByRole('link', { name: 'Reviews', exact: true })
		.click();
	await settled(page);
}

async function logReview(page: Page, title: string, day: string, open: RegExp | string): Promise<void> {
	await page.getByRole('button', { name: open }).click();
	const form = page.getByRole('dialog');
	await form.getByLabel('Title').fill(title);
	await form.getByLabel('Day').fill(day);
	await form.getByRole('button', { name: 'Save the review' }).click();
	await expect(form).toBeHidden();
}

const part = (page: Page, name: string) =>
	page.locator('section', { has: page.getByRole('heading', { name, exact: true }) }).last();

test('a review is planned, moved, counted down to on the dashboard, and becomes the one that was held', async ({
	page
}) => {
	await openSample(page);
	await goToReviews(page);
	await page.getByRole('button', { name: 'Plan a review' }).click();
	const form = page.getByRole('dialog');
	await form.getByLabel('Title').fill('Coffee with Marek');
	await form.getByLabel('Planned day').fill(inDays(-1));
	await form.getByRole('button', { name: 'Save the day' }).click();
	await expect(form.getByLabel('Planned day')).toHaveAttribute('aria-invalid', 'true');
	await form.getByLabel('Planned day').fill(inDays(30));
	await form.getByRole('button', { name: 'Save the day' }).click();
	await expect(part(page, 'Planned')).toContainText('in 30 days');

	const step = part(page, 'Next steps').getByRole('listitem').filter({ hasText: 'Coffee with Marek' });
	await test.step('a month away it is no next step, a week away it is', async () => {
		await page.getByRole('button', { name: /^Move ?: Coffee with Marek/ }).click();
		await form.getByLabel('Planned day').fill(inDays(6));
		await form.getByRole('button', { name: 'Save the day' }).click();
		await expect(part(page, 'Planned')).toContainText('in 6 days');
		await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
		await page.getByRole('button', { name: /^Show \d+ more/ }).click();
		await expect(step).toHaveCount(1);
	});

	await goToReviews(page);
	await logReview(page, 'Coffee with Marek', inDays(0), /^Log it ?: Coffee with Marek/);
	await expect(part(page, 'Reviews held').getByRole('heading', { name: 'Coffee with Marek' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Planned', exact: true })).toHaveCount(0);
});

test('a report tells what changed since the last review and what was agreed, on two pages with lines to sign', async ({
	page
}) => {
	await openSample(page);
	await goToReviews(page);
	await logReview(page, 'Autumn review', inDays(-1), 'Log a review');
	await part(page, 'Reviews held').getByText('Add an action').click();
	const held = part(page, 'Reviews held');
	await held.getByText(/^Figures of/).click();
	expect(
		await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
		'a wide table scrolls in its own box'
	).toBe(0);
	await held.getByLabel('What is to be done').fill('Ask Des to watch a hard call');
	await held.getByLabel('By which day').fill(inDays(20));
	await held.getByRole('button', { name: 'Add the action' }).click();
	await expect(
		held.getByRole('listitem').filter({ hasText: 'Ask Des to watch a hard call' })
	).not.toHaveCount(0);

	await page.goto('/evidence/new');
	await page.getByLabel('Title').fill('The day the lift stopped');
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'The day the lift stopped' })).toBeVisible();

	await page.goto('/dashboard/report');
	await settled(page);
	const report = page.getByRole('article', { name: 'The report' });
	await expect(page.getByLabel('Compare with').locator('option:checked')).toContainText('Autumn review');
	await expect(report.getByRole('row', { name: /^Pieces of evidence (\d+) \d+ \+1$/ })).toBeVisible();
	await expect(
		report.getByRole('row', { name: /^Overall, secure No pass yet No pass yet none$/ })
	).toBeVisible();
	// Only what the kept figures had not counted: all of the sample came into being on this device today.
	await expect(report).toContainText('1 new piece of evidence: The day the lift stopped.');
	await expect(report.getByRole('row', { name: /^Ask Des to watch a hard call Apprentice/ })).toBeVisible();
	await expect(report.getByRole('row', { name: /^Tutor Helen Marchbank/ })).toBeVisible();

	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden();
	await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
	const pdf = await page.pdf({
		format: 'A4',
		margin: { top: '12mm', right: '12mm', bottom: '12mm', left: '12mm' }
	});
	expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
});
