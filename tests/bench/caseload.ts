/**
 * How long a tutor with 1,000 records waits for the list of them, beside a bare read of their summaries in the same
 * page. It looks at the built site in build/, and builds it where there is none.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import type { Specification } from '#lib/specification/types.ts';
import { launchOptions } from '../../src/tools/browser.mjs';
import { loadContent } from '../../src/tools/content/load.ts';
import { serve } from '../../src/tools/preview.mjs';
import { putCopies, readSummaries, workOf } from './in-page/caseload.ts';
import { appear } from './in-page/timing.ts';
import { middle, share, type Figure } from './measure.ts';
import { manyRows, ownRows } from './rows.ts';

const root = join(import.meta.dirname, '..', '..');
const build = join(root, 'build');
const records = 1_000;
const size = { evidence: 100, claims: 300, confirmations: 120 };
const rounds = { open: 20, act: 12 };
/** One frame of a screen that shows sixty in a second. */
const frame = 16.7;
/** More than a screen of 800 pixels has room for. */
const rowsInSight = 12;
const rowsShown = `document.querySelectorAll('main [aria-label^="Records"] tbody tr').length`;

export async function caseload(): Promise<Figure[]> {
	if (!existsSync(join(build, 'index.html'))) execFileSync('npm', ['run', 'build'], { cwd: root });
	const { specifications } = await loadContent(join(root, 'content'));
	const site = await serve(build, 0);
	const browser = await chromium.launch(launchOptions());
	try {
		const page = await browser.newPage({ bypassCSP: true });
		await page.goto(site.url);
		await page.getByRole('button', { name: 'Try the sample record' }).click();
		await page.getByRole('heading', { name: 'Coverage' }).waitFor();
		for (let from = 0; from < records; from += 50) await put(page, specifications, from, from + 50);
		console.log(`${records} records of ${size.evidence} pieces, ${size.claims} claims at most`);
		await page.goto(`${site.url}/share`);
		await page.getByLabel('Open a record file').waitFor();
		const before = await memory(page);
		const counting = await countAll(page);
		const opening = await open(page);
		const after = await memory(page);
		const floor = { name: 'the Share page with none of them read', value: before };
		return [
			counting,
			...opening,
			{ name: 'memory of its script', value: after, unit: 'MB', floor },
			...(await work(page))
		];
	} finally {
		await browser.close();
		await site.close();
	}
}

/** Every third with another specification; names, employers, dates and what is covered differ. */
async function put(page: Page, specifications: readonly Specification[], from: number, to: number) {
	for (const [turn, specification] of specifications.entries()) {
		const rows = [...ownRows(specification), ...manyRows(specification, size)];
		const template = JSON.stringify(rows).replaceAll('-4000-8000-', '-4000-8$-');
		const copies = Array.from({ length: to - from }, (_, index) => from + index)
			.filter((number) => number % specifications.length === turn)
			.map((number) => ({
				number,
				name: `Apprentice ${(number * 617) % records} of many`,
				share: ((number * 37) % 101) / 100,
				record: {
					employer: `Employer ${(number * 7) % 40}`,
					gateway: `2027-${String((number % 12) + 1).padStart(2, '0')}-15`
				}
			}));
		await page.evaluate<void>(`(${putCopies})(${JSON.stringify(template)}, ${JSON.stringify(copies)})`);
	}
}

/** What the page's script holds on to. */
async function memory(page: Page): Promise<number> {
	const session = await page.context().newCDPSession(page);
	await session.send('HeapProfiler.collectGarbage');
	const { usedSize } = await session.send('Runtime.getHeapUsage');
	await session.detach();
	return usedSize / 1e6;
}

/** The first visit, on which nothing is known yet. */
async function countAll(page: Page): Promise<Figure> {
	const start = performance.now();
	await page.getByRole('main').getByRole('link', { name: 'Caseload', exact: true }).click();
	await page.getByRole('progressbar').waitFor();
	await page.getByRole('progressbar').waitFor({ state: 'hidden', timeout: 600_000 });
	const value = (performance.now() - start) / records;
	return { name: 'counting a record for the first time, in the background', value, unit: 'ms' };
}

