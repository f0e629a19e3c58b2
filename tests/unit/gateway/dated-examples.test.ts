import { describe, expect, it, test } from 'vitest';
import type { Practice } from '#lib/specification/practice-types.ts';
import { aSpecification } from '../assessment/builders.ts';
import { runFile } from '../../../src/tools/examples/run.ts';
import { aDeadline, builtInRules } from './builders.ts';

const guild = aSpecification({ methods: { watch: { pass: 1, distinction: 0 } } });
const rules = await builtInRules();
const practice: Practice = {
	id: guild.id,
	gateway: null,
	deadlines: [
		aDeadline(),
		aDeadline({ id: 'book-by', kind: 'by', from: 'assessment', count: -20, unit: 'working-days' }),
		aDeadline({ id: 'upload-by', kind: 'by', from: 'assessment', count: -20, unit: 'days' })
	],
	topics: [],
	glossary: [],
	roles: [],
	identityDocuments: null,
	days: [],
	resits: null,
	forms: [],
	checklists: [],
	questions: [],
	templates: []
};
const dating = { practices: new Map([[guild.id, practice]]), rules };

function run(text: string): string[] {
	return runFile(text, [guild], dating).flatMap(({ name, failures }) =>
		failures.length === 0
			? ['passed']
			: failures.map(({ line, message }) => `${line} ${name ?? 'file'}: ${message}`)
	);
}

function example(...lines: string[]): string[] {
	return run(
		['specification: st9999-guild', 'examples:', '  - name: one', ...lines.map((line) => `    ${line}`)].join(
			'\n'
		)
	);
}

const known = 'earliest-gateway, book-by, upload-by, earliest-gateway-by-funding-rule';

describe('dated examples that can be run', () => {
	test('one passes where every date is as expected', () => {
		expect(
			example(
				'record: { start: 2025-01-31, assessment: 2026-04-14 }',
				'expect:',
				'  deadlines: { earliest-gateway: 2026-01-31, book-by: 2026-03-13, upload-by: 2026-03-25 }'
			)
		).toEqual(['passed']);
	});

	test('dates may be quoted, JSON is YAML too, and so is a file that says it is YAML 1.1', () => {
		expect(
			example(
				"record: { start: '2025-08-01' }",
				'expect: { deadlines: { "earliest-gateway": "2026-08-01" } }'
			)
		).toEqual(['passed']);
		const json = {
			specification: 'st9999-guild',
			examples: [
				{
					name: 'one',
					record: { start: '2025-08-01' },
					expect: { deadlines: { 'earliest-gateway': '2026-08-01' } }
				}
			]
		};
		expect(run(JSON.stringify(json))).toEqual(['passed']);
		expect(
			run(
				'%YAML 1.1\n---\nspecification: st9999-guild\nexamples:\n  - name: one\n    record: { start: 2025-08-01 }\n    expect: { deadlines: { earliest-gateway: 2026-08-01 } }'
			)
		).toEqual(['passed']);
	});

	test('grades and dates may stand in one file and in one example', () => {
		const text =
			'specification: st9999-guild\nexamples:\n  - name: grade\n    met: [watch-p1]\n    expect: { secure: { watch: pass } }\n  - name: both\n    met: [watch-p1]\n    record: { start: 2024-02-29 }\n    expect: { secure: { watch: pass }, deadlines: { earliest-gateway: 2025-02-28 } }';
		expect(run(text)).toEqual(['passed', 'passed']);
		expect(run(text.replace('watch: pass }, d', 'watch: fail }, d'))).toEqual([
			'passed',
			expect.stringContaining('9 both: secure watch: expected fail, actual pass') as string
		]);
	});

	test('a day may be a key with nothing behind it, and every day of a record may be named', () => {
		expect(
			example(
				'record: { start: 2025-08-01, born: 2004-02-29, gateway: , assessment: null, observation: 2026-01-05, discussion: 2026-01-05, interview: 2026-01-05, decision: 2026-01-05 }',
				'expect: { deadlines: { earliest-gateway-by-funding-rule: 2026-04-01, book-by: absent } }'
			)
		).toEqual(['passed']);
	});
});

