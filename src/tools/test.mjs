/**
 * `npm test`: installs what is missing, a browser too, and runs every check, some beside one another.
 * `npm test -- unit e2e` runs the named ones alone.
 *
 * The last line is `N passed, N failed`, summed over all tests. What is no test (types, lint and so
 * on) adds nothing to the first figure, but one to the second when it fails, so that "0 failed" always
 * means that all is well.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser.mjs';
import { checkNode, install, root, spawnNpm, stop } from './install.mjs';
import { readExamples, readPlaywright, readVitest, slowest } from './test-results.mjs';

/**
 * @typedef {import('./test-results.mjs').TestResult} TestResult
 * @typedef {object} Step
 * @property {string} script its name in package.json
 * @property {string} title
 * @property {string[]} [args]
 * @property {string} [needs] the script that must have worked before
 * @property {string} [beside] the script beside which it runs, after others that do so: these keep to one core
 * @property {(output: string) => TestResult[]} [read] the tests that it ran
 */

const results = join(root, 'test-results');
const stepLimitMs = 15 * 60_000;

/** @param {string} script @param {string} title @returns {Step} */
const vitest = (script, title) => ({
	script,
	title,
	needs: 'content',
	args: ['--reporter=default', '--reporter=json', `--outputFile.json=test-results/${script}.json`],
	read: () => readVitest(join(results, `${script}.json`), script)
});

/** @type {Step[]} */
const steps = [
	{ script: 'content', title: 'content' },
	{ script: 'types', title: 'types', needs: 'content' },
	{ script: 'format', title: 'format', beside: 'types' },
	{ script: 'lint', title: 'lint and boundaries' },
	{ script: 'dead', title: 'dead code', needs: 'content', beside: 'lint' },
	{
		script: 'examples',
		title: 'worked examples',
		needs: 'content',
		beside: 'lint',
		read: (output) => readExamples(output)
	},
	{ ...vitest('unit', 'unit tests'), beside: 'lint' },
	{ script: 'build', title: 'build', needs: 'content' },
	vitest('browser', 'browser tests'),
	{
		script: 'e2e',
		title: 'end-to-end tests',
		needs: 'build',
		read: () => readPlaywright(join(results, 'e2e.json'))
	}
];

/** @param {Step} step @returns {Promise<{ code: number, output: string }>} */
function run(step) {
	return new Promise((resolve) => {
		const child = spawnNpm(['run', '--silent', step.script, ...(step.args ? ['--', ...step.args] : [])], {
			stdio: ['ignore', 'pipe', 'pipe'],
			timeout: stepLimitMs,
			env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env
		});
		let output = '';
		const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
		child.stdout?.on('data', keep);
		child.stderr?.on('data', keep);
		child.on('error', (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
		child.on('close', (code) => resolve({ code: code ?? 1, output }));
	});
}

/** @param {Step} step @param {string} output @returns {{ tests: TestResult[], problem?: string }} */
function testsOf(step, output) {
	if (!step.read) return { tests: [] };
	try {
		const tests = step.read(output);
		return tests.length > 0 ? { tests } : { tests, problem: 'It ran no test at all.' };
	} catch (error) {
		return {
			tests: [],
			problem: `Its results cannot be read: ${error instanceof Error ? error.message : error}`
		};
	}
}

checkNode();
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !steps.some(({ script }) => script === name));
if (unknown)
	stop(`There is no check "${unknown}". There are: ${steps.map(({ script }) => script).join(', ')}.`);
const chosen = steps.filter(({ script }) => asked.length === 0 || asked.includes(script));

await install();
if (chosen.some(({ script }) => script === 'browser' || script === 'e2e'))
	process.env['CHROME_BIN'] = await ensureBrowser();

// Results of an earlier run must never be counted.
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** @type {TestResult[]} */
const all = [];
/** @type {string[]} */
const failedSteps = [];
let failedChecks = 0;

/** Runs a step and says how it went. @param {Step} step */
async function take(step) {
	if (step.needs && failedSteps.includes(step.needs)) {
		console.log(`${step.title} … not run, since "${step.needs}" failed`);
		failedSteps.push(step.script);
		failedChecks += 1;
		return;
	}
	const start = performance.now();
	const { code, output } = await run(step);
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	const { tests, problem } = testsOf(step, output);
	all.push(...tests);
	const passed = tests.filter(({ outcome }) => outcome === 'passed').length;
	const notPassed = tests.filter(({ outcome }) => outcome !== 'passed');
	const counts = step.read ? `, ${passed} passed, ${notPassed.length} failed` : '';
	if (code === 0 && !problem && notPassed.length === 0) {
		console.log(`${step.title} … ok, ${seconds} s${counts}`);
		return;
	}
	failedSteps.push(step.script);
	if (notPassed.length === 0) failedChecks += 1;
	console.log(`${step.title} … FAILED, ${seconds} s${counts}\n\n${output.trimEnd()}\n`);
	for (const { name } of notPassed.filter(({ outcome }) => outcome === 'skipped'))
		console.log(`Skipped, which counts as failed: ${name}`);
	if (problem) console.log(problem);
}

/** @param {Step[]} some */
async function takeInTurn(some) {
	for (const step of some) await take(step);
}

const isChosen = (/** @type {string | undefined} */ script) => chosen.some((step) => step.script === script);
for (const step of chosen.filter(({ beside }) => !isChosen(beside)))
	await Promise.all([take(step), takeInTurn(chosen.filter(({ beside }) => beside === step.script))]);

if (all.length > 0) console.log(`\nThe slowest tests:\n${slowest(all, 10).join('\n')}`);
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);

const passed = all.filter(({ outcome }) => outcome === 'passed').length;
console.log(`\n${passed} passed, ${all.length - passed + failedChecks} failed`);
process.exitCode = failedSteps.length > 0 ? 1 : 0;
