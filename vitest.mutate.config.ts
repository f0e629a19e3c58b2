import { defineConfig } from 'vitest/config';

/** What `npm run mutate` runs for each mutant: the tests that name a behaviour, without the slow random ones. */
export default defineConfig({
	test: {
		environment: 'node',
		include: ['tests/unit/assessment/*.test.ts'],
		exclude: ['tests/unit/assessment/{properties,real,route-minimal}.test.ts']
	}
});
