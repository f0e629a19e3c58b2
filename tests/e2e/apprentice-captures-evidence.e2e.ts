import { browserArgs, launchOptions } from '../../src/tools/browser.mjs';
import { expect, fileNamed, openSample, test, type Page } from './support/fixture.ts';

// A microphone and a camera that the browser makes up; whether they may be used is for each story to say.
test.use({
	launchOptions: { ...launchOptions(), args: [...browserArgs, '--use-fake-device-for-media-stream'] }
});

test('sound is recorded once it is allowed, and a tab that closes while it records loses no more than its end', async ({
	page,
	context
}) => {
	test.slow();
	await openSample(page);
	await page.goto('/evidence/new');
	// Refused as a person would refuse it: a question that nobody answers may stay open for ever.
	await context.grantPermissions([]);
	await page.getByRole('button', { name: 'Record sound' }).click();
	await expect(page.getByText('Your browser does not let Waymark use the microphone')).toBeVisible();

	await context.grantPermissions(['microphone']);
	await page.getByRole('button', { name: 'Record sound' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Recording' })).toBeVisible();
	await expect(page.getByText('00:04', { exact: true })).toBeVisible({ timeout: 45_000 });
	await page.close();

	const again = await context.newPage();
	await again.goto('/evidence/new');
	await expect(again.getByText('A recording was cut off, and is kept')).toBeVisible();
	await expect(again.getByRole('button', { name: /^Remove Sound recording/ })).toHaveCount(1);

	await again.getByRole('button', { name: 'Record sound' }).click();
	await somethingRecorded(again);
	await again.getByRole('button', { name: 'Pause' }).click();
	await expect(again.getByRole('status').filter({ hasText: 'Paused' })).toBeVisible();
	await again.getByRole('button', { name: 'Throw away' }).click();
	await again.getByRole('button', { name: 'No, keep it' }).click();
	await again.getByRole('button', { name: 'Go on' }).click();
	await again.getByRole('button', { name: 'Stop and keep' }).click();
	await expect(again.getByRole('button', { name: /^Remove Sound recording/ })).toHaveCount(2);

	await again.getByRole('button', { name: 'Record sound' }).click();
	await somethingRecorded(again);
	await again.getByLabel('Title').fill('What I said to the caller');
	// Saving ends a recording that still runs.
	await again.getByRole('button', { name: 'Save evidence' }).click();
	await expect(again.getByRole('heading', { level: 1, name: 'What I said to the caller' })).toBeVisible();
	await expect(again.getByRole('button', { name: /^Save a copy of Sound recording/ })).toHaveCount(3);
});

test('a piece that is saved already takes recordings and photos with the same care as a new one', async ({
	page,
	context
}) => {
	test.slow();
	await context.grantPermissions(['microphone']);
	await openSample(page);
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await page.getByRole('link', { name: 'A week of handover notes' }).click();
	await page.getByRole('button', { name: 'Record sound' }).click();
	await somethingRecorded(page);
	await page.getByRole('button', { name: 'Stop and keep' }).click();
	await expect(page.getByRole('button', { name: /^Save a copy of Sound recording/ })).toHaveCount(1);
	const photo = await page.evaluate(async () => {
		const canvas = new OffscreenCanvas(4_000, 3_000);
		canvas.getContext('2d')?.fillRect(0, 0, 2_000, 3_000);
		const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
		return [...new Uint8Array(await blob.arrayBuffer())];
	});
	const file = { name: 'till.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo) };
	await page.getByRole('button', { name: 'Files', exact: true }).setInputFiles(file);
	await expect(fileNamed(page, 'till.jpg')).toContainText('Made a JPEG');
	await page
		.getByRole('button', { name: 'Files', exact: true })
		.setInputFiles({ ...file, name: 'the same.jpg' });
	await expect(fileNamed(page, 'the same.jpg')).toContainText('Do you want it twice?');
	await page.getByRole('button', { name: 'Leave it out the same.jpg' }).click();
	await expect(fileNamed(page, 'the same.jpg')).toHaveCount(0);
	await expect(fileNamed(page, 'till.jpg')).toBeVisible();
});

test.describe('shared by another app', () => {
	// The worker takes what is shared.
	test.use({ serviceWorkers: 'allow' });

	test('a photo that another app shares waits for its piece, and is made smaller as it comes in', async ({
		page
	}) => {
		await openSample(page);
		await page.evaluate(async () => {
			await navigator.serviceWorker.ready;
			const { serviceWorker } = navigator;
			if (!serviceWorker.controller)
				await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve));
			const canvas = new OffscreenCanvas(4_000, 3_000);
			canvas.getContext('2d')?.fillRect(0, 0, 2_000, 3_000);
			const photo = await canvas.convertToBlob({ type: 'image/jpeg' });
			const form = new FormData();
			form.set('title', 'The new till');
			form.append('files', new File([photo], 'IMG_0001.jpg', { type: 'image/jpeg' }));
			await fetch('/evidence/new', { method: 'POST', body: form });
		});
		await page.goto('/evidence/new?shared=all');
		await expect(page.getByText('Shared with Waymark')).toBeVisible();
		await page.getByRole('button', { name: 'Add to this piece' }).click();
		await expect(page.getByLabel('Title')).toHaveValue('The new till');
		await expect(fileNamed(page, 'IMG_0001.jpg')).toContainText('Made a JPEG');
		await expect(page.getByText('Shared with Waymark')).toHaveCount(0);
		await page.reload();
		await expect(fileNamed(page, 'IMG_0001.jpg')).toBeVisible();
		await expect(page.getByText('Shared with Waymark')).toHaveCount(0);
	});
});

test('files that are dropped come in with what there is to say of them, and words with their marks', async ({
	page
}) => {
	await openSample(page);
	await page.goto('/evidence/new');
	await expect(page.getByRole('button', { name: 'Save evidence' })).toBeEnabled();
	const long = `${'n'.repeat(320)}.txt`;
	await drop(page, [
		['bill.pdf', 'plain words'],
		['one.txt', 'the same'],
		['two.txt', 'the same'],
		['turned\u202Etxt.exe', 'x'],
		[long, 'y'],
		['film.mov', 'z']
	]);
	await expect(fileNamed(page, 'bill.pdf')).toContainText('this is not what its name says');
	await expect(fileNamed(page, 'turnedtxt.exe')).toBeVisible();
	await expect(fileNamed(page, `${'n'.repeat(296)}.txt`)).toBeVisible();
	await expect(fileNamed(page, 'film.mov')).toContainText('some computers cannot play it');
	await expect(fileNamed(page, 'two.txt')).toContainText('Do you want it twice?');
	await page.getByRole('button', { name: 'Leave it out two.txt' }).click();
	await expect(fileNamed(page, 'two.txt')).toHaveCount(0);

	await drop(
		page,
		Array.from({ length: 101 }, (_, n) => [`${n}.txt`, `${n}`])
	);
	await expect(page.getByText('You chose 101 files')).toBeVisible();
	await page.getByRole('button', { name: 'Add none' }).click();
	await expect(fileNamed(page, '0.txt')).toHaveCount(0);

	const words = page.getByLabel('What happened');
	await words.fill('I stayed calm');
	await words.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(2, 8));
	await page.getByRole('button', { name: 'Bold' }).click();
	await page.getByRole('button', { name: 'List' }).click();
	await expect(words).toHaveValue('- I **stayed** calm');
	await expect(page.getByText('3 words')).toBeVisible();
	await page.getByRole('button', { name: 'Preview' }).click();
	await expect(page.getByRole('region', { name: 'Preview' }).locator('li strong')).toHaveText('stayed');

	await page
		.getByLabel('Kind')
		.selectOption({ label: 'Evidence led by your assessor or tutor (not accepted)' });
	await expect(page.getByText('Your assessment organisation does not accept this kind')).toBeVisible();
	await page.getByLabel('Kind').selectOption({ label: 'Journal, written or digital' });
	await expect(page.getByText('Note what you learned and did at the time')).toBeVisible();
});

/** Lets files with these names and contents go over the page. */
async function drop(page: Page, files: readonly (readonly string[])[]): Promise<void> {
	await page.evaluate((all) => {
		const dataTransfer = new DataTransfer();
		for (const [name = '', text = ''] of all) dataTransfer.items.add(new File([text], name));
		document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
	}, files);
}

/** A microphone needs a moment: what is stopped at once is empty. */
async function somethingRecorded(page: Page): Promise<void> {
	await expect(page.getByText('00:01', { exact: true })).toBeVisible();
}
