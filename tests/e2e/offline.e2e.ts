import { expect, openSample, predictedGrade, settled, test as base, type Page } from './support/fixture.ts';
import { host, releases } from './support/next-version.ts';
import { everyPage } from './support/site.ts';

const test = base.extend<{ host: Awaited<ReturnType<typeof host>> }>({
	host: async ({}, use) => {
		const own = await host();
		await use(own);
		await own.close();
		await own.remove();
	},
	baseURL: async ({ host }, use) => {
		await use(host.url);
	}
});

test.use({ serviceWorkers: 'allow' });

/** Waits until the worker is there and keeps every page. */
async function kept(page: Page): Promise<void> {
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
	const missing = () =>
		page.evaluate(async (paths) => {
			const found = await Promise.all(paths.map((path) => caches.match(path, { ignoreSearch: true })));
			return paths.filter((_, index) => found[index] === undefined);
		}, everyPage());
	await expect.poll(missing, { message: 'pages that the worker does not keep', timeout: 20_000 }).toEqual([]);
}

test('every page opens without a network after the first visit', async ({
	page,
	context,
	host,
	problems
}) => {
	test.setTimeout(everyPage().length * 4_000);
	await openSample(page);
	await kept(page);
	await settled(page);
	// A worker that asks the network first fails there, and that is no fault: what counts is what the page gets.
	problems.allow(/^failed request: .*ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED)/);
	await host.close();
	await context.setOffline(true);
	for (const path of everyPage())
		await test.step(path, async () => {
			const response = await page.goto(`${path}?id=whatever`);
			expect(response?.status()).toBe(200);
			await settled(page);
			await expect(page.locator('h1')).toBeVisible();
		});
	await page.goto('/dashboard');
	await expect(predictedGrade(page)).toHaveText(/fail|pass|distinction|refer/i);
});

test('a new version takes over and never mixes with the old one', async ({ page, context, host }) => {
	test.slow();
	await openSample(page);
	await kept(page);
	await page.goto('/');
	await settled(page);
	expect(await releases(page)).toEqual(['first']);

	await host.publishNext();
	await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update();
		const coming = registration.installing;
		// Until it has installed itself; whether it then waits is its own affair.
		if (coming)
			await new Promise((resolve) => {
				coming.addEventListener('statechange', () => {
					if (coming.state !== 'installing') resolve(null);
				});
			});
	});

	await test.step('the open tab keeps working, on one version', () => walk(page));
	await test.step('so does another tab', async () => {
		const other = await context.newPage();
		await other.goto('/evidence');
		await settled(other);
		expect(await releases(other)).toHaveLength(1);
		await walk(other);
		await walk(page);
		await other.close();
	});
	await page.close();

	await test.step('once all tabs are closed, the new version is there', async () => {
		const fresh = await context.newPage();
		await expect
			.poll(async () => {
				await fresh.goto('/dashboard');
				await settled(fresh);
				const found = await releases(fresh);
				expect(found).toHaveLength(1);
				return found;
			})
			.toEqual(['next']);
		await kept(fresh);
		await context.setOffline(true);
		await walk(fresh);
		expect(await releases(fresh)).toEqual(['next']);
	});
});

/** Follows each link of the main navigation; the document at each end has run the scripts of one version only. */
async function walk(page: Page): Promise<void> {
	const links = page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link');
	const count = await links.count();
	expect(count).toBeGreaterThan(1);
	for (let index = 0; index < count; index++) {
		const link = links.nth(index);
		const to = await link.getAttribute('href');
		await link.click();
		await page.waitForURL((url) => url.pathname === new URL(to ?? '', page.url()).pathname);
		await settled(page);
		expect(await releases(page), `scripts at ${to}`).toHaveLength(1);
	}
}