/** From the click on "Caseload" to the first lines; and what the page keeps in memory. */
async function open(page: Page): Promise<Figure[]> {
	const times: number[] = [];
	const floors: number[] = [];
	for (let round = -2; round < rounds.open; round++) {
		await page.getByRole('main').getByRole('link', { name: 'Record file', exact: true }).click();
		await page.getByLabel('Open a record file').waitFor();
		const floor = await page.evaluate<number>(`(${readSummaries})()`);
		const time = await page.evaluate<number>(
			`(${appear})(() => [...document.querySelectorAll('main a')].find((a) => a.textContent.trim() === 'Caseload').click(), () => ${rowsShown} >= ${rowsInSight})`
		);
		// What is outdated is looked up behind it: the next round begins on a page at rest.
		await page.getByRole('heading', { name: 'What to teach next week' }).waitFor();
		await page.getByRole('region', { name: /^Criteria by apprentice/ }).waitFor();
		if (round < 0) continue;
		times.push(time);
		floors.push(floor);
	}
	const floor = { name: 'an indexed read of the summaries', value: middle(floors) };
	return [
		{ name: 'the first rows show', value: middle(times), unit: 'ms', floor },
		{ name: 'the same, 95th percentile', value: share(times, 0.95), unit: 'ms', floor },
		{ name: 'what is asked of it', value: 3 * floor.value + 100, unit: 'ms' }
	];
}

/** What sorting and filtering 1,000 rows costs. */
async function work(page: Page): Promise<Figure[]> {
	const press = (name: string) =>
		`[...document.querySelectorAll('main thead button')].find((one) => one.textContent.includes('${name}')).click()`;
	const type = (text: string) =>
		`const field = document.querySelector('main input[type=search]'); field.value = '${text}'; field.dispatchEvent(new InputEvent('input', { bubbles: true }))`;
	const choose = (value: string) =>
		`const list = document.querySelector('main .filters select'); list.value = '${value}'; list.dispatchEvent(new Event('change', { bubbles: true }))`;
	const pick = (value: string) => `document.querySelector('main input[type=radio][value=${value}]').click()`;
	const oneWord = `document.querySelector('main h2').firstChild.data += '.'`;
	const typing = ['e', 'em', 'emp', 'empl', 'employer', 'employer 1', 'employer 12', 'employer', 'emp', ''];
	const acts: Record<string, readonly string[]> = {
		'sorting by a column': [
			...['Apprentice', 'Needs me', 'Secure', 'Covered', 'Next deadline', 'Employer'],
			...['Specification', 'Last activity']
		].flatMap((name) => [press(name), press(name)]),
		'a letter typed into its search': typing.map(type),
		'who needs me, by reason': ['any', 'waiting', 'quiet', 'all'].map(pick),
		grouping: ['employer', 'specification', 'none'].map(choose)
	};
	const figures: Figure[] = [];
	for (const [name, list] of Object.entries(acts)) {
		const times: number[] = [];
		const floors: number[] = [];
		for (let round = -1; round < rounds.act; round++)
			for (const act of list) {
				const floor = await page.evaluate<number>(`(${workOf})(() => { ${oneWord} })`);
				const ms = await page.evaluate<number>(`(${workOf})(() => { ${act} })`);
				if (round < 0) continue;
				times.push(ms);
				floors.push(floor);
			}
		// The charts follow when the typing stops.
		await page.waitForTimeout(400);
		const least = (of: number) => ({ name: 'one word changed on the same page', value: share(floors, of) });
		figures.push(
			{ name: `${name}, median`, value: middle(times), unit: 'ms', floor: least(0.5) },
			{
				name: `the same, 95th percentile (a frame is ${frame} ms)`,
				value: share(times, 0.95),
				unit: 'ms',
				floor: least(0.95)
			}
		);
	}
	return figures;
}
