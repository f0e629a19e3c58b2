import { expect, test } from 'vitest';
import { reportOf } from '../../../src/tools/grade/report.ts';
import { RowsForGrading } from '../../../src/tools/record/grades.ts';
import { aSpecification } from '../assessment/builders.ts';
import { aResult } from '../assessment/way-builders.ts';

const guild = aSpecification({
	methods: { watch: { pass: 1, distinction: 1 }, case: { pass: 1, distinction: 0 } }
});
const results = [
	aResult('r1', 'watch', { grade: 'fail' }),
	aResult('r2', 'case'),
	{ ...aResult('r3', 'watch', { grade: 'distinction', on: '2026-07-01' }), deleted: true }
];

test('both commands count real results as the app does, and no deleted ones', () => {
	const rows = new RowsForGrading();
	for (const result of results) rows.add(result);
	expect(rows.grades(guild)).toEqual({
		secure: { watch: 'fail', case: 'pass', overall: 'fail' },
		onEvidence: { watch: 'fail', case: 'pass', overall: 'fail' },
		reachable: { watch: 'pass', case: 'pass', overall: 'pass' }
	});
	const report = reportOf({ specification: guild, rows: results });
	expect(report.secure.methods).toEqual({ watch: 'fail', case: 'pass' });
	expect(report.reachable.overall).toBe('pass');
	expect(report.secure.reasons).toContain('Case: pass. This is the result of the assessment itself.');
});
