import { expect, openSample, test, type Page } from './support/fixture.ts';

const numbers = (text: string) => [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
const main = (page: Page) => page.locator('main');

/** Lines of a table without its headings: each its first cell, then its figures. */
async function rowsOf(page: Page, name: RegExp): Promise<Map<string, number[]>> {
	const table = page.getByRole('table').filter({ hasText: name });
	const rows = await table.locator('tbody tr').allInnerTexts();
	return new Map(
		rows.map((row) => [row.split('\t')[0]?.trim() ?? '', numbers(row.split('\t').slice(1).join(' '))])
	);
}

/** The figures of one meter of the dashboard: covered, all, then each share that is there. */
async function meters(page: Page): Promise<Record<string, number>[]> {
	const found = await page
		.locator('section[aria-labelledby="coverage"] .columns > .stack .meter')
		.allInnerTexts();
	return found.map((text) =>
		Object.fromEntries(
			[...text.matchAll(/(\d+) (confirmed|claimed|sent back|through a link|nothing yet)/g)].map(
				([, count, word]) => [word, Number(count)]
			)
		)
	);
}

async function sit(page: Page, name: string) {
	await page.getByRole('button', { name: /Who is here/ }).click();
	const dialog = page.getByRole('dialog', { name: 'Who is here?' });
	await dialog.getByRole('radio', { name }).check();
	await dialog.getByRole('button', { name: 'Go on' }).click();
	await expect(dialog).toBeHidden();
}

test('one figure is the same on every page that shows it, and a tutor’s first step is theirs', async ({
	page
}) => {
	test.slow();
	await openSample(page);
	await expect(page.locator('.meter').first()).toBeVisible();
	await expect(main(page)).toContainText('to gateway');
	const drawn = await meters(page);
	const total = (word: string) => drawn.reduce((sum, one) => sum + (one[word] ?? 0), 0);
	const gatewayLine = await main(page)
		.getByText(/items open/)
		.innerText();
	const [days] = numbers(
		(await main(page)
			.getByText(/days to gateway/)
			.innerText()) ?? ''
	);
	const [, deadlineDays] = /in (\d+) days/.exec(gatewayLine) ?? [];
	const [, open] = /(\d+) items open/.exec(gatewayLine) ?? [];
	const grades = (await page.locator('.signs strong, .signs .grade').allInnerTexts()).map((word) =>
		word.trim()
	);
	await expect(page.getByText(/claims? that (was|were) sent back\.$/).first()).toBeVisible();
	await page.getByRole('button', { name: /^Show \d+ more$/ }).click();
	const steps = await page.locator('section[aria-labelledby="next"] li > p').allInnerTexts();
	const [sentBack] = numbers(steps.find((step) => step.includes('sent back')) ?? '');
	const [waiting] = numbers(steps.find((step) => step.startsWith('Ask your tutor')) ?? '');

	await test.step('claims: sent back and waiting', async () => {
		await page.goto('/review');
		await expect(page.getByRole('heading', { name: `${sentBack} claims were sent back` })).toBeVisible();
		await expect(page.getByRole('heading', { name: `${waiting} claims wait for a tutor` })).toBeVisible();
		await page.goto('/caseload');
		await expect(page.getByText(`${waiting} claims wait`).first()).toBeVisible();
		await expect(page.getByText(`${open} open`).first()).toBeVisible();
	});

	await test.step('the report', async () => {
		await page.goto('/dashboard/report');
		const report = page.getByRole('article', { name: 'The report' });
		await expect(report).toContainText(`in ${days} days`);
		await expect(report).toContainText(`in ${deadlineDays} days`);
		await expect(report).toContainText(`${open} open:`);
		const covered = await report
			.locator('section[aria-labelledby="report-coverage"] tbody tr')
			.evaluateAll((rows) =>
				rows.map((row) =>
					[...row.querySelectorAll('td:not(.picture):not(.asked)')].map((cell) => Number(cell.textContent))
				)
			);
		expect(covered).toEqual(
			drawn.map((one) =>
				['confirmed', 'claimed', 'sent back', 'through a link', 'nothing yet'].map((word) => one[word] ?? 0)
			)
		);
		const overall = await report
			.getByRole('row', { name: /^Overall (?!,)/ })
			.first()
			.getByRole('cell')
			.allInnerTexts();
		for (const [at, grade] of grades.entries()) expect(overall[at]).toBe(grade);
		await expect(report).toContainText(steps[0] ?? 'no step');
	});

	await test.step('the requirements', async () => {
		for (const [show, word] of [
			['confirmed', 'confirmed'],
			['claimed', 'claimed'],
			['returned', 'sent back'],
			['linked', 'through a link'],
			['missing', 'nothing yet']
		] as const) {
			await page.goto(`/requirements?show=${show}`);
			await expect(page.getByRole('status').filter({ hasText: 'requirement' })).toHaveText(
				new RegExp(`^${total(word)} requirement`)
			);
		}
	});

	await test.step('the employer', async () => {
		await sit(page, 'Des Okafor, employer');
		await page.goto('/review');
		const lead = main(page).locator('.summary');
		await expect(lead).toContainText(`${total('confirmed')} of `);
		await expect(lead).toContainText(`${total('claimed')} are claimed`);
		await expect(main(page)).toContainText(`${sentBack} claims were sent back`);
		await expect(main(page)).toContainText(`${waiting} claims wait for a tutor`);
		const areas = [...(await rowsOf(page, /Through a link/)).values()];
		const column = (at: number) => areas.reduce((sum, figures) => sum + (figures[at] ?? 0), 0);
		expect([1, 2, 3, 4, 5].map(column)).toEqual(
			['confirmed', 'claimed', 'sent back', 'through a link', 'nothing yet'].map(total)
		);
	});

	await test.step('the tutor', async () => {
		await sit(page, 'Helen Marchbank, tutor');
		await page.goto('/review');
		await expect(page.getByRole('heading', { name: `${waiting} claims wait for you` })).toBeVisible();
		await expect(main(page)).toContainText(`${sentBack} claims were sent back`);
		const due = page.getByRole('region', { name: 'Mocks due' });
		await expect(due.getByRole('link', { name: 'Apprentice showcase' })).toBeVisible();
		await expect(due).toContainText('No mock yet. Gateway is on');
		await page.goto('/dashboard');
		const own = page.locator('section[aria-labelledby="next"] li > p');
		await expect(own.first()).toHaveText(`${waiting} claims wait for you.`);
		await expect(own.nth(1)).toContainText('Apprentice showcase: a mock is due.');
	});
});
