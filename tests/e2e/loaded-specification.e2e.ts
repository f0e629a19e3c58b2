import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { axe } from './support/axe.ts';
import { expect, openSample, predictedGrade, test, type Page } from './support/fixture.ts';
import { root } from './support/site.ts';

const example = readFileSync(join(root, 'static/example-specification.yaml'), 'utf8');
const invented = (part: string): unknown =>
	parse(readFileSync(join(root, `tests/fixtures/invented-${part}.yaml`), 'utf8'));

async function choose(page: Page, name: string, text: string): Promise<void> {
	await page
		.getByLabel('Load a specification file')
		.setInputFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) });
}

const loadedByYou = (page: Page) =>
	page.locator('section', { has: page.getByRole('heading', { name: 'Loaded by you' }) });

async function startRecord(page: Page, organisation: string): Promise<void> {
	await page.goto('/new');
	await page.getByRole('radio', { name: organisation }).check();
	await page.getByLabel('Apprentice’s name').fill('Robin Hale');
	await page.getByRole('button', { name: 'Create the record' }).click();
	await page.waitForURL(/\/dashboard/);
	await expect(predictedGrade(page)).toContainText(/secure/i);
}

test('a tutor whose organisation is not here loads its specification and starts a record with it', async ({
	page
}) => {
	await page.goto('/new');
	await page.getByRole('link', { name: 'My organisation is not here' }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Save the example file' }).click()
	]);
	expect(readFileSync(await download.path(), 'utf8')).toBe(example);

	// As different from the built-in ones as the form allows, and as JSON.
	const text = JSON.stringify({ standard: invented('standard'), specification: invented('specification') });
	await choose(page, 'harbour.json', text);
	await expect(loadedByYou(page).getByText('Lighthouse Keeper, level 3')).toBeVisible();

	await startRecord(page, 'Harbour Office (loaded by you)');
	for (const name of [
		'Multiple-choice test',
		'Tour of the tower',
		'Log book',
		'Conduct, verified by the employer'
	])
		await expect(predictedGrade(page).getByText(name, { exact: true })).toBeVisible();
	await expect(predictedGrade(page)).toContainText(/Reachable\s*Distinction/);

	await page.reload();
	await expect(predictedGrade(page)).toContainText('Tour of the tower');
	await page.goto('/');
	await expect(page.getByText('Lighthouse Keeper, level 3, Harbour Office (loaded by you)')).toBeVisible();
});

test('guidance of a loaded specification is shown, its Markdown drawn', async ({ page }) => {
	await page.goto('/specifications');
	await choose(page, 'guild.yaml', example);
	await expect(loadedByYou(page).getByText('Lantern Guide, level 2')).toBeVisible();
	await startRecord(page, 'Guild of Lantern Guides');
	await page.goto('/requirements/item?key=lantern-guild/walk-p1');
	await expect(page.getByText('Nobody is lost, and nobody has to hurry.')).toBeVisible();
	await expect(page.getByRole('listitem').filter({ hasText: 'A short film of a walk' })).toBeVisible();
	await expect(page.getByText('Source: Guild of Lantern Guides handbook, Criteria').first()).toBeVisible();
});

test('a file that is chosen before the page is live is not lost', async ({ page }) => {
	let goOn: () => void = () => undefined;
	const held = new Promise<void>((resolve) => {
		goOn = resolve;
	});
	await page.route('**/_app/**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/specifications', { waitUntil: 'commit' });
	await choose(page, 'guild.yaml', example);
	goOn();
	await expect(loadedByYou(page)).toContainText('Guild of Lantern Guides');
});

test('a file with mistakes is refused whole, each with its line', async ({ page }) => {
	await page.goto('/specifications');
	const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
	const bad = example
		.replace('        outOf: 30', '        outof: 30')
		.replace('Nobody is lost', '<script>document.title="taken"</script>')
		.replace('from: 26', 'from: 2600');
	await choose(page, 'guild.yaml', bad);
	await expect(page.getByText(/“guild.yaml” was not loaded: \d mistakes/)).toBeVisible();
	const mistakes = page.getByRole('list', { name: 'Mistakes in the file' });
	await expect(mistakes).toContainText(
		`Line ${lineOf(bad, 'outof')}, specification › methods › quiz › grading › outof: there is no key "outof" here; did you mean "outOf"?`
	);
	await expect(mistakes).toContainText(`Line ${lineOf(bad, '<script>')}, `);
	await expect(mistakes).toContainText('HTML cannot be used here (<script>)');
	expect(await axe(page)).toEqual([]);
	expect(
		await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
	).toBe(0);
	await expect(loadedByYou(page)).toContainText('None yet.');

	await choose(
		page,
		'guild.yaml',
		bad.replace('outof', 'outOf').replace(/<script>.*<\/script>/, 'Nobody is lost')
	);
	await expect(mistakes).toContainText('asks for 2600 of 30 points, which nobody can reach');
	await choose(page, 'guild.yaml', example);
	await expect(mistakes).toHaveCount(0);
	await expect(loadedByYou(page)).toContainText('Guild of Lantern Guides');
	await choose(page, 'again.yaml', example);
	await expect(mistakes).toContainText('the id lantern-guild is taken already');
	expect(await page.title()).not.toBe('taken');
});

test('50 MB of text are refused without waiting', async ({ page }) => {
	await page.goto('/specifications');
	const path = test.info().outputPath('huge.yaml');
	writeFileSync(path, 'a: b\n'.repeat(10_000_000));
	await page.getByLabel('Load a specification file').setInputFiles(path);
	await expect(page.getByText('“huge.yaml” was not loaded')).toBeVisible();
	await expect(page.getByText('longer than 2 million characters')).toBeVisible();
});

test('a loaded specification can be removed and brought back, but not while a record uses it', async ({
	page
}) => {
	await page.goto('/specifications');
	await choose(page, 'guild.yaml', example);
	const remove = page.getByRole('button', { name: 'Remove Guild of Lantern Guides' });
	await remove.click();
	await expect(loadedByYou(page)).toContainText('None yet.');
	await page.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(remove).toBeVisible();

	await startRecord(page, 'Guild of Lantern Guides');
	await page.goto('/specifications');
	await remove.click();
	await expect(page.getByText('This specification is in use by a record')).toBeVisible();
	await expect(remove).toBeVisible();
});

test('the sample is as before beside a loaded specification', async ({ page }) => {
	await page.goto('/specifications');
	await choose(page, 'guild.yaml', example);
	await expect(loadedByYou(page)).toContainText('Guild of Lantern Guides');
	await openSample(page);
	await page.goto('/');
	await expect(page.getByText('(loaded by you)')).toHaveCount(0);
});
