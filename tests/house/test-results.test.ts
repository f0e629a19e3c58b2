import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExamples, readPlaywright, readVitest, slowest } from '../../src/tools/test-results.mjs';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'results-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(report: unknown): Promise<string> {
	const path = join(folder, `${crypto.randomUUID()}.json`);
	await writeFile(path, JSON.stringify(report));
	return path;
}

describe('what counts as passed', () => {
	it('counts a skipped test of the unit runner as skipped', async () => {
		const assertionResults = ['passed', 'failed', 'skipped', 'pending', 'todo'].map((status) => ({
			fullName: status,
			status,
			duration: 1
		}));
		const path = await file({ testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults }] });
		expect(readVitest(path, 'unit').map(({ outcome }) => outcome)).toEqual([
			'passed',
			'failed',
			'skipped',
			'skipped',
			'skipped'
		]);
	});

	it('counts a file that does not load as one failure', async () => {
		const path = await file({ testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }] });
		expect(readVitest(path, 'unit')).toMatchObject([{ name: 'a.test.ts', outcome: 'failed' }]);
	});

	it('counts a test that passed at its second try as failed', async () => {
		const spec = (status: string) => ({
			title: status,
			tests: [{ projectName: 'phone', status, results: [{ duration: 2 }, { duration: 3 }] }]
		});
		const suites = [
			{ title: 'a', specs: [spec('expected')], suites: [{ title: 'b', specs: [spec('flaky')] }] }
		];
		const tests = readPlaywright(await file({ suites, errors: [] }));
		expect(tests.map(({ outcome, milliseconds }) => [outcome, milliseconds])).toEqual([
			['passed', 5],
			['failed', 5]
		]);
	});

	it('counts an error outside every test', async () => {
		const path = await file({ suites: [], errors: [{ message: 'no build' }] });
		expect(readPlaywright(path).map(({ outcome }) => outcome)).toEqual(['failed']);
	});

	it('reads the closing line of the worked examples, and refuses an output without one', () => {
		const outcomes = readExamples('wrong: a\n2 passed, 1 failed\n').map(({ outcome }) => outcome);
		expect(outcomes).toEqual(['passed', 'passed', 'failed']);
		expect(() => readExamples('it fell over')).toThrow('no line');
	});

	it('lists the slowest first', () => {
		const tests = [1, 3, 2].map((seconds) => ({
			name: `${seconds}`,
			runner: 'unit',
			outcome: 'passed' as const,
			milliseconds: seconds * 1000
		}));
		expect(slowest(tests, 2).map((line) => line.trim())).toEqual(['3.00 s  unit  3', '2.00 s  unit  2']);
	});
});
