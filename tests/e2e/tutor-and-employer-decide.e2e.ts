import { axe } from './support/axe.ts';
import { expect, openSample, predictedGrade, test, type Page } from './support/fixture.ts';

const discussionAreas = ['Knowing your customers', 'Your role and responsibility', 'Customer experience'];

/** A record with one piece of evidence, claimed for the pass criteria of these areas, or for all there are. */
async function startClaiming(page: Page, areas: readonly string[] | 'all'): Promise<number> {
	await page.goto('/');
	await page.getByRole('link', { name: 'Start a record' }).click();
	await page.getByRole('radio', { name: 'VTCT Skills' }).check();
	await page.getByLabel('Apprentice’s name').fill('Robin Hale');
	await page.getByRole('button', { name: 'Create the record' }).click();
	await page.waitForURL(/\/dashboard/);
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await page.getByRole('link', { name: 'Add evidence' }).click();
	await page.getByLabel('Title').fill('A year at the desk');
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await page.getByRole('button', { name: 'Map to requirements' }).click();
	const dialog = page.getByRole('dialog');
	const places = areas === 'all' ? [dialog] : areas.map((name) => dialog.getByRole('group', { name }));
	await expect(dialog.getByRole('checkbox', { name: /pass criterion/ }).first()).toBeVisible();
	for (const place of places)
		for (const box of await place.getByRole('checkbox', { name: /pass criterion/ }).all()) await box.check();
	const map = dialog.getByRole('button', { name: /^Map to \d+ requirements$/ });
	const claims = Number(/\d+/.exec(await map.innerText())?.[0]);
	await map.click();
	await expect(dialog).toBeHidden();
	return claims;
}

/** Says who is here, by the switch that stands on every page. */
async function handOver(page: Page, to: { name: string; role?: 'Tutor' | 'Employer' | 'Training provider' }) {
	await page.getByRole('button', { name: /Who is here/ }).click();
	const dialog = page.getByRole('dialog', { name: 'Who is here?' });
	if (to.role) {
		await dialog.getByRole('radio', { name: 'Somebody else' }).check();
		await dialog.getByLabel('Name').fill(to.name);
		await dialog.getByLabel('Role').selectOption({ label: to.role });
	} else await dialog.getByRole('radio', { name: to.name }).check();
	await dialog.getByRole('button', { name: 'Go on' }).click();
	await expect(dialog).toBeHidden();
}

const toDashboard = (page: Page) => page.getByRole('link', { name: 'Dashboard', exact: true }).click();
const discussion = (page: Page) => predictedGrade(page).getByText('Professional discussion').locator('..');
const waiting = (page: Page) => page.getByRole('heading', { name: /for you$|^You can confirm/ });

test('a tutor confirms every claim by keys in far less than two minutes, and secure moves in another tab too', async ({
	page,
	context
}) => {
	test.slow();
	const claims = await startClaiming(page, 'all');
	expect(claims).toBeGreaterThan(30);
	const other = await context.newPage();
	await other.goto('/dashboard');
	await expect(discussion(other)).toContainText(/Secure\s*No pass yet\s*On your evidence\s*Pass/);

	await handOver(page, { name: 'Ada Reeve', role: 'Tutor' });
	await toDashboard(page);
	const first = page.getByRole('listitem').filter({ hasText: 'wait for you' });
	await expect(first).toContainText(`${claims} claims wait for you.`);
	await first.getByRole('link', { name: /Review them/ }).click();
	await expect(waiting(page)).toHaveText(`${claims} claims wait for you`);

	await page.getByRole('article').first().focus();
	const began = Date.now();
	for (let claim = 0; claim < 30; claim++) await page.keyboard.press('c');
	await expect(waiting(page)).toHaveText(`${claims - 30} claims wait for you`);
	const took = Date.now() - began;
	test.info().annotations.push({ type: 'thirty claims by keys', description: `${took} ms` });
	expect(took, 'milliseconds for thirty claims').toBeLessThan(20_000);

	for (let claim = 30; claim < claims; claim++) await page.keyboard.press('c');
	await expect(waiting(page)).toHaveText('Nothing waits for you');
	await expect(waiting(page)).toBeFocused();
	await expect(discussion(other)).toContainText(/Secure\s*Pass/);
	await expect(other.getByRole('button', { name: /Who is here/ })).toContainText('The apprentice');

	await other.getByRole('link', { name: 'Evidence', exact: true }).click();
	await other.getByRole('link', { name: 'A year at the desk' }).click();
	await other.getByRole('button', { name: 'Edit', exact: true }).click();
	await expect(other.getByText(`${claims} claims on this piece are confirmed.`)).toBeVisible();
	await other.getByLabel('Title').fill('My year at the desk');
	await other.getByRole('button', { name: 'Save changes' }).click();
	await expect(waiting(page)).toHaveText('Nothing waits for you');
	await other.getByRole('button', { name: 'Edit', exact: true }).click();
	await other.getByLabel('What happened').fill('Somebody else did it.');
	await other.getByRole('button', { name: 'Save changes' }).click();
	await expect(
		other
			.getByText(/^Changed after it was confirmed, so this counts no longer: the words of the piece/)
			.first()
	).toBeVisible();
	await toDashboard(other);
	await expect(discussion(other)).toContainText(/Secure\s*No pass yet\s*On your evidence\s*Pass/);
	await expect(waiting(page)).toHaveText(`${claims} claims wait for you`);
	const changed = page.getByRole('article').first();
	await expect(changed).toContainText('Changed after it was confirmed');
	await changed.focus();
	await page.keyboard.press('c');
	await expect(waiting(page)).toHaveText(`${claims - 1} claims wait for you`);
});

