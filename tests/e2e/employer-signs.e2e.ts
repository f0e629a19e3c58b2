import { axe } from './support/axe.ts';
import { expect, openSample, settled, test, type Page } from './support/fixture.ts';

/** A form of the sample, begun from the list. */
async function begin(page: Page, name: string): Promise<void> {
	await page.goto('/gateway/forms');
	await page.getByRole('button', { name: new RegExp(`^Start.*: ${name}$`) }).click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	await settled(page);
}

/** Says who is at this device; somebody new with a role, or one of the people of the sample. */
async function handOver(page: Page, name: string, role?: string): Promise<void> {
	await page.getByRole('button', { name: /Who is here/ }).click();
	if (role === undefined) await page.getByRole('radio', { name }).check();
	else {
		await page.getByRole('radio', { name: 'Somebody else' }).check();
		await page.getByLabel('Name', { exact: true }).fill(name);
		await page.getByLabel('Role').selectOption(role);
	}
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function draw(page: Page): Promise<void> {
	const canvas = page.getByRole('img', { name: /^Field for your signature/ });
	await canvas.scrollIntoViewIfNeeded();
	const box = await canvas.boundingBox();
	if (!box) throw new Error('no field to draw in');
	await page.mouse.move(box.x + 20, box.y + 60);
	await page.mouse.down();
	await page.mouse.move(box.x + 120, box.y + 20, { steps: 8 });
	await page.mouse.move(box.x + 220, box.y + 70, { steps: 8 });
	await page.mouse.up();
}

/** Signs by the typed name alone, as keys can. */
async function signByName(page: Page, role: string, name: string): Promise<void> {
	await page.getByRole('button', { name: `Sign as ${role}` }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Your name, typed').fill(name);
	await dialog.getByRole('radio', { name: /typed name alone/ }).check();
	await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
	await expect(dialog).toHaveCount(0);
}

test('three people sign the gateway form on one device, and a later change shows', async ({ page }) => {
	test.slow();
	await openSample(page);
	await begin(page, 'Gateway meeting form');
	const number = page.getByLabel('Unique learner number (ULN)');
	await expect(page.getByLabel("Apprentice's name")).toHaveValue('Kezia Thorley');
	await number.fill('1234567890');
	for (const question of [/^Has the apprentice achieved/, /^Is the apprentice ready/])
		await page.getByRole('group', { name: question }).getByRole('radio', { name: 'Yes' }).check();
	await expect(page.getByText('Everything that is asked for is filled in.')).toBeVisible();
	await expect(page.getByText('All saved on this device')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Sign as training provider' })).toHaveCount(0);

	await page.getByRole('button', { name: 'Sign as apprentice' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Your name, typed').fill('Kezia Thorley');
	await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
	await expect(dialog.getByText('Nothing is drawn yet.')).toBeVisible();
	expect(await axe(page)).toEqual([]);
	await draw(page);
	await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
	await expect(dialog).toHaveCount(0);
	// The copy for print says it too.
	const standing = page.locator('.screen').getByText('Signed, and unchanged since');
	await expect(standing).toHaveCount(1);

	await handOver(page, 'Des Okafor');
	await signByName(page, 'employer', 'Des Okafor');
	await handOver(page, 'Ana Pike', 'Training provider');
	await signByName(page, 'training provider', 'Ana Pike');
	await expect(standing).toHaveCount(3);
	const form = page.url();

	await page.goto('/gateway');
	const item = page.locator('#item-meeting-form summary').first();
	await expect(item).toContainText('Gateway meeting form is complete in this record.');

	await page.goto(form);
	await number.fill('999');
	await number.blur();
	await expect(page.locator('.screen').getByText('Broken: changed after it was signed')).toHaveCount(3);
	await expect(page.locator('.screen').locator('del').first()).toHaveText('1234567890');
	await expect(page.locator('.screen').locator('ins').first()).toHaveText('999');
	expect(await axe(page)).toEqual([]);
	await page.goto('/gateway');
	await expect(item).toContainText('was changed after it was signed by');

	await page.goto(form);
	await number.fill('1234567890');
	await number.blur();
	await expect(standing).toHaveCount(3);
	await page.emulateMedia({ media: 'print' });
	await expect(number).toBeHidden();
	const print = page.locator('.print');
	await expect(print.getByText('1234567890')).toBeVisible();
	await expect(print.getByRole('img', { name: 'Signature of Kezia Thorley' })).toBeVisible();
	await expect(print.getByText('signed by the typed name alone')).toHaveCount(2);
});

test('a long answer is kept, one that is too long says so, and nobody writes over another tab', async ({
	page
}) => {
	test.slow();
	await openSample(page);
	await begin(page, 'Reflective account');
	const answer = page.getByRole('textbox').first();
	await answer.fill('x'.repeat(500_001));
	await expect(page.getByText('This answer is longer than 500,000 characters')).toBeVisible();
	await expect(page.getByText('Saving …')).toBeVisible();
	const asked = page.waitForEvent('dialog');
	await page.close({ runBeforeUnload: true });
	const question = await asked;
	expect(question.type()).toBe('beforeunload');
	await question.dismiss();
	const long = 'Twenty thousand words. '.repeat(6_000);
	await answer.fill(long);
	await expect(page.getByText('All saved on this device')).toBeVisible();
	await page.reload();
	await expect(answer).toHaveValue(long);

	const other = await page.context().newPage();
	await other.goto(page.url());
	const there = other.getByRole('textbox').first();
	await expect(there).toHaveValue(long);
	// Time stands still in both tabs, so that nothing is saved before the hand leaves a field.
	await page.clock.install();
	await page.clock.pauseAt(Date.now() + 1_000);
	await answer.fill('Mine');
	await there.fill('Theirs');
	await there.blur();
	await expect(other.getByText('All saved on this device')).toBeVisible();
	await answer.blur();
	await expect(page.getByText('Somebody else wrote here meanwhile:')).toBeVisible();
	await expect(answer).toHaveValue('Mine');
	await page.getByRole('button', { name: 'Keep mine' }).click();
	await expect(there).toHaveValue('Mine');

	// A phone that hides the page may never show it again.
	await answer.fill('Mine, on the bus');
	await expect(page.getByText('Saving …')).toBeVisible();
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
	await expect(page.getByText('All saved on this device')).toBeVisible();
	await expect(there).toHaveValue('Mine, on the bus');
});
