import { expect, it } from 'vitest';
import { files, findings } from './support/repository.ts';

it('no test is skipped, focused or left for later', () => {
	const modifier =
		/\b(test|it|describe|suite|bench)(\.\w+)*\.(only|skip|skipIf|runIf|todo|fixme|fails|fail)\b/;
	expect(modifier.test(['it', 'only'].join('.'))).toBe(true);
	const found = findings(files(/^tests\/.+\.ts$/), (line) => modifier.exec(line)?.[0]);
	expect(found).toEqual([]);
});

it('no test is repeated until it passes', () => {
	const option = /\bretr(y|ies)\s*:\s*[1-9]|\.configure\(\{[^}]*retries/;
	const found = findings(files(/^(tests\/.+|[^/]+\.config)\.ts$/), (line) => option.exec(line)?.[0]);
	expect(found).toEqual([]);
});
