import { expect, openSample, test } from './support/fixture.ts';

/** The colour of what is confirmed, as the stylesheet has it. */
const confirmed = { light: '29,94,63', dark: '131,211,164' };

/** Runs in the page: the drawn colours, and where the first bar shows what is confirmed, in pixels of the page. */
function look(element: Element): { colours: string[]; spot: { x: number; y: number } | null } {
	const canvas = element as HTMLCanvasElement;
	const { width, height, clientWidth } = canvas;
	const copy = new OffscreenCanvas(width, height);
	// Without the hint the browser warns of slow reading.
	const pen = copy.getContext('2d', { willReadFrequently: true });
	pen?.drawImage(canvas, 0, 0);
	const data = pen?.getImageData(0, 0, width, height).data ?? [];
	const colours = new Set<string>();
	let spot: { x: number; y: number } | null = null;
	for (let at = 0; at < data.length; at += 4) {
		const colour = `${data[at]},${data[at + 1]},${data[at + 2]}`;
		colours.add(colour);
		if (spot || colour !== '29,94,63') continue;
		const scale = clientWidth / width;
		const place = at / 4;
		spot = { x: ((place % width) + 4) * scale, y: (Math.floor(place / width) + 4) * scale };
	}
	return { colours: [...colours], spot };
}

test('an apprentice sees pictures, presses a number and lands on what it counts', async ({ page }) => {
	await openSample(page);
	await page.getByRole('link', { name: 'Pictures' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Pictures' })).toBeVisible();

	const picture = page.getByRole('region', { name: 'Coverage by method' });
	const canvas = picture.getByRole('img', { name: /^Coverage by method/ });
	await canvas.scrollIntoViewIfNeeded();
	await test.step('the picture is drawn in the colours of the theme, and again when it changes', async () => {
		const inked = async () => (await canvas.evaluate(look)).colours;
		await page.emulateMedia({ colorScheme: 'light' });
		await expect.poll(inked).toContain(confirmed.light);
		await page.emulateMedia({ colorScheme: 'dark' });
		await expect.poll(inked).toContain(confirmed.dark);
		await page.emulateMedia({ colorScheme: 'light' });
	});

	await test.step('its numbers lead to what they count', async () => {
		await picture.getByText('The numbers').click();
		const number = picture.getByRole('link', { name: /^\d+: Apprentice showcase, pass, confirmed$/ });
		const count = Number(await number.textContent());
		expect(count).toBeGreaterThan(0);
		await number.click();
		await expect(page.getByText(`${count} requirement`, { exact: false }).first()).toBeVisible();
		await expect(page.getByRole('link', { name: 'Show all kinds' })).toBeVisible();
	});

	await test.step('a bar leads there too', async () => {
		await page.goBack();
		await expect.poll(() => canvas.evaluate((element) => element.clientWidth)).toBeGreaterThan(0);
		await canvas.scrollIntoViewIfNeeded();
		await expect.poll(async () => (await canvas.evaluate(look)).spot).not.toBeNull();
		const { spot } = await canvas.evaluate(look);
		await canvas.click({ position: spot ?? { x: 0, y: 0 } });
		await expect(page).toHaveURL(/\/requirements\?show=confirmed&kind=pass#method-showcase$/);
	});

	await test.step('a word of art is explained where it stands', async () => {
		await page.getByRole('button', { name: /^KSBs/ }).click();
		await expect(page.getByRole('note').filter({ hasText: 'Source:' })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('note').filter({ hasText: 'Source:' })).toBeHidden();
	});
});

test('an apprentice tries out a distinction, and takes a report of two pages to a review', async ({
	page
}) => {
	await openSample(page);
	await page.getByRole('link', { name: 'What if' }).click();
	const overall = page.getByRole('row', { name: /^Overall/ });
	await expect(overall.getByRole('cell').nth(1)).toHaveText('No pass yet');
	await page.getByRole('button', { name: /Tick .* for distinction/ }).click();
	await expect(overall.getByRole('cell').nth(1)).toHaveText(/would be Distinction$/);
	await expect(overall.getByRole('cell').nth(0)).toHaveText('No pass yet');

	await test.step('one that is not met by keyboard takes it away again', async () => {
		const area = page.getByRole('heading', { name: 'Understanding the organisation' });
		await expect(area.locator('..')).toContainText(/\d+ tried out/);
		await area.click();
		const first = page.getByRole('group', { name: /^P1, pass criterion/ }).first();
		await first.getByRole('radio', { name: 'As it stands' }).focus();
		await page.keyboard.press('ArrowLeft');
		await expect(first.getByRole('radio', { name: 'Not met' })).toBeChecked();
		await expect(overall.getByRole('cell').nth(2)).toHaveText(/would be No pass yet$/);
	});

	await page
		.getByRole('navigation', { name: 'Dashboard pages' })
		.getByRole('link', { name: 'Progress report' })
		.click();
	const report = page.getByRole('article', { name: 'The report' });
	await test.step('nothing of what was tried out is kept', async () => {
		await expect(
			report.getByRole('row', { name: /^Overall No pass yet No pass yet Distinction$/ })
		).toBeVisible();
	});
	await test.step('it says who, when and under which rules, and has lines to sign on', async () => {
		await expect(report).toContainText('Kezia Thorley');
		await expect(report).toContainText('assessment plan');
		await expect(report.getByRole('row', { name: /^Employer Des Okafor/ })).toBeVisible();
		await expect(report.getByText('Not ready yet')).toBeVisible();
	});
	await test.step('it prints on two pages', async () => {
		const margin = { top: '12mm', right: '12mm', bottom: '12mm', left: '12mm' };
		const pdf = await page.pdf({ format: 'A4', margin });
		expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
	});
});
