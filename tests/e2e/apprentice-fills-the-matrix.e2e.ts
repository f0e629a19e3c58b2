import { expect, openSample, test, type Page } from './support/fixture.ts';

/** One cell, whatever it says. */
const cell = (page: Page, about: string) => page.getByRole('gridcell', { name: `${about}: `, exact: false });

test('the matrix is filled and emptied by keyboard alone, and each act can be undone', async ({ page }) => {
	await openSample(page);
	await page.goto('/evidence/matrix?layer=criterion');
	const grid = page.getByRole('grid', { name: 'Evidence by requirement' });
	const rows = Number(await grid.getAttribute('aria-rowcount'));
	const columns = Number(await grid.getAttribute('aria-colcount'));
	await expect(page.getByText('27 pieces by 76 requirements')).toBeVisible();
	expect([rows, columns]).toEqual([28, 77]);

	// The grid is one stop for the Tab key, and the keys of a grid lead through it.
	await page.getByRole('checkbox', { name: 'As a list' }).focus();
	await page.keyboard.press('Tab');
	const first = page.getByRole('gridcell').first();
	await expect(first).toBeFocused();
	await page.keyboard.press('Control+End');
	const last = page.locator(':focus');
	await expect(last).toHaveAttribute('aria-colindex', String(columns));
	await expect(last.locator('..')).toHaveAttribute('aria-rowindex', String(rows));
	await expect(last).toBeInViewport({ ratio: 0.9 });
	await page.keyboard.press('Home');
	await expect(page.locator('[role=rowheader] :focus')).toBeVisible();
	await page.keyboard.press('Control+Home');
	await expect(page.getByRole('columnheader', { name: 'Evidence', exact: true })).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowRight');

	const here = page.locator(':focus');
	const about = 'A week of handover notes, Understanding the organisation P1';
	await expect(here).toHaveAccessibleName(`${about}: nothing yet`);
	await page.keyboard.press('Enter');
	await expect(here).toHaveAccessibleName(`${about}: claimed`);
	await page.keyboard.press('Space');
	await expect(here).toHaveAccessibleName(`${about}: nothing yet`);
	await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
	await expect(cell(page, about)).toHaveAccessibleName(`${about}: claimed`);
	await page.reload();
	await expect(cell(page, about)).toHaveAccessibleName(`${about}: claimed`);

	// What somebody wrote or decided does not go at one press.
	await page.getByRole('searchbox', { name: 'Find a piece' }).fill('practice discussion');
	await page
		.getByRole('gridcell', { name: /: sent back$/ })
		.first()
		.click();
	await expect(page.getByRole('dialog')).toContainText('Sent back');
	await expect(page.getByRole('dialog').getByRole('button', { name: 'Remove the claim' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('gridcell', { name: /: sent back$/ }).first()).toBeVisible();
});

test('what is to check leads to its fix, and a piece put right is off the list', async ({ page }) => {
	await openSample(page);
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	const line = page.getByRole('listitem').filter({ hasText: 'A week of handover notes' });
	await expect(line).toContainText('1 thing to check');
	await page.getByRole('link', { name: 'Checks', exact: true }).click();
	const piece = page
		.getByRole('listitem')
		.filter({ has: page.getByRole('heading', { name: 'A week of handover notes' }) });
	await expect(piece).toContainText('Nobody can tell when the work was done.');
	await piece.getByRole('link', { name: 'Enter the date' }).click();
	await page.getByLabel('Date of the work').fill('2026-10-05');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByText('5 October 2026')).toBeVisible();
	await expect(page).not.toHaveURL(/edit/);
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await expect(line).toContainText('5 Oct 2026');
	await expect(line).not.toContainText('to check');
});

test('a showcase is chosen, put in order and written up within its length', async ({ page }) => {
	await openSample(page);
	await page.goto('/evidence/showcase');
	const chosen = page.getByRole('region', { name: /^Your choice/ });
	await page.getByRole('button', { name: /^Choose these \d+$/ }).click();
	const pieces = chosen.getByRole('list').getByRole('listitem');
	await expect(pieces.first()).toContainText('Without it you would lose');
	await expect(page.getByText('No piece is needless')).toBeVisible();

	const second = (await pieces.nth(1).getByRole('link').textContent()) ?? '';
	await page.getByRole('button', { name: `Move ${second} up` }).focus();
	await page.keyboard.press('Enter');
	await expect(pieces.first().getByRole('link')).toHaveText(second);
	await expect(page.getByRole('button', { name: `Move ${second} down` })).toBeFocused();
	await page.reload();
	await expect(pieces.first().getByRole('link')).toHaveText(second);

	const covered = page.getByRole('region', { name: 'What it comes to' });
	const open = covered.getByText(/\d+ still open/);
	const before = Number.parseInt((await open.textContent()) ?? '', 10);
	await pieces.first().getByRole('button', { name: 'Leave out' }).click();
	await expect
		.poll(async () => Number.parseInt((await open.textContent()) ?? '', 10))
		.toBeGreaterThan(before);
	await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
	await expect(open).toHaveText(`${before} still open`);

	const writing = page.getByRole('region', { name: 'Write it up' });
	await writing.getByLabel('Title').fill('My showcase report');
	await writing.getByRole('button', { name: 'Begin writing' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'My showcase report' })).toBeVisible();
	await expect(page.getByLabel('What happened')).toHaveValue(new RegExp(`## ${second}`));
	await expect(page.getByText(/words, and \d+ in annexes, which do not count/)).toBeVisible();
});
