import { expect, fileNamed, predictedGrade, test, type Page } from './support/fixture.ts';

/** Starts a record as a newcomer would. */
async function startRecord(page: Page, organisation: string, name: string): Promise<void> {
	await page.goto('/');
	await page.getByRole('link', { name: 'Start a record' }).click();
	await page.getByRole('radio', { name: organisation }).check();
	await page.getByLabel('Apprentice’s name').fill(name);
	await page.getByLabel('Start of the apprenticeship').fill('2026-01-12');
	await page.getByRole('button', { name: 'Create the record' }).click();
	await page.waitForURL(/\/dashboard/);
	await expect(predictedGrade(page)).toContainText('No pass yet');
}

/** Moves on with the Tab key alone until something with this name has the focus. */
async function tabTo(
	page: Page,
	role: Parameters<Page['getByRole']>[0],
	name: string | RegExp
): Promise<void> {
	const wanted = page.getByRole(role, { name }).first();
	await wanted.waitFor();
	for (let presses = 0; presses < 80; presses++) {
		if (await wanted.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`the Tab key never reached ${String(name)}`);
}

test('evidence with a file is added, mapped and seen on the dashboard by keyboard alone, and kept over a reload', async ({
	page
}) => {
	await startRecord(page, 'VTCT Skills', 'Robin Hale');

	const began = Date.now();
	await tabTo(page, 'link', 'Evidence');
	await page.keyboard.press('Enter');
	await tabTo(page, 'link', 'Add evidence');
	await page.keyboard.press('Enter');
	await tabTo(page, 'textbox', 'Title');
	await page.keyboard.type('A refund without a receipt');
	await page.getByLabel('Files').setInputFiles({
		name: 'till-note.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from('Refunded to the card that paid.')
	});
	await expect(fileNamed(page, 'till-note.txt')).toBeVisible();
	await tabTo(page, 'button', 'Save evidence');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'A refund without a receipt' })).toBeVisible();

	await tabTo(page, 'button', 'Map to requirements');
	await page.keyboard.press('Enter');
	await tabTo(page, 'searchbox', 'Find a requirement');
	await page.keyboard.type('brand promise');
	await tabTo(page, 'checkbox', /brand promise means/);
	await page.keyboard.press('Space');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await tabTo(page, 'textbox', 'How it shows this');
	await page.keyboard.type('I say what we promise and keep to it.');
	await tabTo(page, 'textbox', 'Where to look');
	await page.keyboard.type('Line 1');
	await tabTo(page, 'button', 'Map to 2 requirements');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(page.getByText('Where: Line 1')).toHaveCount(2);

	await tabTo(page, 'link', 'Dashboard');
	await page.keyboard.press('Enter');
	const showcase = page.getByRole('heading', { name: 'Apprentice showcase' }).locator('..');
	await expect(showcase).toContainText('1 of 30 criteria');
	expect(Date.now() - began, 'milliseconds for the whole act').toBeLessThan(60_000);

	await page.reload();
	await expect(showcase).toContainText('1 of 30 criteria');
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await page.getByRole('link', { name: 'A refund without a receipt' }).click();
	await expect(fileNamed(page, 'till-note.txt')).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a copy of till-note.txt' }).click();
	const stream = await (await download).createReadStream();
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk as Buffer);
	expect(Buffer.concat(chunks).toString()).toBe('Refunded to the card that paid.');
});

test('a claim moves the prediction on your evidence, and only a tutor makes it secure', async ({ page }) => {
	await startRecord(page, 'VTCT Skills', 'Robin Hale');
	await addEvidence(page, 'Everything for the discussion');
	await page.getByRole('button', { name: 'Map to requirements' }).click();
	for (const area of ['Knowing your customers', 'Your role and responsibility', 'Customer experience']) {
		const boxes = page.getByRole('group', { name: area }).getByRole('checkbox', { name: /pass criterion/ });
		await expect(boxes.first()).toBeVisible();
		for (const box of await boxes.all()) await box.check();
	}
	await page.getByRole('button', { name: 'Map to 7 requirements' }).click();
	await expect(page.getByRole('dialog')).toBeHidden();

	await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
	const discussion = predictedGrade(page).getByText('Professional discussion').locator('..');
	await expect(discussion).toContainText(
		/Secure\s*No pass yet\s*On your evidence\s*Pass\s*Reachable\s*Distinction/
	);
	await discussion.click();
	await expect(predictedGrade(page)).toContainText(
		'All 7 pass criteria met; 0 of 4 distinction criteria, 3 needed.'
	);
});

test('what is typed comes back after the tab was closed, and is gone once it is saved', async ({
	page,
	context
}) => {
	await startRecord(page, 'VTCT Skills', 'Robin Hale');
	await page.goto('/evidence/new');
	await page.getByLabel('Title').fill('Half a thought');
	await page
		.getByLabel('Files')
		.setInputFiles({ name: 'photo.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
	await expect(fileNamed(page, 'photo.txt')).toBeVisible();
	await page.close({ runBeforeUnload: true });

	const again = await context.newPage();
	await again.goto('/evidence/new');
	await expect(again.getByText('Your draft is back')).toBeVisible();
	await expect(again.getByLabel('Title')).toHaveValue('Half a thought');
	await expect(fileNamed(again, 'photo.txt')).toBeVisible();
	await again.getByRole('button', { name: 'Save evidence' }).click();
	await expect(again.getByRole('heading', { level: 1, name: 'Half a thought' })).toBeVisible();
	await again.goto('/evidence/new');
	await expect(again.getByLabel('Title')).toHaveValue('');
	await expect(again.getByText('Your draft is back')).toHaveCount(0);
});

test('changes to a piece that were not saved come back after the tab was closed', async ({
	page,
	context
}) => {
	await startRecord(page, 'FutureQuals', 'Robin Hale');
	await addEvidence(page, 'A long story');
	const address = page.url();
	await page.getByRole('button', { name: 'Edit', exact: true }).click();
	await page.getByLabel('What happened').fill('It began on a Monday');
	await page.close({ runBeforeUnload: true });

	const again = await context.newPage();
	await again.goto(address);
	await expect(again.getByLabel('What happened')).toHaveValue('It began on a Monday');
	await again.getByRole('button', { name: 'Save changes' }).click();
	await expect(again.getByLabel('What happened')).toHaveCount(0);
	await expect(again.getByText('It began on a Monday')).toBeVisible();
	await again.reload();
	await expect(again.getByText('It began on a Monday')).toBeVisible();
	await expect(again.getByLabel('What happened')).toHaveCount(0);
});

test('two tabs show each other’s changes', async ({ page, context }) => {
	await startRecord(page, 'FutureQuals', 'Robin Hale');
	const other = await context.newPage();
	await other.goto('/evidence');
	await expect(other.getByText('No evidence yet')).toBeVisible();
	await addEvidence(page, 'Seen in the other tab');
	await expect(other.getByRole('link', { name: 'Seen in the other tab' })).toBeVisible();

	await other.getByRole('link', { name: 'Seen in the other tab' }).click();
	await other.getByRole('button', { name: 'Remove this piece' }).click();
	await expect(page.getByText('This is not on this device')).toBeVisible();
	await other.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Seen in the other tab' })).toBeVisible();
});

async function addEvidence(page: Page, title: string): Promise<void> {
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await page.getByRole('link', { name: 'Add evidence' }).click();
	await page.getByLabel('Title').fill(title);
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}
