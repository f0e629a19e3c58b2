/** What else a record of 10,000 pieces must not make slow: a change, every page, memory, and files by the thousand. */
import type { Page } from 'playwright';
import { changeRow, chooseFiles, putFile, putRows, visit } from './in-page/timing.ts';
import { middle, type Figure } from './measure.ts';
import { fileRows, idOf, recordId } from './rows.ts';

const changes = 9;
/** A change has been painted by then, and what waits for a pause has not begun. */
const paintedMs = 150;
const settledMs = 1_500;
const manyFiles = 10_000;
/** So many files have bytes behind them, too. */
const files = { count: 25, small: 1_000, large: 20_000_000 };

/** What one change by another tab costs the main thread of a page that shows the record. */
export async function edits(page: Page, other: Page, url: string): Promise<Figure[]> {
	await other.goto(`${url}/about`);
	const busy = await busyMeter(page);
	const figures: Figure[] = [];
	for (const [place, address] of [
		['dashboard', '/dashboard'],
		['list', '/evidence']
	] as const) {
		await go(page, address);
		for (const [what, letter, field] of [
			['title', 'e', 'title'],
			['claim', 'c', 'how']
		] as const) {
			const painted: number[] = [];
			const later: number[] = [];
			for (let round = -1; round < changes; round++) {
				const args = [idOf(letter, 77 + round), field, `Changed ${round}`].map((one) => JSON.stringify(one));
				const before = await busy();
				await other.evaluate(`(${changeRow})(${args.join()})`);
				await page.waitForTimeout(paintedMs);
				const then = await busy();
				await page.waitForTimeout(settledMs);
				const after = await busy();
				if (round < 0) continue;
				painted.push(then - before);
				later.push(after - then);
			}
			figures.push({ name: `a changed ${what} repaints the ${place}`, value: middle(painted), unit: 'ms' });
			if (place === 'list')
				figures.push({ name: `and what it looks at after a pause`, value: middle(later), unit: 'ms' });
		}
	}
	return figures;
}

/** Milliseconds that script, style and layout have had the processor for until now: the same on a busy machine. */
export async function busyMeter(page: Page): Promise<() => Promise<number>> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	return async () => {
		const { metrics } = await session.send('Performance.getMetrics');
		const wanted = new Set(['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']);
		return metrics.reduce((sum, { name, value }) => sum + (wanted.has(name) ? value * 1000 : 0), 0);
	};
}

/** Each page once, with the longest time in which it did not answer. */
export async function everyPage(page: Page, url: string): Promise<Figure[]> {
	const piece = idOf('e', 4242);
	const claim = await page.evaluate<{ fields: { requirement: string } }>(
		`new Promise((resolve) => { const request = indexedDB.open('waymark'); request.onsuccess = () => { const got = request.result.transaction('rows').objectStore('rows').get(${JSON.stringify(idOf('c', 1))}); got.onsuccess = () => { request.result.close(); resolve(got.result); }; }; })`
	);
	const addresses = [
		`/evidence/item?id=${piece}`,
		...['new', 'matrix', 'checks', 'showcase', 'bin'].map((name) => `/evidence/${name}`),
		`/evidence/history?id=${piece}`,
		'/requirements',
		`/requirements/item?key=${encodeURIComponent(claim.fields.requirement)}`,
		'/review',
		'/mocks',
		'/mocks/new',
		'/gateway',
		...['forms', 'hours', 'results', 'reviews'].map((name) => `/gateway/${name}`),
		'/share',
		...['tables', 'pack', 'review', 'move'].map((name) => `/share/${name}`),
		...['what-if', 'pictures', 'report'].map((name) => `/dashboard/${name}`),
		'/dashboard',
		'/caseload'
	];
	await open(page, url);
	const figures: Figure[] = [];
	for (const address of addresses) {
		const { usable, longest } = await go(page, address);
		const name = address.split('?')[0];
		console.log(`  ${name}: ${Math.round(usable)} ms, longest task ${Math.round(longest)} ms`);
		figures.push({ name: `longest task of ${name}`, value: longest, unit: 'ms' });
	}
	const slowest = figures.toSorted((a, b) => b.value - a.value).slice(0, 3);
	return slowest;
}

/** The heap with the dashboard and the list open, with small files and with large ones. */
export async function heaps(page: Page, url: string): Promise<Figure[]> {
	const session = await page.context().newCDPSession(page);
	const measure = async (bytes: number) => {
		await page.goto(`${url}/about`);
		for (const row of fileRows(files.count, bytes)) {
			await page.evaluate(`(${putRows})([${JSON.stringify(row)}])`);
			await page.evaluate(`(${putFile})(${JSON.stringify(row.id)}, ${bytes})`);
		}
		await open(page, url);
		await go(page, '/evidence');
		await session.send('HeapProfiler.collectGarbage');
		return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
	};
	const small = await measure(files.small);
	const large = await measure(files.large);
	const floor = { name: 'with files of 1 KB', value: small };
	return [{ name: `heap with ${files.count} files of 20 MB`, value: large, unit: 'MB', floor }];
}

/** From the yes to all of them until the last one is in. */
export async function intake(page: Page, url: string): Promise<Figure> {
	await page.goto(`${url}/evidence/new`);
	await page.getByLabel('Title', { exact: true }).waitFor();
	await page.evaluate(`(${chooseFiles})(${manyFiles})`);
	const start = performance.now();
	await page.getByRole('button', { name: /Add all/ }).click();
	await page.getByRole('progressbar', { name: 'Copying' }).waitFor();
	await page.getByRole('progressbar', { name: 'Copying' }).waitFor({ state: 'detached', timeout: 600_000 });
	return { name: `${manyFiles} small files come in`, value: performance.now() - start, unit: 'ms' };
}

async function open(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/dashboard?record=${recordId}`);
	await page.getByRole('heading', { name: 'Predicted grade' }).waitFor({ timeout: 120_000 });
}

function go(page: Page, address: string): Promise<{ usable: number; longest: number }> {
	return page.evaluate(`(${visit})(${JSON.stringify(address)})`);
}
