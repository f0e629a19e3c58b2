import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Row } from '#lib/record/rows.ts';
import { readRecord } from '../../../src/tools/grade/read.ts';
import { reportOf } from '../../../src/tools/grade/report.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification } from '../assessment/builders.ts';

const guild = aSpecification({
	methods: {
		watch: { pass: 1, perContact: 1, distinction: 1 },
		case: { pass: 1, distinction: 0, parts: { diary: { pass: 1, distinction: 0, exemptible: true } } }
	},
	ksbs: 1
});

function record(fields: object = {}, more: object = {}): Row {
	const { version, stamps, conflicts, deleted, createdAt, changedAt, author } = anEvidence('e1');
	return {
		...{ version, stamps, conflicts, deleted, createdAt, changedAt, author },
		id: 'record-01',
		recordId: 'record-01',
		kind: 'record',
		fields: {
			apprentice: 'person-01',
			specification: 'st9999-guild',
			start: null,
			gateway: null,
			contact: [],
			exempt: [],
			sample: false,
			...fields
		},
		...more
	};
}

const text = (rows: unknown, specification: unknown = 'st9999-guild') =>
	JSON.stringify({ specification, rows });

function errors(input: string): string[] {
	const read = readRecord(input, [guild]);
	return 'errors' in read ? read.errors.map(({ at, message }) => `${at}: ${message}`) : ['none'];
}

function report(rows: readonly Row[]) {
	const read = readRecord(text(rows), [guild]);
	if ('errors' in read) throw new Error(JSON.stringify(read.errors));
	return reportOf(read.input);
}

const rows = [
	record({ contact: ['shop'] }),
	anEvidence('e1'),
	aClaim('c1', 'e1', 'watch-p1'),
	aConfirmation('d1', 'c1'),
	aClaim('c2', 'e1', 'watch-shop1')
];

describe('a record in order', () => {
	test('has its grades three times, coverage, gaps and what to do', () => {
		const found = report(rows);
		expect(found.secure).toMatchObject({
			overall: 'fail',
			methods: { watch: 'fail', case: 'fail' },
			parts: { diary: 'fail' }
		});
		expect(found.onEvidence).toMatchObject({ overall: 'fail', methods: { watch: 'pass' } });
		expect(found.reachable).toMatchObject({
			overall: 'pass',
			methods: { watch: 'distinction', case: 'pass' }
		});
		expect(found.onEvidence.reasons[1]).toBe(
			'Watch: pass. All 2 pass criteria met; 0 of 1 distinction criterion, 1 needed.'
		);
		expect(found.coverage.methods['watch']).toMatchObject({
			pass: { total: 2, claimed: 2, confirmed: 1 },
			ksbs: { total: 1, missing: 1 }
		});
		expect(found.coverage.parts['diary']).toMatchObject({ pass: { total: 1, missing: 1 } });
		expect(found.gaps).toEqual(['watch-d1', 'case-p1', 'K1']);
		expect(found.cheapestRoute).toBe('Pass: 1 more criterion in Case.');
		expect(found.nextSteps[0]).toBe('case-area1: 1 criterion needs evidence for pass.');
		expect(found.findings).toEqual([]);
		expect(found.problems).toEqual([]);
	});

	test('exemptions of the record count', () => {
		const found = report([record({ exempt: ['diary'] }), ...rows.slice(1)]);
		expect(found.onEvidence.parts).toEqual({ diary: 'exempt' });
		expect(found.onEvidence.methods['case']).toBe('pass');
	});

	test('deleted rows count for nothing', () => {
		const deleted = rows.map((row) => (row.kind === 'claim' ? { ...row, deleted: true } : row));
		expect(report(deleted).gaps).toEqual(['watch-p1', 'watch-shop1', 'watch-d1', 'case-p1', 'K1']);
	});
});

