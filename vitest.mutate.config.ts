import { defineConfig } from 'vitest/config';

/** What `npm run mutate` runs for each mutant: random tests run less often, and those over all shipped content not at all. */
export default defineConfig({
	test: {
		environment: 'node',
		env: { FEW_RUNS: '1' },
		include: ['tests/unit/{assessment,gateway}/*.test.ts'],
		exclude: ['tests/unit/assessment/real.test.ts']
	}
});
