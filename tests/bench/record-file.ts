/**
 * How fast a record file is written and read, beside a bare copy of the same bytes, and with how much memory.
 * BENCH_MB says how much there is to carry (default 256), BENCH_ROUNDS how often each is timed (default 3).
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import type { Specification } from '#lib/specification/types.ts';
import { launchOptions } from '../../src/tools/browser.mjs';
import { loadContent } from '../../src/tools/content/load.ts';
import type * as inPage from './in-page/record-file.ts';
import { middle, type Figure } from './measure.ts';

type InPage = typeof inPage;
type Act = { [Name in keyof InPage]: readonly [Name, ...Parameters<InPage[Name]>] }[keyof InPage];

const MB = 1024 * 1024;
const root = join(import.meta.dirname, '..', '..');
const total = Number(process.env['BENCH_MB'] ?? 256);
const fileMb = 32;
/** Its reader gives up at a text of 10 MB, so one of our pieces of 8 MB, in base64, is too much for it. */
const smallMb = 32;
const smallFileMb = 4;
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);

export async function recordFile(): Promise<Figure[]> {
	const { specifications } = await loadContent(join(root, 'content'));
	const [specification] = specifications;
	if (!specification) throw new Error('content/ holds no specification without mistakes');
	const folder = await mkdtemp(join(tmpdir(), 'waymark-bench-'));
	const server = await serve();
	// A browser with a folder of its own: a private one has little room.
	const browser = await chromium.launchPersistentContext(folder, { ...launchOptions(), headless: true });
	try {
		const page = await browser.newPage();
		await page.goto(`${server.resolvedUrls?.local[0] ?? ''}bench`);
		return await measure(browser, page, specification);
	} finally {
		await browser.close();
		await server.close();
		await rm(folder, { recursive: true, force: true });
	}
}

async function measure(browser: BrowserContext, page: Page, specification: Specification): Promise<Figure[]> {
	const files = Math.ceil(total / fileMb);
	const mb = files * fileMb;
	await run(page, 'prepare', 'bench-here', specification.id, files, fileMb * MB);
	console.log(`${files} files of ${fileMb} MB, ${rounds} rounds`);
	const times = { copyOut: [], write: [], copyIn: [], read: [] } as Record<string, number[]>;
	for (let round = 0; round < rounds; round++) {
		times.copyOut?.push(await run(page, 'copyOut', 'bench-here'));
		times.write?.push(await run(page, 'write', 'bench-here', specification));
		times.copyIn?.push(await run(page, 'copyIn'));
		times.read?.push(await run(page, 'read'));
	}
	const speed = (name: string) => mb / (middle(times[name] ?? []) / 1000);
	const writing = await extraMemory(browser, page, () => run(page, 'write', 'bench-here', specification));
	const reading = await extraMemory(browser, page, () => run(page, 'read'));

	await run(page, 'prepare', 'bench-small', specification.id, smallMb / smallFileMb, smallFileMb * MB);
	const other = await run(page, 'withExportImport', 'bench-small');
	const bare = (name: string, value: number) => ({ name: `a bare copy ${name}`, value });
	return [
		{
			name: 'writing a record file',
			value: speed('write'),
			unit: 'MB/s',
			floor: bare('out', speed('copyOut'))
		},
		{
			name: 'reading and verifying it',
			value: speed('read'),
			unit: 'MB/s',
			floor: bare('in', speed('copyIn'))
		},
		{ name: `dexie-export-import, out (${smallMb} MB)`, value: smallMb / (other.out / 1000), unit: 'MB/s' },
		{ name: `dexie-export-import, in (${smallMb} MB)`, value: smallMb / (other.in / 1000), unit: 'MB/s' },
		...(writing === null ? [] : [{ name: 'extra memory, writing', value: writing, unit: 'MB' } as const]),
		...(reading === null ? [] : [{ name: 'extra memory, reading', value: reading, unit: 'MB' } as const])
	];
}

/** Runs one act of the page. */
async function run<Name extends keyof InPage>(
	page: Page,
	name: Name,
	...given: Parameters<InPage[Name]>
): Promise<Awaited<ReturnType<InPage[Name]>>> {
	const act = [name, ...given] as unknown as Act;
	const result: unknown = await page.evaluate(async ([which, ...args]) => {
		const address = '/tests/bench/in-page/record-file.ts';
		const acts = (await import(address)) as Record<string, (...args: readonly unknown[]) => Promise<unknown>>;
		return acts[which]?.(...args);
	}, act);
	return result as Awaited<ReturnType<InPage[Name]>>;
}

/**
 * By how many MB the page's process grows at most while something runs; what is not yet swept up counts as well.
 *
 * @returns null where this system does not tell
 */
async function extraMemory(
	browser: BrowserContext,
	page: Page,
	act: () => Promise<unknown>
): Promise<number | null> {
	// What lies around from before would hide what is new.
	const own = await browser.newCDPSession(page);
	await own.send('HeapProfiler.collectGarbage');
	const session = await browser
		.browser()
		?.newBrowserCDPSession()
		.catch(() => null);
	const renderers = session ? (await session.send('SystemInfo.getProcessInfo')).processInfo : [];
	const ids = renderers.filter(({ type }) => type === 'renderer').map(({ id }) => id);
	const before = await residentMb(ids);
	if (before === null) return null;
	let most = before;
	let isDone = false;
	const acting = act().finally(() => (isDone = true));
	while (!isDone) {
		most = Math.max(most, (await residentMb(ids)) ?? 0);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	await acting;
	return most - before;
}

async function residentMb(ids: readonly number[]): Promise<number | null> {
	if (ids.length === 0) return null;
	const sizes = await Promise.all(ids.map((id) => readFile(`/proc/${id}/status`, 'utf8').catch(() => '')));
	const known = sizes.flatMap((text) => /^VmRSS:\s+(\d+) kB/m.exec(text)?.[1] ?? []);
	return known.length === 0 ? null : known.reduce((sum, kb) => sum + Number(kb) / 1024, 0);
}

/** Serves the sources as they are, with one empty page. */
async function serve(): Promise<ViteDevServer> {
	const server = await createServer({
		root,
		configFile: false,
		logLevel: 'error',
		cacheDir: join(tmpdir(), 'waymark-bench-vite'),
		server: { port: 0, watch: null, hmr: false },
		optimizeDeps: { entries: ['tests/bench/in-page/*.ts', 'src/lib/exchange/*.ts', 'src/lib/storage/*.ts'] },
		plugins: [
			{
				name: 'bench-page',
				configureServer: ({ middlewares }) => {
					middlewares.use('/bench', (_request, response) => {
						response.setHeader('content-type', 'text/html').end('<!doctype html><title>Bench</title>');
					});
				}
			}
		]
	});
	return server.listen();
}
