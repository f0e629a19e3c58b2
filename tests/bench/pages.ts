/**
 * How long a record of 10,000 pieces keeps somebody waiting, beside a bare read of the same rows in the same
 * page. It looks at the built site in build/, and builds it where there is none.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import type { Row } from '#lib/record/rows.ts';
import { launchOptions } from '../../src/tools/browser.mjs';
import { loadContent } from '../../src/tools/content/load.ts';
import { serve } from '../../src/tools/preview.mjs';
import { busyMeter, edits, everyPage, heaps, intake } from './pages-at-size.ts';
import { appear, pressKey, putRows, readIndexed } from './in-page/timing.ts';
import { middle, share, type Figure } from './measure.ts';
import { apprentice, fileRows, manyRows, ownRows, recordId } from './rows.ts';

const root = join(import.meta.dirname, '..', '..');
const build = join(root, 'build');
const size = { evidence: 10_000, claims: 50_000, confirmations: 10_000 };
/** On the books, that is 20 GB. */
const fileBytes = 2_000_000;
const rounds = { list: 20, dashboard: 5 };
/** Lines that the list shows at first. */
const firstLines = 50;
const typed = 'piece 4242 what i did';

export async function pages(): Promise<Figure[]> {
	if (!existsSync(join(build, 'index.html'))) execFileSync('npm', ['run', 'build'], { cwd: root });
	const { specifications } = await loadContent(join(root, 'content'));
	const [specification] = specifications;
	if (!specification) throw new Error('content/ holds no specification without mistakes');
	const site = await serve(build, 0);
	const browser = await chromium.launch(launchOptions());
	try {
		// A service worker would keep the pages of the first visit, and answer in its own time.
		const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
		const page = await context.newPage();
		await page.goto(site.url);
		await page.getByRole('button', { name: 'Try the sample record' }).click();
		await page.getByRole('heading', { name: 'Coverage' }).waitFor();
		const rows: Row[] = [
			...ownRows(specification),
			...manyRows(specification, size),
			...fileRows(size.evidence, fileBytes)
		];
		for (let at = 0; at < rows.length; at += 5_000)
			await page.evaluate<void>(`(${putRows})(${JSON.stringify(rows.slice(at, at + 5_000))})`);
		await page.goto(site.url);
		await page.getByRole('link', { name: apprentice }).waitFor();
		console.log(`${size.evidence} pieces and files, ${size.claims} claims, ${size.confirmations} decisions`);
		return [
			await dashboard(page),
			...(await list(page)),
			...(await edits(page, await context.newPage(), site.url)),
			...(await everyPage(page, site.url)),
			...(await heaps(page, site.url)),
			await intake(page, site.url)
		];
	} finally {
		await browser.close();
		await site.close();
	}
}

/** From the click on a record's name to its grade, in turn with the sample. */
async function dashboard(page: Page): Promise<Figure> {
	const times: number[] = [];
	const floors: number[] = [];
	for (let round = -1; round < rounds.dashboard; round++) {
		const floor = await floorOf(page, null, null);
		const time = await openRecord(page, apprentice);
		await home(page);
		await openRecord(page, 'sample');
		await home(page);
		if (round < 0) continue;
		times.push(time);
		floors.push(floor);
	}
	const floor = { name: 'an indexed read of its rows', value: middle(floors) };
	return { name: 'dashboard usable', value: middle(times), unit: 'ms', floor };
}

/** From the click on "Evidence" to the first lines, and what each typed letter costs there. */
async function list(page: Page): Promise<Figure[]> {
	await openRecord(page, apprentice);
	const times: number[] = [];
	const floors: number[] = [];
	for (let round = -1; round < rounds.list; round++) {
		const floor = await floorOf(page, 'evidence', firstLines);
		const time = await timed(
			page,
			`[...document.querySelectorAll('nav[aria-label="Main"] a')].find((a) => a.textContent.trim() === 'Evidence').click()`,
			`document.querySelectorAll('main ul.ruled > li').length >= ${firstLines}`
		);
		await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
		await page.getByRole('heading', { name: 'Predicted grade' }).waitFor();
		if (round < 0) continue;
		times.push(time);
		floors.push(floor);
	}
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await page.getByText('thing to check').or(page.getByText('things to check')).first().waitFor();
	const letters = await typeIntoSearch(page);
	const floor = { name: `an indexed read of ${firstLines} pieces`, value: middle(floors) };
	return [
		{ name: 'list of evidence opens', value: middle(times), unit: 'ms', floor },
		{ name: 'a letter typed into its search, median', value: middle(letters), unit: 'ms' },
		{ name: 'the same, 95th percentile', value: share(letters, 0.95), unit: 'ms' }
	];
}

/** Types a text letter by letter and takes it out again; what each costs the main thread, with layout. */
async function typeIntoSearch(page: Page): Promise<number[]> {
	const busy = await busyMeter(page);
	const steps = [...typed].map((_, index) => typed.slice(0, index + 1));
	const times: number[] = [];
	for (const value of [...steps, ...steps.toReversed().slice(1), '']) {
		const before = await busy();
		await page.evaluate(
			`(${pressKey})(document.querySelector('main input[type=search]'), ${JSON.stringify(value)})`
		);
		times.push((await busy()) - before);
	}
	return times;
}

/** Until its own name and grade are there: what stands under its address before is another record. */
function openRecord(page: Page, name: string): Promise<number> {
	return timed(
		page,
		`[...document.querySelectorAll('main a[href*="record="]')].find((a) => a.textContent.includes(${JSON.stringify(name)})).click()`,
		`document.querySelector('header')?.textContent.includes(${JSON.stringify(name)}) && /pass|fail|distinction|refer/i.test(document.querySelector('main .signs')?.textContent ?? '')`
	);
}

/** Milliseconds from an act to what it brings about, both as text for the page. */
function timed(page: Page, act: string, isThere: string): Promise<number> {
	return page.evaluate<number>(`(${appear})(() => { ${act} }, () => ${isThere})`);
}

function floorOf(page: Page, kind: string | null, most: number | null): Promise<number> {
	return page.evaluate<number>(
		`(${readIndexed})(${JSON.stringify(recordId)}, ${JSON.stringify(kind)}, ${most})`
	);
}

async function home(page: Page): Promise<void> {
	await page
		.getByRole('link', { name: /Waymark/ })
		.first()
		.click();
	await page.getByRole('heading', { name: 'On this device' }).waitFor();
	await page.getByRole('link', { name: apprentice }).waitFor();
}
