import { defineConfig, devices } from 'playwright/test';
import { launchOptions } from './src/tools/browser.mjs';

/** Stories of apprentices happen on a phone, all others on a desktop; `pages` looks at every page at both sizes. */
const onPhone = /\/apprentice-[^/]*\.e2e\.ts$/;

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: 'test-results/e2e',
	reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
	forbidOnly: true,
	retries: 0,
	workers: 2,
	// Room for a busy machine: a test that passes takes no longer for it.
	timeout: 60_000,
	expect: { timeout: 10_000 },
	fullyParallel: true,
	// The site is served by a fixture (support/fixture.ts), at a port that is free.
	use: {
		launchOptions: launchOptions(),
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		trace: 'off',
		// Each test is a first visit, on which the worker fetches the whole site: two seconds of work for every
		// test. Those that look at every page, and all that need the worker, allow it.
		serviceWorkers: 'block'
	},
	projects: [
		{
			name: 'desktop',
			testIgnore: onPhone,
			use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } }
		},
		{
			name: 'phone',
			testMatch: onPhone,
			use: {
				...devices['Desktop Chrome'],
				viewport: { width: 360, height: 740 },
				hasTouch: true,
				isMobile: true
			}
		}
	]
});