describe('input that cannot be read is told by place, never thrown', () => {
	const bad = { ...anEvidence('e1'), fields: { ...anEvidence('e1').fields, title: '' } };

	test.each<[string, string, RegExp]>([
		['nothing', '', /^: This is not JSON/],
		['half a file', '{"rows": [', /^: This is not JSON/],
		['a list', '[]', /^: A record is an object/],
		['null', 'null', /^: A record is an object/],
		[
			'no specification',
			JSON.stringify({ rows: [] }),
			/^specification: Give the id of a specification: st9999-guild\.$/
		],
		['an unknown specification', text([], 'st0000'), /^specification: There is no specification "st0000"/],
		['no rows', JSON.stringify({ specification: 'st9999-guild' }), /^rows: Give a list of rows/],
		[
			'a misspelt key',
			JSON.stringify({ specification: 'st9999-guild', rows: [], row: 1 }),
			/^row: This key means nothing/
		],
		['a row that is none', text([7]), /^rows\.0: /],
		['a row of no kind', text([{ ...anEvidence('e1'), kind: 'poem' }]), /^rows\.0\.kind: /],
		['a field that is wrong', text([anEvidence('e2'), bad]), /^rows\.1\.fields\.title: /],
		[
			'a row twice',
			text([anEvidence('e1'), anEvidence('e1')]),
			/^rows\.1\.id: The row 000000e1 is there twice, first as rows\.0\.$/
		]
	])('%s', (_, input, expected) => {
		expect(errors(input)).toHaveLength(1);
		expect(errors(input)[0]).toMatch(expected);
	});

	test('a flood of mistakes is cut', () => {
		expect(errors(text(Array.from({ length: 200 }, () => ({})))).length).toBe(50);
	});

	test('lists within lists without end', () => {
		const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
		expect(errors(`{"specification":"st9999-guild","rows":[${deep}]}`)[0]).toMatch(/^rows\.0: /);
	});
});

describe('what the specification does not know is stated with what to do, and nothing is lost', () => {
	const said = (given: readonly Row[]) =>
		report(given).problems.map(({ problem, rows: about }) => [problem, about]);

	test('claims on requirements that are gone, from an older version', () => {
		const gone = aClaim('c9', 'e1', 'watch-p9');
		const found = report([...rows, gone]);
		expect(found.problems).toEqual([
			{
				problem:
					'Claims are on requirements that this version of the specification has not: lamplighting/watch-p9.',
				todo: 'They are kept and count for nothing here. Claim what took their place.',
				rows: [gone.id]
			}
		]);
		expect(found.onEvidence).toEqual(report(rows).onEvidence);
	});

	test('a record that was made for another specification', () => {
		expect(said([record({ specification: 'st9999-old' }), ...rows.slice(1)])).toEqual([
			['The record was made for another specification than st9999-guild.', ['record-01']]
		]);
	});

	test('contact and exempt parts that it has not', () => {
		expect(said([record({ contact: ['letter'], exempt: ['song', 'diary'] }), ...rows.slice(1)])).toEqual([
			['st9999-guild has no kind of customer contact "letter".', ['record-01']],
			['st9999-guild has no part "song".', ['record-01']]
		]);
	});

	test('claims without evidence, decisions without claim, rows of another record', () => {
		const strange = { ...anEvidence('e5'), recordId: 'record-02' };
		expect(said([...rows, aClaim('c7', 'e7', 'case-p1'), aConfirmation('d7', 'c8'), strange])).toEqual([
			['Rows belong to another record.', ['000000e5']],
			['Claims are about evidence that is not there.', ['000000c7']],
			['Decisions are about claims that are not there.', ['000000d7']]
		]);
	});

	test('no record row, or two', () => {
		expect(said(rows.slice(1))).toEqual([
			['There is no record row, so customer contact and exemptions are not known.', []]
		]);
		const second = record({ contact: ['phone'] }, { id: 'record-02', recordId: 'record-02' });
		expect(said([...rows, second])).toEqual([
			['There is more than one record row.', ['record-02']],
			['Rows belong to another record.', ['record-02']]
		]);
	});
});

describe('the command', () => {
	const root = join(import.meta.dirname, '..', '..', '..');
	const run = (input: string, ...args: string[]) =>
		spawnSync(process.execPath, [join(root, 'src', 'tools', 'grade.ts'), ...args], {
			cwd: root,
			input,
			encoding: 'utf8'
		});

	// Each run is a process that reads all content, so a busy machine may take its time.
	test(
		'prints JSON and ends with 0 for a record, with 1 and no stack trace for anything else',
		{ timeout: 120_000 },
		() => {
			const good = run('{"specification":"st0072-vtct","rows":[]}', '-');
			expect([good.status, good.stderr]).toEqual([0, '']);
			expect(JSON.parse(good.stdout)).toMatchObject({
				specification: 'st0072-vtct',
				reachable: { overall: 'distinction' }
			});
			for (const bad of [run('{', '-'), run('', join(root, 'nowhere.json'))]) {
				expect([bad.status, bad.stderr]).toEqual([1, '']);
				expect(JSON.parse(bad.stdout)).toMatchObject({ errors: [{ message: expect.any(String) as string }] });
			}
		}
	);
});
