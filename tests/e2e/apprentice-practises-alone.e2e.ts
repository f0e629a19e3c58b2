import { expect, predictedGrade, test, type Page } from './support/fixture.ts';

async function startPractice(page: Page, organisation: string): Promise<void> {
	await page.goto('/new');
	await page.getByRole('radio', { name: organisation }).check();
	await page.getByLabel('Apprentice’s name').fill('Robin Hale');
	await page.getByRole('button', { name: 'Create the record' }).click();
	await page.waitForURL(/\/dashboard/);
	await page.getByRole('link', { name: 'Mocks', exact: true }).click();
	await page.getByRole('link', { name: 'Practise alone' }).first().click();
	await page.getByLabel('What do you practise for?').selectOption({ label: 'Professional discussion' });
	await page.getByLabel('How many questions?').selectOption('3');
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await page.waitForURL(/\/mocks\/practice\?id=/);
}

const show = (page: Page) => page.getByRole('button', { name: 'Show the question' }).click();
const answered = (page: Page) => page.getByRole('button', { name: 'I have answered' }).click();

test('answers are written one by one, judged against a good one, and kept out of every figure', async ({
	page
}) => {
	test.slow();
	await startPractice(page, 'VTCT Skills');
	await show(page);
	await expect(page.getByRole('heading', { name: 'An answer that earns a pass' })).toHaveCount(0);
	const long = 'word '.repeat(20_000).trim();
	await page.getByLabel('Your answer').fill(long);
	await expect(page.getByText('20000 words')).toBeVisible();
	await expect(page.getByText('All saved.', { exact: false })).toBeVisible();

	await page.reload();
	await expect(page.getByLabel('Your answer')).toHaveValue(long);
	await answered(page);
	await expect(page.getByRole('heading', { name: 'An answer that earns a pass' })).toBeVisible();
	await page.getByRole('button', { name: 'It would pass' }).click();
	await show(page);
	await page.getByLabel('Your answer').fill('Short.');
	await answered(page);
	await page.getByRole('button', { name: 'Not yet' }).click();
	await expect(page.getByRole('heading', { name: 'Question 3 of 3' })).toBeVisible();
	await page.getByRole('button', { name: 'That is enough for today' }).click();
	await page.waitForURL(/\/mocks\/result/);
	await expect(page.getByText('1 of 2 answers would pass, by your own mark.')).toBeVisible();
	await expect(page.getByText('1 question left out.')).toBeVisible();

	await page.getByRole('link', { name: 'All mocks' }).click();
	await expect(page.getByRole('heading', { name: 'Practice alone' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Finished' })).toHaveCount(0);
	await page.getByRole('link', { name: 'Compare' }).click();
	await expect(page.getByRole('heading', { name: 'Nothing to compare yet' })).toBeVisible();
	await expect(page.getByText('2 questions practised; 1 would pass', { exact: false })).toBeVisible();
	await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
	const discussion = predictedGrade(page).getByText('Professional discussion').locator('..');
	await expect(discussion).toContainText(/Secure\s*No pass yet/);
});

test('an answer by voice stays on the device, and a refused microphone leaves writing', async ({ page }) => {
	// A real recorder on a made-up microphone, which refuses the first time.
	await page.addInitScript(() => {
		let asked = 0;
		Object.defineProperty(navigator.mediaDevices, 'getUserMedia', {
			value: () =>
				++asked === 1
					? Promise.reject(new DOMException('no', 'NotAllowedError'))
					: Promise.resolve(new AudioContext().createMediaStreamDestination().stream)
		});
	});
	await startPractice(page, 'VTCT Skills');
	await show(page);
	await page.getByRole('button', { name: 'Answer by voice' }).click();
	await expect(page.getByText('The microphone is not allowed here')).toBeVisible();
	await page.getByRole('button', { name: 'Answer by voice' }).click();
	await expect(page.getByText('Recording …')).toBeVisible();
	await page.getByRole('button', { name: 'Stop recording' }).click();
	await expect(page.getByText('only until you close or leave this page', { exact: false })).toBeVisible();
	await answered(page);
	await page.getByRole('button', { name: 'It would pass' }).click();
	await page.getByRole('button', { name: 'That is enough for today' }).click();
	await expect(page.getByText('Answered by voice.')).toBeVisible();
});
