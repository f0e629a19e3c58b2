import { axe } from './support/axe.ts';
import { expect, fileNamed, openSample, test, type Page } from './support/fixture.ts';

const secret = 'Mrs Holt rang from 07700 900123 about her lamp.';

/** A white JPEG such as a camera writes: with the block in which it notes where it was. */
async function cameraPhoto(page: Page): Promise<Buffer> {
	const jpeg = await page.evaluate(async () => {
		const canvas = new OffscreenCanvas(400, 300);
		const pen = canvas.getContext('2d');
		if (!pen) throw new Error('no canvas');
		pen.fillStyle = 'white';
		pen.fillRect(0, 0, 400, 300);
		return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())];
	});
	const noted = [0xff, 0xe1, 0, 10, ...Buffer.from('Exif\0\0'), 0, 0];
	return Buffer.from([...jpeg.slice(0, 2), ...noted, ...jpeg.slice(2)]);
}

/** Brightness in the middle of the one picture that is shown. */
const middle = (page: Page) =>
	page
		.locator('main img')
		.first()
		.evaluate(async (image: HTMLImageElement) => {
			await image.decode();
			const pen = new OffscreenCanvas(1, 1).getContext('2d');
			pen?.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
			return pen?.getImageData(0, 0, 1, 1).data[0] ?? -1;
		});

test('I keep a customer out of my words and my photo, and then erase everything', async ({
	page,
	context
}) => {
	test.slow();
	await openSample(page);
	await page.goto('/evidence/new');

	await test.step('I am told while I write, and take out the number', async () => {
		await page.getByLabel('Title').fill('A lamp that broke');
		await page.getByLabel('What happened').fill(secret);
		await expect(page.getByText('2 things here look like a customer’s data')).toBeVisible();
		await page.getByText('See what, and take it out').click();
		expect(await axe(page)).toEqual([]);
		await page.getByRole('button', { name: /^Take it out.*07700 900123/ }).click();
		await expect(page.getByLabel('What happened')).toHaveValue(
			'Mrs Holt rang from [customer’s phone number] about her lamp.'
		);
		await page.getByLabel(/Keep photos at their full size/).check();
		await page
			.getByLabel('Files')
			.setInputFiles([{ name: 'till.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto(page) }]);
		await expect(fileNamed(page, 'till.jpg')).toBeVisible();
		await page.getByRole('button', { name: 'Save evidence' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'A lamp that broke' })).toBeVisible();
	});

	await test.step('What is left is shown on the piece, and its history forgets it', async () => {
		await page.getByRole('button', { name: /^Take it out.*Mrs Holt/ }).click();
		await expect(page.getByText('[customer’s name] rang from')).toBeVisible();
		await page.getByRole('button', { name: 'Forget the earlier words' }).click();
		const dialog = page.getByRole('dialog');
		expect(await axe(page)).toEqual([]);
		await dialog.getByRole('button', { name: 'Forget them' }).click();
		await dialog.getByRole('button', { name: 'Yes, forget them for good' }).click();
		await expect(page.getByText('The earlier words are gone.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
		await page.getByRole('link', { name: 'Earlier texts' }).click();
		await expect(page.getByRole('heading', { name: 'No earlier text' })).toBeVisible();
		await page.getByRole('link', { name: 'Back to the piece' }).click();
	});

	await test.step('Its photo loses what the camera noted', async () => {
		await page.getByRole('button', { name: 'Remove place and camera details from till.jpg' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
		await expect(fileNamed(page, 'till (without details).jpg')).toBeVisible();
		await expect(page.getByRole('button', { name: /^Remove place and camera details/ })).toHaveCount(0);
	});

	await test.step('I cover the middle of it by keys, and throw the earlier versions away', async () => {
		expect(await middle(page)).toBeGreaterThan(200);
		await page.getByRole('button', { name: /^Blur or cover/ }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('button', { name: 'Add a box' }).click();
		const box = dialog.getByRole('button', { name: /^Box 1 of 1, black/ });
		await expect(box).toBeFocused();
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('Shift+ArrowRight');
		await expect(box).toHaveAccessibleName(/37 % from the left, 40 % from the top, 26 % wide/);
		expect(await axe(page)).toEqual([]);
		await dialog.getByRole('button', { name: 'Save as a new version' }).click();
		const question = page.getByRole('dialog', { name: 'Remove the earlier version for good?' });
		await question.getByRole('button', { name: 'Remove for good' }).click();
		await question.getByRole('button', { name: 'Yes, remove it for good' }).click();
		await expect(fileNamed(page, 'till (covered).jpg')).toBeVisible();
		await expect(page.getByRole('main').getByText(/earlier version/)).toHaveCount(0);
		await expect.poll(() => middle(page)).toBeLessThan(40);
	});

	await test.step('Before I send it, I am told what lacks the tick', async () => {
		await page.goto('/share');
		await expect(page.getByText(/lacks? the tick that your employer/)).toBeVisible();
		await page.getByText('Which lack the tick?').click();
		await expect(page.getByRole('link', { name: 'A lamp that broke' })).toBeVisible();
		expect(await axe(page)).toEqual([]);
	});

	await test.step('I erase everything, and the other tab is told', async () => {
		const other = await context.newPage();
		await other.goto('/evidence');
		await expect(other.getByRole('link', { name: 'A lamp that broke' })).toBeVisible();
		await page.getByRole('link', { name: 'erase everything on this device' }).click();
		await expect(page.getByRole('link', { name: /^Save a record file first/ })).toBeVisible();
		await page.getByRole('button', { name: 'Erase everything' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('button', { name: 'Erase everything' }).click();
		expect(await axe(page)).toEqual([]);
		await dialog.getByRole('button', { name: 'Yes, erase everything' }).click();
		await page.waitForURL(/\/$/);
		await expect(page.getByRole('button', { name: 'Try the sample record' })).toBeEnabled();
		await expect(page.getByText('No record yet.')).toBeVisible();
		await expect(other.getByText('Everything on this device was erased in another tab')).toBeVisible();
	});
});