test('claims are chosen and decided together, and one undo takes all of it back', async ({ page }) => {
	const claims = await startClaiming(page, discussionAreas);
	await handOver(page, { name: 'Ada Reeve', role: 'Tutor' });
	await page.goto('/review');
	await expect(waiting(page)).toHaveText(`${claims} claims wait for you`);
	await page.getByRole('article').first().focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('j');
	await page.keyboard.press('Space');
	await expect(page.getByText('2 chosen')).toBeVisible();
	const third = page.locator(`[id="${await page.getByRole('article').nth(2).getAttribute('id')}"]`);
	await page.keyboard.press('c');
	await expect(third).toBeFocused();
	await expect(waiting(page)).toHaveText(`${claims - 2} claims wait for you`);
	await page.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(waiting(page)).toHaveText(`${claims} claims wait for you`);

	// The undoing took the tutor's row away with their first act; the next act brings them back, once.
	await page.getByRole('article').first().focus();
	await page.keyboard.press('c');
	await page.keyboard.press('c');
	await expect(waiting(page)).toHaveText(`${claims - 2} claims wait for you`);
	await page.getByRole('button', { name: /Who is here/ }).click();
	await expect(page.getByRole('radio', { name: 'Ada Reeve, tutor' })).toHaveCount(1);
	await expect(page.getByRole('radio', { name: 'Ada Reeve, tutor' })).toBeChecked();
});

test('a claim that was sent back counts again on your evidence once it is answered, and not as secure', async ({
	page
}) => {
	test.slow();
	await startClaiming(page, discussionAreas);
	await handOver(page, { name: 'Ada Reeve', role: 'Tutor' });
	await page.goto('/review?by=evidence');
	await page.getByRole('article').first().focus();
	await page.keyboard.press('r');
	const dialog = page.getByRole('dialog', { name: 'Send this claim back' });
	await dialog.getByRole('button', { name: 'Send back' }).click();
	await expect(dialog.getByText('Say what you mean in a few words.')).toBeVisible();
	await dialog.getByLabel('What should change?').fill('Which customer was it?');
	await page.keyboard.press('Control+Enter');
	await expect(dialog).toBeHidden();
	await expect(waiting(page)).toHaveText('6 claims wait for you');
	await toDashboard(page);
	await expect(discussion(page)).toContainText(/On your evidence\s*No pass yet/);

	await handOver(page, { name: 'Robin Hale' });
	await page.getByRole('link', { name: /Answer it/ }).click();
	await expect(page.getByText('Which customer was it?')).toBeVisible();
	await page.getByRole('button', { name: 'Answer', exact: true }).click();
	await page.getByRole('button', { name: 'Save the answer' }).click();
	await expect(page.getByText('Nothing has changed yet.')).toBeVisible();
	await page.getByLabel('How it shows this').fill('It was the customer with the lamp.');
	await page.getByRole('button', { name: 'Save the answer' }).click();
	await expect(page.getByText('Changed since, and waits for a new decision.')).toBeVisible();
	await toDashboard(page);
	await expect(discussion(page)).toContainText(/Secure\s*No pass yet\s*On your evidence\s*Pass/);

	await handOver(page, { name: 'Ada Reeve' });
	await page.goto('/review');
	const answered = page.getByRole('article').filter({ hasText: 'Answered since it was sent back' });
	await answered.getByRole('button', { name: /^Confirm/ }).click();
	await expect(answered).toHaveCount(0);

	// The confirmation was for that version, and no other.
	await handOver(page, { name: 'Robin Hale' });
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await page.waitForURL(/\/evidence$/);
	await page.getByRole('link', { name: 'A year at the desk' }).click();
	const claim = page.getByRole('article').filter({ hasText: 'It was the customer with the lamp.' });
	await expect(claim.getByText(/^Confirmed$/).first()).toBeVisible();
	await claim.getByRole('button', { name: 'Edit claim' }).click();
	await page.getByLabel('How it shows this').fill('It was another customer.');
	await page.getByRole('button', { name: 'Save claim' }).click();
	await expect(
		page.getByText(/^Changed after it was confirmed, so this counts no longer: the claim, last on/)
	).toBeVisible();
	await handOver(page, { name: 'Ada Reeve' });
	await page.goto('/review');
	await expect(page.getByRole('article').filter({ hasText: 'Changed after it was confirmed' })).toHaveCount(
		1
	);
});

