import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './src/tools/browser.mjs';

export default defineConfig({
	test: {
		// A focused test would hide the others, and a retry would hide a race.
		allowOnly: false,
		retry: 0,
		// Room for a busy machine.
		testTimeout: 30_000,
		projects: [
			{
				test: {
					name: 'unit',
					environment: 'node',
					// The files leave nothing behind, and to load what they share for each anew takes half of the time.
					isolate: false,
					include: ['tests/unit/**/*.test.ts', 'tests/house/**/*.test.ts']
				}
			},
			{
				plugins: [sveltekit()],
				test: {
					name: 'browser',
					include: ['tests/browser/**/*.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: launchOptions() }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
