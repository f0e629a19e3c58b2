/** Reads what the three test runners and the worked examples report. A skipped test is not a passed one. */
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} TestResult
 * @property {string} name
 * @property {string} runner
 * @property {'passed' | 'failed' | 'skipped'} outcome
 * @property {number} milliseconds
 */

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @param {string} file @param {string} runner @returns {TestResult[]} */
export function readVitest(file, runner) {
	/** @type {{ testResults: { name: string, status: string, message?: string, assertionResults: { fullName: string, status: string, duration?: number | null }[] }[] }} */
	const report = read(file);
	return report.testResults.flatMap(({ name, status, assertionResults }) => {
		/** @type {TestResult[]} */
		const tests = assertionResults.map((test) => ({
			name: test.fullName,
			runner,
			outcome: test.status === 'passed' || test.status === 'failed' ? test.status : 'skipped',
			milliseconds: test.duration ?? 0
		}));
		// A file that cannot even be loaded fails without a failed test of its own.
		if (status === 'failed' && !tests.some(({ outcome }) => outcome === 'failed'))
			tests.push({ name, runner, outcome: 'failed', milliseconds: 0 });
		return tests;
	});
}

/**
 * @typedef {object} Suite
 * @property {string} title
 * @property {Suite[]} [suites]
 * @property {{ title: string, tests: { projectName: string, status: string, results: { duration: number }[] }[] }[]} [specs]
 */

/** @param {string} file @returns {TestResult[]} */
export function readPlaywright(file) {
	/** @type {{ suites: Suite[], errors: { message?: string }[] }} */
	const report = read(file);
	const tests = report.suites.flatMap((suite) => testsIn(suite));
	if (report.errors.length > 0)
		tests.push({ name: 'the run itself', runner: 'e2e', outcome: 'failed', milliseconds: 0 });
	return tests;
}

/** @param {Suite} suite @returns {TestResult[]} */
function testsIn(suite) {
	const own = (suite.specs ?? []).flatMap((spec) =>
		spec.tests.map((test) => ({
			name: `${spec.title} (${test.projectName})`,
			runner: 'e2e',
			outcome: outcomeOf(test.status),
			milliseconds: test.results.reduce((sum, { duration }) => sum + duration, 0)
		}))
	);
	return [...own, ...(suite.suites ?? []).flatMap((inner) => testsIn(inner))];
}

/** @param {string} status @returns {TestResult['outcome']} */
function outcomeOf(status) {
	if (status === 'expected') return 'passed';
	return status === 'skipped' ? 'skipped' : 'failed';
}

/** The examples close with `N passed, N failed`. @param {string} output @returns {TestResult[]} */
export function readExamples(output) {
	const [, passed, failed] = /^(\d+) passed, (\d+) failed\s*$/m.exec(output) ?? [];
	if (passed === undefined || failed === undefined) throw new Error('there is no line "N passed, N failed"');
	/** @param {string} count @param {TestResult['outcome']} outcome @returns {TestResult[]} */
	const many = (count, outcome) =>
		Array.from({ length: Number(count) }, () => ({
			name: 'worked example',
			runner: 'examples',
			outcome,
			milliseconds: 0
		}));
	return [...many(passed, 'passed'), ...many(failed, 'failed')];
}

/** @param {readonly TestResult[]} tests @param {number} count */
export function slowest(tests, count) {
	return tests
		.slice()
		.sort((a, b) => b.milliseconds - a.milliseconds)
		.slice(0, count)
		.map(
			({ name, runner, milliseconds }) =>
				`${(milliseconds / 1000).toFixed(2).padStart(7)} s  ${runner}  ${name}`
		);
}