test('a training provider comments and decides nothing', async ({ page }) => {
	await startClaiming(page, discussionAreas.slice(0, 1));
	await handOver(page, { name: 'Sam Quaye', role: 'Training provider' });
	await expect(page.getByRole('button', { name: 'Map to requirements' })).toBeVisible();
	await expect(page.getByRole('button', { name: /^(Confirm|Send back)/ })).toHaveCount(0);
	await page
		.getByRole('button', { name: /^Comment/ })
		.first()
		.click();
	await page.getByLabel('Your comment').fill('I would have asked for a date.');
	await page.getByRole('button', { name: 'Save comment' }).click();
	const thread = page.getByRole('listitem').filter({ hasText: 'I would have asked for a date.' }).last();
	await expect(thread).toContainText('Comment by Sam Quaye, training provider');
	await page.reload();
	await expect(thread).toContainText('Comment by Sam Quaye, training provider');
});

test('a quality assurer finds decisions by who made them, and draws a sample', async ({ page }) => {
	await openSample(page);
	await handOver(page, { name: 'Sam Quaye', role: 'Training provider' });
	await page.goto('/review');
	const decided = page.locator('section', {
		has: page.getByRole('heading', { name: /claims are decided$/ })
	});
	const lines = decided.locator('ul.ruled > li');
	const all = Number((await decided.getByRole('heading').innerText()).split(' ')[0]);
	await expect(lines).toHaveCount(all);

	await decided.getByLabel('Decision').selectOption('Sent back');
	await expect(decided.getByRole('status')).toHaveText(new RegExp(`^\\d of ${all}$`));
	for (const line of await lines.all()) await expect(line).toContainText('Sent back');
	await decided.getByLabel('Decided by').selectOption('Des Okafor, employer');
	await decided.getByLabel('Decision').selectOption('Any');
	for (const line of await lines.all()) await expect(line).toContainText('by Des Okafor, employer');

	await decided.getByLabel('Decided by').selectOption('Everybody');
	await decided.getByRole('button', { name: 'Draw 10 at random' }).click();
	await expect(decided.getByRole('status')).toHaveText(`10 of ${all}, picked by chance`);
	await expect(lines).toHaveCount(10);
	expect(await axe(page)).toEqual([]);
	await decided.getByRole('button', { name: `Show all ${all}` }).click();
	await expect(lines).toHaveCount(all);
});

test('an employer sees on one page what is shown and what is missing, and their word stands beside', async ({
	page
}) => {
	await openSample(page);
	await handOver(page, { name: 'Des Okafor' });
	await page.getByRole('link', { name: /Review them/ }).click();
	for (const name of ['Between now and gateway', 'Latest work', 'What has been shown'])
		await expect(page.getByRole('heading', { name })).toBeVisible();
	await expect(page.getByText('and is not counted for the grade.')).toBeVisible();
	const shown = page.getByRole('table');
	const before = await shown.innerText();
	const number = Number(/\d+/.exec(await waiting(page).innerText())?.[0]);
	await page
		.getByRole('article')
		.first()
		.getByRole('button', { name: /^Confirm/ })
		.click();
	await expect(waiting(page)).toHaveText(`You can confirm ${number - 1} claims`);
	expect(await shown.innerText()).toBe(before);

	await page.getByRole('heading', { name: 'Latest work' }).locator('..').getByRole('link').first().click();
	await expect(page.getByRole('heading', { name: 'What it shows' })).toBeVisible();
	await page.goBack();
	await test.step('what they have to sign is one click away, and open', async () => {
		const asked = page.getByRole('heading', { name: 'What you are asked to do' }).locator('..');
		await expect(asked).toContainText(/^[^]*Gateway: not ready yet, 6 items open, 2 of them yours\./);
		await asked.getByRole('link', { name: 'Gateway meeting form, signed by all three' }).click();
		const item = page.getByRole('group').filter({ hasText: 'Gateway meeting form, signed by all three' });
		await expect(item.first()).toHaveAttribute('open', '');
		await expect(item.first()).toBeInViewport();
	});
});
