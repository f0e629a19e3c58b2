import { readFile } from 'node:fs/promises';
import { asText, entriesOf, listedAnew, text, zipped } from '../support/record-files.ts';
import { expect, openSample, test, type Page } from './support/fixture.ts';

const share = (page: Page) => page.getByRole('link', { name: 'Share', exact: true });
const field = (page: Page) => page.getByLabel('Open a record file');

interface Sent {
	readonly name: string;
	readonly buffer: Buffer;
}

/** Presses a button that saves a file. */
async function saved(page: Page, button: string): Promise<Sent> {
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: button }).click();
	const done = await download;
	await expect(page.getByText('is in your downloads')).toBeVisible();
	return { name: done.suggestedFilename(), buffer: await readFile(await done.path()) };
}

/** Drops a file somewhere on the page, as from a folder. */
async function drop(page: Page, { name, buffer }: Sent): Promise<void> {
	const transfer = await page.evaluateHandle(
		([fileName, bytes]) => {
			const data = new DataTransfer();
			data.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], fileName));
			return data;
		},
		[name, buffer.toString('base64')] as const
	);
	const heading = page.getByRole('heading', { level: 1 });
	await heading.dispatchEvent('dragenter', { dataTransfer: transfer });
	await expect(page.getByText('Drop the files to open them')).toBeVisible();
	await heading.dispatchEvent('drop', { dataTransfer: transfer });
	await expect(page.getByText('Drop the files to open them')).toBeHidden();
}

/** The same answer with another decision in it; all hashes of the file fit again. */
async function meddledWith({ name, buffer }: Sent): Promise<Sent> {
	const entries = await entriesOf(new Uint8Array(buffer));
	const rows = asText(entries.get('rows.jsonl'));
	const changed = rows.replace('"decision":"confirmed"', '"decision":"returned"');
	expect(changed).not.toBe(rows);
	const again = listedAnew(new Map([...entries, ['rows.jsonl', text(changed)]]));
	return { name, buffer: Buffer.from(zipped(again)) };
}

test('an apprentice sends the claims to confirm, locked; the tutor drops the file, decides, and the answer comes home', async ({
	page,
	browser,
	baseURL
}) => {
	test.slow();
	await openSample(page);
	await share(page).click();
	await page.getByRole('link', { name: 'Send for review' }).click();
	await expect(page.getByText(/^In the file: \d+ pieces, \d+ claims/)).toBeVisible();
	await page.getByLabel('What should they look at?').fill('Is the wording right?');
	await page.getByText('Lock it with a passphrase').click();
	await page.getByLabel('Passphrase', { exact: true }).fill('short');
	await page.getByRole('button', { name: 'Save review file' }).click();
	await expect(page.getByText('Use at least 10 characters')).toBeVisible();
	await page.getByRole('button', { name: 'Make one for me' }).click();
	await expect(page.getByLabel('Passphrase', { exact: true })).toHaveValue(/^([a-z]+ ){5}[a-z]+$/);
	const passphrase = await page.getByLabel('Passphrase', { exact: true }).inputValue();
	const sent = await saved(page, 'Save review file');
	expect(sent.name).toMatch(/^[a-z-]+-to-review-\d{4}-\d\d-\d\d\.waymark\.zip\.age$/);
	expect(sent.buffer.subarray(0, 21).toString()).toBe('age-encryption.org/v1');

	const elsewhere = await browser.newContext(baseURL ? { baseURL } : {});
	const tutor = await elsewhere.newPage();
	await tutor.goto('/share');
	await expect(tutor.getByText('This device', { exact: true })).toBeVisible();
	await drop(tutor, sent);
	await tutor.getByLabel(/^Passphrase of/).fill('not this one');
	await tutor.getByRole('button', { name: 'Unlock' }).click();
	await expect(tutor.getByText(/^This passphrase is wrong/)).toBeVisible();
	await tutor.getByLabel(/^Passphrase of/).fill(passphrase);
	await tutor.getByRole('button', { name: 'Unlock' }).click();
	await expect(tutor.getByText('Is the wording right?')).toBeVisible();
	await tutor.getByRole('button', { name: 'Say who you are and start' }).click();
	await tutor.getByLabel('Somebody else').check();
	await tutor.getByLabel('Name', { exact: true }).fill('Nadia Price');
	await tutor.getByRole('button', { name: 'Go on' }).click();
	await expect(tutor.getByRole('heading', { name: 'Kezia Thorley asks you' })).toBeVisible();
	await expect(tutor.getByText('Is the wording right?')).toBeVisible();
	await tutor.goto('/gateway/forms');
	await expect(tutor.getByText('You can sign the forms that were sent with it.')).toBeVisible();
	await expect(tutor.getByText('Not sent').first()).toBeVisible();
	await expect(tutor.getByRole('button', { name: /^Start/ })).toHaveCount(0);
	await tutor.goto('/review');
	await tutor
		.getByRole('button', { name: /^Confirm/ })
		.first()
		.click();
	await expect(tutor.getByText('1 claim confirmed.')).toBeVisible();
	await tutor.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Dashboard' }).click();
	await expect(tutor.getByText('Only a part of this record is here.')).toBeVisible();

	await share(tutor).click();
	const words = tutor.getByText('Nadia Price, tutor', { exact: true }).locator('xpath=..').locator('code');
	await expect(words).toHaveText(/^([a-z]+ ){7}[a-z]+$/);
	const fingerprint = await words.innerText();
	await tutor.getByRole('link', { name: 'Send for review' }).click();
	await expect(tutor.getByText('1 decision', { exact: true })).toBeVisible();
	const answer = await saved(tutor, 'Save my answer');
	expect(answer.buffer.length).toBeLessThan(20_000);
	await elsewhere.close();

	await share(page).click();
	await field(page).setInputFiles({ ...(await meddledWith(answer)), mimeType: 'application/zip' });
	await expect(page.getByText('2 things in this file cannot be taken in')).toBeVisible();
	await expect(page.getByText(/^Decision: .*it was changed after it was signed$/)).toBeVisible();
	await page.getByRole('button', { name: 'Leave it' }).click();

	await field(page).setInputFiles({ ...answer, mimeType: 'application/zip' });
	await expect(page.getByRole('heading', { name: /^An answer from Nadia Price, tutor/ })).toBeFocused();
	const said = page.getByText(/^Confirms a claim on “/);
	const title = /“(.*)”/.exec(await said.innerText())?.[1] ?? '';
	await expect(page.getByRole('main').getByText(fingerprint)).toBeVisible();
	await page.getByRole('button', { name: 'Take this answer in' }).click();
	await expect(page.getByRole('main').getByText(/^Nadia Price’s answer is in/)).toBeVisible();
	await expect(page.getByText('Nadia Price, tutor', { exact: true })).toBeVisible();

	await field(page).setInputFiles([
		{ ...answer, mimeType: 'application/zip' },
		{ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear Kezia') }
	]);
	await expect(page.getByText('1 taken in, 1 refused.')).toBeVisible();

	await page.getByRole('link', { name: 'Send for review' }).click();
	await page.getByRole('button', { name: /^It is answered.*Is the wording right/ }).click();
	await expect(page.getByRole('heading', { name: 'You have asked' })).toHaveCount(0);
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await page.getByRole('link', { name: title }).first().click();
	await expect(page.getByText('Signed on Nadia Price’s device')).toBeVisible();
});
