/** Runs axe-core on a page as it stands. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * What axe finds, a line for each place. Its source goes in through the debugger, which the page's
 * policy does not bind: neither a script tag nor `eval` would pass there.
 */
export async function axe(page: Page): Promise<string[]> {
	const session = await page.context().newCDPSession(page);
	const { result: there } = await session.send('Runtime.evaluate', { expression: "'axe' in globalThis" });
	if (there.value !== true) await session.send('Runtime.evaluate', { expression: source });
	const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
		expression: `axe.run(document, ${JSON.stringify({ runOnly: tags, resultTypes: ['violations'] })})`,
		awaitPromise: true,
		returnByValue: true
	});
	await session.detach();
	if (exceptionDetails) throw new Error(`axe could not run: ${exceptionDetails.exception?.description}`);
	const { violations } = result.value as AxeResults;
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary}`)
	);
}