describe('an example fails with its line, both dates and the reason', () => {
	test('another date', () => {
		expect(
			example(
				'record: { assessment: 2026-04-14 }',
				'expect:',
				'  deadlines:',
				'    upload-by: 2026-03-25',
				'    book-by: 2026-03-16'
			)
		).toEqual([
			'8 one: deadline book-by: expected 2026-03-16, actual 2026-03-13. 20 working days before the assessment on 14 April 2026, without Good Friday (3 April 2026) and Easter Monday (6 April 2026).'
		]);
	});

	test('a date that is absent', () => {
		expect(
			example('record: { start: 2025-08-01 }', 'expect: { deadlines: { book-by: 2026-03-13 } }')
		).toEqual([
			'5 one: deadline book-by: expected 2026-03-13, actual absent. There is no assessment date to count from.'
		]);
		expect(example('expect: { deadlines: { earliest-gateway: 2026-03-13 } }')).toEqual([
			'4 one: deadline earliest-gateway: expected 2026-03-13, actual absent. There is no start date to count from.'
		]);
	});

	test('a funding rule that does not hold', () => {
		expect(
			example(
				'record: { start: 2025-07-31 }',
				'expect: { deadlines: { earliest-gateway-by-funding-rule: 2026-03-31 } }'
			)
		).toEqual([
			'5 one: deadline earliest-gateway-by-funding-rule: expected 2026-03-31, actual absent. The rule behind it does not hold for this start date.'
		]);
	});

	test('a date where none was expected', () => {
		expect(
			example('record: { start: 2025-07-31 }', 'expect: { deadlines: { earliest-gateway: absent } }')
		).toEqual([expect.stringContaining('expected absent, actual 2026-07-31. 12 months after') as string]);
	});

	test('a date beyond the bank holidays', () => {
		expect(
			example('record: { assessment: 2031-03-10 }', 'expect: { deadlines: { book-by: 2031-02-10 } }')
		).toEqual([
			expect.stringContaining('actual not known. The bank holidays are known for 2020 to 2030') as string
		]);
	});
});

describe('mistakes are named with their line', () => {
	const expectation = 'expect: { deadlines: { earliest-gateway: 2026-01-31 } }';

	test.each([
		[
			'an unknown day',
			['record:', '  start: 2025-01-31', '  finish: 2026-01-31', expectation],
			'6 one: unknown key "finish"'
		],
		[
			'a day that does not exist',
			['record:', '  start: 2025-02-30', expectation],
			'5 one: start: "2025-02-30" is no calendar date'
		],
		[
			'a birthday that does not exist',
			['record: { born: 2005-02-29 }', expectation],
			'4 one: born: "2005-02-29" is no calendar date'
		],
		[
			'a day written otherwise',
			['record: { start: 31/01/2025 }', expectation],
			'4 one: start: "31/01/2025" is no calendar date'
		],
		[
			'a number for a day',
			['record: { start: 20250131 }', expectation],
			'4 one: record.start: Invalid input: expected string, received number'
		],
		[
			'an unknown deadline',
			['record: { start: 2025-01-31 }', 'expect:', '  deadlines:', '    book-bye: 2026-03-13'],
			`7 one: st9999-guild has no deadline "book-bye"; it has ${known}`
		],
		[
			'an expected day that does not exist',
			['record: { start: 2025-01-31 }', 'expect: { deadlines: { earliest-gateway: 2026-02-31 } }'],
			'5 one: earliest-gateway: "2026-02-31" is no calendar date'
		],
		[
			'an expectation of nothing',
			['record: { start: 2025-01-31 }', 'expect: { deadlines: {} }'],
			'5 one: expect at least one grade, count or deadline: an example that expects nothing cannot fail'
		]
	])('%s', (_, lines, expected) => {
		expect(example(...lines)).toEqual([expected]);
	});

	it('says so where a specification has no deadlines', () => {
		const text = `specification: st9999-guild\nexamples: [{ name: one, ${expectation} }]`;
		expect(runFile(text, [guild])[0]?.failures[0]?.message).toBe(
			'st9999-guild has no deadline "earliest-gateway"; it has none'
		);
	});
});
