/** Measures what a page loads, from its own point of view: by its clock, not by when a test looks. */
import { gzipSync } from 'node:zlib';
import { expect, type Page, type Response } from 'playwright/test';

export type Loaded = {
	readonly url: string;
	readonly text: string;
	readonly gzipped: number;
	/** Asked for before the predicted grade was on the page. */
	readonly beforeGrade: boolean;
};

const gradeWords = '\\b(fail|refer|pass|distinction)\\b';

/**
 * Opens the dashboard as on a first visit, with nothing in any cache, and returns everything that the
 * page itself loaded, scripts first.
 */
export async function coldDashboard(page: Page): Promise<Loaded[]> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	await session.send('Network.setBypassServiceWorker', { bypass: true });
	await page.addInitScript(markTheGrade, gradeWords);

	const bodies = new Map<string, Promise<Buffer>>();
	const note = (response: Response) => {
		if (response.ok() && response.request().resourceType() !== 'document')
			bodies.set(response.url(), response.body());
	};
	page.on('response', note);
	await page.goto('/dashboard');
	await expect
		.poll(
			() => page.evaluate(() => performance.getEntriesByName('grade').length),
			'a grade under its heading'
		)
		.toBe(1);
	await page.waitForLoadState('networkidle');
	// What comes later still is nobody's: its body would be waited for after the test.
	page.off('response', note);

	const { early, gradeAt, entries } = await page.evaluate(() => ({
		early: performance.getEntriesByName('grade before any script').length,
		gradeAt: performance.getEntriesByName('grade')[0]?.startTime ?? 0,
		entries: performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime }))
	}));
	if (early > 0)
		throw new Error(
			'The page names a grade before any script ran, so the moment of the real one is unknown.'
		);

	return Promise.all(
		[...bodies].map(async ([url, body]) => {
			const bytes = await body;
			const entry = entries.find(({ name }) => name === url);
			return {
				url,
				text: bytes.toString('utf8'),
				gzipped: gzipSync(bytes, { level: 9 }).length,
				// What the page did not time itself counts as early, to be on the safe side.
				beforeGrade: entry === undefined || entry.startTime < gradeAt
			};
		})
	);
}

/** Runs in the page before anything else: notes the moment at which a grade stands under its heading. */
function markTheGrade(words: string): void {
	const grade = new RegExp(words, 'i');
	// `innerText` is what a reader sees, with space between one block and the next.
	const isShown = () =>
		[...document.querySelectorAll('section')].some((section) => {
			const heading = section.querySelector('h1, h2, h3');
			return heading?.textContent.trim() === 'Predicted grade' && grade.test(section.innerText);
		});
	document.addEventListener('readystatechange', () => {
		if (document.readyState === 'interactive' && isShown()) performance.mark('grade before any script');
	});
	const observer = new MutationObserver(() => {
		if (document.readyState === 'loading' || !isShown()) return;
		performance.mark('grade');
		observer.disconnect();
	});
	observer.observe(document, { subtree: true, childList: true, characterData: true });
}
