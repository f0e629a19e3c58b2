import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coldDashboard, type Loaded } from './support/first-load.ts';
import { expect, openSample, test, type Page } from './support/fixture.ts';
import { root } from './support/site.ts';

const mostGzippedBytes = 90_000;

/** Text that survives in a package however it is bundled, with a file of the package to prove it. */
const lateComers = [
	{ name: 'zod', marker: 'ZodError', file: 'zod/v4/core/errors.js' },
	{ name: 'marked', marker: 'markedjs/marked', file: 'marked/lib/marked.esm.js' },
	{ name: 'DOMPurify', marker: 'SAFE_FOR_TEMPLATES', file: 'dompurify/dist/purify.min.js' }
];

test.describe('the first load of the dashboard', () => {
	let loaded: Loaded[] = [];

	test.beforeEach(async ({ page, context }) => {
		await openSample(page);
		await page.close();
		const cold: Page = await context.newPage();
		loaded = await coldDashboard(cold);
	});

	test('stays within its budget, and waits with large packages until the grade shows', () => {
		const scripts = loaded.filter(
			({ url, beforeGrade }) => beforeGrade && /\.js$/.test(new URL(url).pathname)
		);
		const lines = scripts
			.sort((a, b) => b.gzipped - a.gzipped)
			.map(({ url, gzipped }) => `${String(gzipped).padStart(7)}  ${new URL(url).pathname}`);
		const total = scripts.reduce((sum, { gzipped }) => sum + gzipped, 0);
		test.info().annotations.push({ type: 'first load', description: `${total} bytes of gzipped JavaScript` });
		expect(total, 'some script is needed, or nothing was measured').toBeGreaterThan(10_000);
		expect(total, `gzipped JavaScript before the grade shows:\n${lines.join('\n')}\n`).toBeLessThanOrEqual(
			mostGzippedBytes
		);

		for (const { name, marker } of lateComers) {
			const carriers = scripts.filter(({ text }) => text.includes(marker)).map(({ url }) => url);
			expect(carriers, `${name} is loaded before the grade shows`).toEqual([]);
		}
	});

	test("fetches no other specification's content", () => {
		const ids = specificationIds();
		const fetched = loaded.flatMap(({ url, text }) =>
			ids.filter((id) => url.includes(id) || topLevelId(text) === id)
		);
		// The sample's own is among them, which shows that content is recognised at all.
		expect([...new Set(fetched)], loaded.map(({ url }) => url).join('\n')).toHaveLength(1);
	});
});

test('the markers that give late packages away are still in them', () => {
	for (const { name, marker, file } of lateComers)
		expect(readFileSync(join(root, 'node_modules', file), 'utf8'), name).toContain(marker);
});

function specificationIds(): string[] {
	const printed = execFileSync(process.execPath, ['src/tools/specifications.ts', '--json'], {
		cwd: root,
		encoding: 'utf8'
	});
	return (JSON.parse(printed) as { id: string }[]).map(({ id }) => id);
}

/** The id that a file of content begins with, wherever it is served from. */
const topLevelId = (text: string) => /^\{"id":\s*"([^"]+)"/.exec(text)?.[1];
