import { expect, test } from 'vitest';
import { predict } from '#lib/assessment/prediction.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import { pieceBehind, RowsBehind } from '#lib/record/behind.ts';
import type { Row } from '#lib/record/rows.ts';
import { reportOf } from '../../../src/tools/grade/report.ts';
import { RowsForGrading } from '../../../src/tools/record/grades.ts';
import { aClaim, aConfirmation, aFile, anEvidence, aSpecification, aTag } from '../assessment/builders.ts';
import { aResult } from '../assessment/way-builders.ts';

const guild = aSpecification({
	methods: { watch: { pass: 1, distinction: 1 }, case: { pass: 1, distinction: 0 } }
});
const results = [
	aResult('r1', 'watch', { grade: 'fail' }),
	aResult('r2', 'case'),
	{ ...aResult('r3', 'watch', { grade: 'distinction', on: '2026-07-01' }), deleted: true }
];

const lone = aSpecification({ methods: { watch: { pass: 1, distinction: 0 } } });
const piece = anEvidence('e1');
const claim = aClaim('c1', 'e1', 'watch-p1', { tag: 't1' });
const behind = [piece, aFile('f1', 'e1', 'a'), aTag('t1', 'f1', 4)];
const seen = pieceBehind(new RowsBehind(behind).of(claim)) ?? undefined;
const confirmed: Row[] = [...behind, claim, aConfirmation('d1', 'c1', { piece: seen })];

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

test.each<[string, (rows: Row[]) => Row[], string]>([
	['a piece as it was confirmed', (rows) => rows, 'pass'],
	[
		'other words',
		(rows) => rows.map((row) => (row.id === piece.id ? anEvidence('e1', { wrote: 2 }) : row)),
		'fail'
	],
	[
		'another day',
		(rows) => rows.map((row) => (row.id === piece.id ? anEvidence('e1', { date: '2026-02-02' }) : row)),
		'fail'
	],
	['a file that is gone', (rows) => rows.filter(({ kind }) => kind !== 'attachment'), 'fail'],
	['a time tag that is gone', (rows) => rows.filter(({ kind }) => kind !== 'tag'), 'fail']
])('both commands and the app hold a confirmation against %s', (_, change, secure) => {
	const rows = change(confirmed);
	const checked = new RowsForGrading();
	for (const row of rows) checked.add(row);
	expect(checked.grades(lone).secure).toEqual({ watch: secure, overall: secure });
	expect(reportOf({ specification: lone, rows }).secure).toMatchObject({ overall: secure });
	expect(predict(tallyOf(lone, rows), {}).secure.overall.grade).toBe(secure);
});
