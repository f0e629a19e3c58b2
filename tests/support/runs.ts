/** How often a random test runs: less often where it is run again for each of thousands of mutants. */
export const runs = (often: number): number => (process.env['FEW_RUNS'] ? Math.ceil(often / 20) : often);
