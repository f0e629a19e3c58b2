import { describe, expect, test } from 'vitest';
import { runFile } from '../../../src/tools/examples/run.ts';
import { aSpecification } from './builders.ts';

const plain = aSpecification({
	methods: {
		watch: { pass: 1, perContact: 1, distinction: 1 },
		case: {
			pass: 1,
			distinction: 0,
			parts: { diary: { pass: 1, distinction: 0, exemptible: true }, tale: { pass: 0, distinction: 0 } }
		}
	},
	ksbs: 2
});
const tale = { id: 'tale', name: 'Tale', short: 'Tale', method: 'case', source: 'ours' };
const guild = { ...plain, areas: [...plain.areas, tale] };

/** What a person would read, one line a failure; `passed` for an example that passed. */
function run(text: string): string[] {
	return runFile(text, [guild]).flatMap(({ name, failures }) =>
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

describe('examples that can be run', () => {
	test('one passes where every grade is as expected', () => {
		expect(
			example(
				'met: [watch-p1, watch-shop1]',
				'contact: [shop]',
				'exempt: [diary]',
				'expect:',
				'  secure: { watch: pass, case: pass, diary: exempt, overall: pass }',
				'  reachable: { watch: distinction, diary: pass }'
			)
		).toEqual(['passed']);
	});

	test('one fails with its line, what was expected, what came out and why', () => {
		expect(example('met: [case-p1]', 'expect:', '  secure:', '    case: pass', '    watch: pass')).toEqual([
			'8 one: secure watch: expected pass, actual fail. Watch: fail. 0 of 3 pass criteria, all needed (3 not yet known); 0 of 1 distinction criterion, 1 needed.'
		]);
	});

	test('not met is met in neither reading, and what does not apply may be marked', () => {
		expect(
			example(
				'notMet: [watch-d1, case-p1]',
				'exempt: [diary]',
				'expect: { reachable: { watch: pass, case: pass } }'
			)
		).toEqual(['passed']);
	});

	test('retaken and exceptional mean what they mean in grading', () => {
		const met = 'met: [watch-p1, watch-shop1, watch-phone1, watch-d1, case-p1]';
		expect(example(met, 'retaken: [watch]', 'expect: { secure: { watch: pass } }')).toEqual(['passed']);
		expect(
			example(met, 'retaken: [watch]', 'exceptional: [watch]', 'expect: { secure: { watch: distinction } }')
		).toEqual(['passed']);
	});

	test('lists may be empty, left out, or a key with nothing behind it; JSON is YAML too', () => {
		expect(example('met: []', 'notMet:', 'expect: { secure: { overall: fail }, reachable: }')).toEqual([
			'passed'
		]);
		const json = {
			specification: 'st9999-guild',
			examples: [{ name: 'one', expect: { secure: { overall: 'fail' } } }]
		};
		expect(run(JSON.stringify(json))).toEqual(['passed']);
	});

	test('a mistake in one example leaves the others standing', () => {
		const text =
			'specification: st9999-guild\nexamples:\n  - name: bad\n    mett: []\n    expect: { secure: { overall: fail } }\n  - name: good\n    expect: { secure: { overall: fail } }';
		expect(run(text)).toEqual(['4 bad: unknown key "mett"', 'passed']);
	});
});

describe('claims', () => {
	const claimed = 'claimed: [watch-p1, watch-shop1, K1]';

	test('what is claimed counts on the evidence, never as secure', () => {
		expect(
			example(
				claimed,
				'contact: [shop]',
				'expect: { secure: { watch: fail }, onEvidence: { watch: pass, overall: fail }, reachable: { watch: distinction } }'
			)
		).toEqual(['passed']);
		expect(
			example(claimed, 'notMet: [watch-p1]', 'contact: [shop]', 'expect: { onEvidence: { watch: fail } }')
		).toEqual(['passed']);
		expect(example(claimed, 'expect: { onEvidence: { watch: pass } }')).toEqual([
			'5 one: onEvidence watch: expected pass, actual fail. Watch: fail. 2 of 3 pass criteria, all needed (1 not yet known); 0 of 1 distinction criterion, 1 needed.'
		]);
	});

	test('coverage is counted by method, part, area, for all criteria and for KSBs', () => {
		const expected =
			'watch: 2/4, diary: 0/1, watch-area2: 0/1, area:watch-area1: 2/3, overall: 2/5, ksbs: 1/2';
		expect(example(claimed, `expect: { coverage: { ${expected} } }`)).toEqual(['passed']);
		expect(example(claimed, 'expect: { coverage: { watch: 3/4 } }')).toEqual([
			'5 one: coverage watch: expected 3/4, actual 2/4'
		]);
	});

	test('missing is exactly what nothing claimed touches', () => {
		expect(example(claimed, 'expect: { missing: [case-p1, watch-d1, watch-phone1] }')).toEqual(['passed']);
		expect(example(claimed, 'expect: { missing: [watch-p1, case-p1, watch-d1] }')).toEqual([
			'5 one: not missing: watch-p1; missing too: watch-phone1'
		]);
		expect(example('expect: { missing: [watch-p1, case-p1, watch-d1, watch-phone1] }')).toEqual([
			'4 one: missing too: watch-shop1'
		]);
	});

	test('points give the grade of a test', () => {
		const withTest = aSpecification({
			methods: {
				quiz: {
					pass: 0,
					distinction: 0,
					grading: { kind: 'points', outOf: 40, boundaries: [{ grade: 'pass', from: 25 }], source: 'ours' }
				}
			}
		});
		const points = (given: string) =>
			runFile(
				`specification: st9999-guild\nexamples: [{ name: one, points: { ${given} }, expect: { secure: { quiz: pass } } }]`,
				[withTest]
			)[0]?.failures.map(({ message }) => message);
		expect(points('quiz: 25')).toEqual([]);
		expect(points('quiz: 24')).toEqual([
			'secure quiz: expected pass, actual fail. Quiz: fail. 24 of 40 points; pass needs 25.'
		]);
		expect(points('quiz: 41')).toEqual(['nobody can have so many points in quiz']);
		expect(points('dance: 4')).toEqual(['st9999-guild has no method or part graded by points "dance"']);
	});
});

describe('mistakes are named with their line and id', () => {
	const expectation = 'expect: { secure: { overall: fail } }';

	test.each([
		[
			'an unknown criterion',
			['met:', '  - watch-p1', '  - watch-p9', expectation],
			'6 one: st9999-guild has no criterion "watch-p9"'
		],
		[
			'an unknown criterion not met',
			['notMet: [x]', expectation],
			'4 one: st9999-guild has no criterion "x"'
		],
		[
			'an unknown contact',
			['contact: [letter]', expectation],
			'4 one: st9999-guild has no kind of customer contact "letter"'
		],
		['an unknown part', ['exempt: [song]', expectation], '4 one: st9999-guild has no part "song"'],
		['an unknown claim', ['claimed: [K9]', expectation], '4 one: st9999-guild has no criterion or KSB "K9"'],
		['a claim twice', ['claimed: [K1, K1]', expectation], '4 one: claimed holds K1 twice'],
		[
			'an unknown criterion in missing',
			['expect: { missing: [K1] }'],
			'4 one: st9999-guild has no criterion "K1"'
		],
		[
			'an unknown place in coverage',
			['expect: { coverage: { dance: 1/2 } }'],
			'4 one: st9999-guild has no method, part or area "dance"'
		],
		[
			'a place that is two',
			['expect: { coverage: { tale: 0/1 } }'],
			'4 one: "tale" names two things: write part:tale or area:tale'
		],
		[
			'a count that is none',
			['expect: { coverage: { watch: most } }'],
			'4 one: watch: write claimed/total, such as 3/10'
		],
		['an unknown method', ['retaken: [dance]', expectation], '4 one: st9999-guild has no method "dance"'],
		['a criterion twice', ['met: [watch-p1, watch-p1]', expectation], '4 one: met holds watch-p1 twice'],
		[
			'a contradiction',
			['met: [watch-p1]', 'notMet: [watch-p1]', expectation],
			'5 one: watch-p1 cannot be both met and not met'
		],
		[
			'exceptional without retake',
			['retaken: [case]', 'exceptional: [watch]', expectation],
			'5 one: watch is exceptional but not among the retaken methods'
		],
		[
			'an unknown grade',
			['expect:', '  secure:', '    watch: merit'],
			'6 one: watch cannot be "merit": the grades are fail, pass, distinction'
		],
		[
			'an exempt method',
			['expect: { secure: { watch: exempt } }'],
			'4 one: watch cannot be "exempt": the grades are fail, pass, distinction'
		],
		[
			'an unknown method in expect',
			['expect: { secure: { dance: pass } }'],
			'4 one: st9999-guild has no method or part "dance"'
		],
		['an unknown reading', ['expect:', '  likely:', '    overall: fail'], '5 one: unknown key "likely"'],
		[
			'an expectation of nothing',
			['expect: { secure: {} }'],
			'4 one: expect at least one grade, count or deadline: an example that expects nothing cannot fail'
		]
	])('%s', (_, lines, expected) => {
		expect(example(...lines)).toEqual([expected]);
	});

	test('a part that nobody can be exempted from', () => {
		const strict = aSpecification({
			methods: { case: { pass: 1, distinction: 0, parts: { diary: { pass: 1, distinction: 0 } } } }
		});
		const text =
			'specification: st9999-guild\nexamples: [{ name: one, exempt: [diary], expect: { secure: { case: pass } } }]';
		expect(runFile(text, [strict])[0]?.failures).toEqual([
			{ line: 2, message: 'nobody can be exempted from diary' }
		]);
	});

	test.each([
		[
			'an unknown specification',
			'examples: []\nspecification: st0000-nobody',
			'2 file: there is no specification "st0000-nobody"'
		],
		['an unknown key', 'specification: st9999-guild\nexample: []', '2 file: unknown key "example"'],
		['no mapping at all', '- one', '1 file: '],
		['broken YAML', 'specification: st9999-guild\nexamples: [', '2 file: '],
		['a key twice', 'specification: st9999-guild\nspecification: st9999-guild', '2 file: '],
		['an alias that points nowhere', 'specification: *lost', '1 file: '],
		['aliases that blow up', bomb(), ' file: aliases (*) repeat parts of the file']
	])('a file with %s', (_, text, expected) => {
		const [line, ...more] = run(text);
		expect(line).toContain(expected);
		expect(more).toEqual([]);
	});

	test('an example without a name, or that is none', () => {
		expect(
			run('specification: st9999-guild\nexamples:\n  - expect: { secure: { overall: fail } }')[0]
		).toMatch(/^3 file: name: /);
		expect(run('specification: st9999-guild\nexamples:\n  - just words')[0]).toMatch(/^3 file: /);
	});
});

function bomb(): string {
	const levels = Array.from({ length: 9 }, (_, level) => {
		const below = level === 0 ? '"x"' : `*a${level - 1}`;
		return `a${level}: &a${level} [${Array.from({ length: 9 }, () => below).join(', ')}]`;
	});
	return levels.join('\n');
}
