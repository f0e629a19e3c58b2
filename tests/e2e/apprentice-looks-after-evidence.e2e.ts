import { aPdf, aWav, aWordDocument } from '../support/files-to-view.ts';
import { axe } from './support/axe.ts';
import { expect, fileNamed, openSample, test, type Page } from './support/fixture.ts';

const file = (name: string, mimeType: string, bytes: Uint8Array | string) => ({
	name,
	mimeType,
	buffer: Buffer.from(bytes)
});

/** Opens a new piece with these files. */
async function aPiece(page: Page, title: string, files: readonly ReturnType<typeof file>[]): Promise<void> {
	await openSample(page);
	await page.goto('/evidence/new');
	await page.getByLabel('Title').fill(title);
	await page.getByLabel('Files').setInputFiles([...files]);
	for (const { name } of files) await expect(fileNamed(page, name)).toBeVisible();
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

const inside = (page: Page, name: string) => page.getByRole('region', { name: `Inside ${name}` });

test('I look inside my files without leaving the page, and a broken one only says so', async ({ page }) => {
	const script = '<script>document.title = "taken"</script>';
	await aPiece(page, 'Papers', [
		file('report.pdf', 'application/pdf', aPdf(['The first page', 'The second page'])),
		file('broken.pdf', 'application/pdf', '%PDF-1.4 nonsense'),
		file('letter.docx', '', aWordDocument('Complaints', 'I called back.', 'javascript:alert(1)')),
		file('calls.csv', 'text/csv', `caller,minutes\n${'somebody,3\n'.repeat(300)}`),
		file('page.html', 'text/html', script)
	]);
	for (const name of ['report.pdf', 'broken.pdf', 'letter.docx', 'calls.csv', 'page.html'])
		await page.getByRole('button', { name: `Look inside ${name}` }).click();

	await expect(page.getByRole('img', { name: 'Page 1 of 2' })).toBeVisible();
	await page.getByRole('button', { name: 'Next page' }).click();
	await page.getByText('The words on page 2').click();
	await expect(page.getByText('The second page')).toBeVisible();
	await expect(fileNamed(page, 'broken.pdf').getByText('This file cannot be shown.')).toBeVisible();
	await expect(inside(page, 'letter.docx').getByRole('heading', { name: 'Complaints' })).toBeVisible();
	await expect(inside(page, 'letter.docx').getByRole('link')).toHaveCount(0);
	await expect(inside(page, 'calls.csv').getByText('The first 200 of 300 rows')).toBeVisible();
	await expect(inside(page, 'page.html').getByText(script)).toBeVisible();
	expect(await page.title()).not.toBe('taken');
	expect(await axe(page)).toEqual([]);
});

test('I tag a recording, point a claim to the tag, replace the recording and throw the old one away', async ({
	page
}) => {
	await aPiece(page, 'A difficult call', [file('call.wav', 'audio/wav', aWav(40))]);
	await expect(fileNamed(page, 'call.wav').getByText('00:40')).toBeVisible();
	await page.getByRole('button', { name: 'Tag this moment in call.wav' }).click();
	await page.getByLabel('At', { exact: true }).fill('0:12');
	await page.getByLabel('What happens there').fill('calms the customer');
	await page.getByRole('button', { name: 'Save the tag' }).click();

	await page.getByRole('button', { name: 'Map to requirements' }).click();
	const map = page.getByRole('dialog');
	await map.getByRole('checkbox').nth(2).check();
	await map.getByLabel('Time tag').selectOption({ label: '00:12 calms the customer' });
	expect(await axe(page)).toEqual([]);
	await map.getByRole('button', { name: /^Map to 1/ }).press('Enter');
	await page.getByRole('button', { name: 'Edit claim' }).click();
	await expect(page.getByLabel('Time tag').getByRole('option', { selected: true })).toHaveText(
		'00:12 calms the customer'
	);
	await page.getByRole('button', { name: 'Cancel' }).click();
	await page.getByRole('button', { name: 'Play from 00:12 calms the customer' }).first().click();
	const played = () => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
	await expect.poll(played).toBeGreaterThanOrEqual(12);

	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: 'Replace call.wav' }).click();
	await (await chooser).setFiles(file('shorter.wav', 'audio/wav', aWav(20)));
	await expect(fileNamed(page, 'shorter.wav')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Play from 00:12 calms the customer' })).toHaveCount(2);

	await page.locator('summary', { hasText: '1 earlier version' }).click();
	await page.getByRole('button', { name: 'Remove for good (call.wav)' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Remove for good' }).click();
	await dialog.getByRole('button', { name: 'Yes, remove it for good' }).click();
	await expect(page.getByText('1 earlier version')).toHaveCount(0);
	await expect(fileNamed(page, 'shorter.wav')).toBeVisible();
});

test('I bring an earlier text back, and a whole piece out of the bin', async ({ page }) => {
	await aPiece(page, 'A piece I change', []);
	for (const words of ['I called the customer back.', 'I called the customer back twice.']) {
		await page.getByRole('button', { name: 'Edit', exact: true }).click();
		await page.getByLabel('What happened').fill(words);
		await page.getByRole('button', { name: 'Save changes' }).click();
		await expect(page.getByText(words)).toBeVisible();
	}
	await page.getByRole('link', { name: 'Earlier texts' }).click();
	await page
		.getByRole('button', { name: /^Compare with now/ })
		.first()
		.click();
	await expect(page.locator('ins', { hasText: 'twice' })).toBeVisible();
	expect(await axe(page)).toEqual([]);
	await page.getByRole('button', { name: 'Bring this text back' }).click();
	await page.getByRole('link', { name: 'The piece' }).click();
	await expect(page.getByText('I called the customer back.', { exact: true })).toBeVisible();

	await page.getByRole('button', { name: 'Remove this piece' }).click();
	await page.getByRole('link', { name: 'Bin', exact: true }).click();
	await expect(page.getByText('30 days left')).toBeVisible();
	expect(await axe(page)).toEqual([]);
	await page.getByRole('button', { name: 'Bring back A piece I change' }).click();
	await expect(page.getByRole('heading', { name: 'The bin is empty' })).toBeVisible();
	await page.getByRole('link', { name: 'See all evidence' }).click();
	await expect(page.getByRole('link', { name: 'A piece I change' })).toBeVisible();
});

test('I map a piece from the requirement, and words of a claim that I removed come back out of the bin', async ({
	page
}) => {
	await aPiece(page, 'A piece to map', []);
	await page.getByRole('link', { name: 'Requirements', exact: true }).click();
	await page.locator('a[href*="/requirements/item"]').first().click();
	await page.getByRole('button', { name: 'Map a piece you have' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Find a piece').fill('to map');
	await dialog.getByRole('checkbox', { name: 'A piece to map' }).check();
	await dialog.getByLabel('How it shows this').fill('I rang the customer back.');
	expect(await axe(page)).toEqual([]);
	await dialog.getByRole('button', { name: 'Map 1 piece' }).click();
	await expect(dialog).toBeHidden();
	await page.getByRole('link', { name: 'A piece to map' }).click();
	await page.getByRole('button', { name: 'Remove claim' }).click();
	await expect(page.getByRole('button', { name: 'Remove claim' })).toHaveCount(0);

	await page.goto('/evidence/bin');
	await expect(page.getByText('I rang the customer back.')).toBeVisible();
	await page.getByRole('button', { name: /^Bring back .*A piece to map$/ }).click();
	await expect(page.getByText(/A piece to map” is back/)).toBeVisible();
	await page.goto('/evidence');
	await page.getByRole('link', { name: 'A piece to map' }).click();
	await expect(page.getByText('I rang the customer back.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Remove claim' })).toBeVisible();
});
