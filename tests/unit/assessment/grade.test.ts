import { describe, expect, test } from 'vitest';
import { grade } from '#lib/assessment/grade.ts';
import { findGaps, type Mark, type Situation } from '#lib/assessment/situation.ts';
import { find } from '#lib/assessment/verdict.ts';
import { aSpecification, ids } from './builders.ts';

const guild = aSpecification({
	methods: {
		watch: { pass: 3, perContact: 2, distinction: 5, enough: 4, expected: 2 },
		case: {
			pass: 4,
			distinction: 3,
			enough: 2,
			parts: { diary: { pass: 2, distinction: 1, exemptible: true }, plan: { pass: 2, distinction: 2 } }
		}
	}
});
const watchPass = [...ids('watch', 'p', 3), ...ids('watch', 'shop', 2), ...ids('watch', 'phone', 2)];
const casePass = ids('case', 'p', 4);

function marks(met: readonly string[], notMet: readonly string[] = []): Map<string, Mark> {
	return new Map([...met.map((id) => [id, 'met'] as const), ...notMet.map((id) => [id, 'not-met'] as const)]);
}

function grades(
	met: readonly string[],
	situation: Situation = {},
	notMet: readonly string[] = [],
	unknown: Mark = 'not-met'
) {
	const verdict = grade(guild, marks(met, notMet), situation, unknown);
	const [watch, work] = verdict.methods;
	return { watch: watch?.grade, case: work?.grade, overall: verdict.overall.grade };
}

describe('steps', () => {
	test.each([
		{ d: 3, expected: 'pass' },
		{ d: 4, expected: 'distinction' },
		{ d: 5, expected: 'distinction' }
	])('four of five distinction criteria are needed: $d give $expected', ({ d, expected }) => {
		expect(grades([...watchPass, ...ids('watch', 'd', d)]).watch).toBe(expected);
	});

	test('one missing pass criterion leaves the lowest grade, whatever the distinctions', () => {
		expect(grades([...watchPass.slice(1), ...ids('watch', 'd', 5)]).watch).toBe('fail');
	});

	test('nothing marked is the lowest grade where unknown counts as not met, the best where it counts as met', () => {
		expect(grades([])).toEqual({ watch: 'fail', case: 'fail', overall: 'fail' });
		expect(grades([], {}, [], 'met')).toEqual({
			watch: 'distinction',
			case: 'distinction',
			overall: 'distinction'
		});
	});

	test('a mark of not met counts as not met even where unknown counts as met', () => {
		expect(grades([], {}, ['watch-p1'], 'met').watch).toBe('fail');
		expect(grades([], {}, ['watch-d1', 'watch-d2'], 'met').watch).toBe('pass');
	});

	test('expected criteria are never counted', () => {
		expect(grades(watchPass, {}, ['watch-e1', 'watch-e2']).watch).toBe('pass');
		const steps = grade(guild, marks(['watch-e1']), {}).methods[0]?.result.steps ?? [];
		expect(steps.flatMap(({ counted }) => counted)).not.toContain('watch-e1');
	});

	test('a step with nothing to count is never reached', () => {
		const empty = aSpecification({ methods: { watch: { pass: 0, distinction: 0 } } });
		expect(grade(empty, new Map(), {}, 'met').overall.grade).toBe('fail');
	});

	test('a specification without methods has the lowest grade', () => {
		expect(grade(aSpecification({ methods: {} }), new Map(), {}, 'met').overall.grade).toBe('fail');
	});
});

describe('reasons', () => {
	test('a verdict shares out what it counted and says what was needed', () => {
		const met = watchPass.slice(2);
		const verdict = grade(guild, marks([...met, 'watch-d1'], ['watch-p1']), {});
		expect(verdict.methods[0]?.result.steps).toMatchObject([
			{
				grade: 'pass',
				counted: watchPass,
				met,
				notMet: ['watch-p1'],
				unknown: ['watch-p2'],
				needed: 7,
				achieved: 5,
				enough: false,
				reached: false
			},
			{
				grade: 'distinction',
				met: ['watch-d1'],
				unknown: ids('watch', 'd', 5).slice(1),
				needed: 4,
				achieved: 1,
				reached: false
			}
		]);
	});

	test('a distinction that has enough is not reached while pass is not', () => {
		const [, distinction] = grade(guild, marks(ids('watch', 'd', 4)), {}).methods[0]?.result.steps ?? [];
		expect(distinction).toMatchObject({ enough: true, reached: false });
	});

	test('the overall verdict names the methods that hold back the next grade, and every verdict its source', () => {
		const { overall, methods } = grade(
			guild,
			marks([...watchPass, ...ids('watch', 'd', 4), ...casePass]),
			{}
		);
		expect(overall.rules).toEqual([
			{ grade: 'distinction', everyMethod: 'distinction', counts: [], holds: false, short: ['case'] },
			{ grade: 'pass', everyMethod: 'pass', counts: [], holds: true, short: [] }
		]);
		expect(overall.source).toBe('guild: Overall');
		expect(methods.map(({ result }) => result.source)).toEqual(['guild: Grading', 'guild: Grading']);
	});
});

describe('customer contact', () => {
	const shopOnly = [...ids('watch', 'p', 3), ...ids('watch', 'shop', 2)];

	test.each([
		{ contact: ['shop'], expected: 'pass' },
		{ contact: ['phone'], expected: 'fail' },
		{ contact: ['shop', 'phone'], expected: 'fail' },
		{ contact: [], expected: 'fail' },
		{ contact: undefined, expected: 'fail' },
		{ contact: ['unknown'], expected: 'fail' }
	])('criteria for the shop alone give $expected in a role with $contact', ({ contact, expected }) => {
		expect(grades(shopOnly, contact ? { contact } : {}).watch).toBe(expected);
	});

	test('marks for another kind of contact are ignored and listed as not applying', () => {
		const verdict = grade(guild, marks(shopOnly, ['watch-phone1']), { contact: ['shop'] });
		expect(verdict.methods[0]?.grade).toBe('pass');
		expect(verdict.notApplicable).toEqual(['watch-phone1', 'watch-phone2']);
	});
});

describe('parts and exemptions', () => {
	test('a part has a result of its own beside the method', () => {
		const verdict = grade(guild, marks(['case-p1', 'case-p2', 'case-d1']), {});
		expect(verdict.methods[1]).toMatchObject({
			grade: 'fail',
			parts: [
				{ id: 'diary', grade: 'distinction' },
				{ id: 'plan', grade: 'fail' }
			]
		});
	});

	test('the pass criteria of an exempt part count as met and marks on them are ignored', () => {
		const verdict = grade(guild, marks(['case-p3', 'case-p4'], ['case-p1']), { exempt: ['diary'] });
		expect(verdict.methods[1]).toMatchObject({ grade: 'pass', parts: [{ exempt: true }, { exempt: false }] });
		expect(verdict.methods[1]?.result.steps[0]).toMatchObject({ exempt: ['case-p1', 'case-p2'], notMet: [] });
	});

	test('the distinction criterion of an exempt part counts by its mark alone', () => {
		const met = ['case-p3', 'case-p4', 'case-d2'];
		expect(grades(met, { exempt: ['diary'] }).case).toBe('pass');
		expect(grades([...met, 'case-d1'], { exempt: ['diary'] }).case).toBe('distinction');
		expect(grades(met, { exempt: ['diary'] }, ['case-d1', 'case-d3'], 'met').case).toBe('pass');
		expect(grades(met, { exempt: ['diary'] }, ['case-d3'], 'met').case).toBe('distinction');
	});

	test('an exemption does not bring in criteria for another kind of contact', () => {
		const phoned = guild.criteria.map((one) =>
			one.id === 'case-p1' ? { ...one, alternative: 'phone' } : one
		);
		const situation = { contact: ['shop'], exempt: ['diary'] };
		const verdict = grade({ ...guild, criteria: phoned }, new Map(), situation);
		expect(verdict.notApplicable).toContain('case-p1');
		expect(verdict.methods[1]?.result.steps[0]).toMatchObject({ exempt: ['case-p2'], needed: 3 });
	});

	test('a part that nobody can be exempted from counts as before', () => {
		const verdict = grade(guild, marks(['case-p1', 'case-p2']), { exempt: ['plan'] });
		expect(verdict.methods[1]).toMatchObject({ grade: 'fail', parts: [{}, { exempt: false }] });
	});
});

describe('retakes', () => {
	const everything = guild.criteria.map(({ id }) => id);

	test('a retaken method is capped, and with it the whole', () => {
		expect(grades(everything, { retaken: ['watch'] })).toEqual({
			watch: 'pass',
			case: 'distinction',
			overall: 'pass'
		});
	});

	test('exceptional circumstances lift the cap, for their method alone', () => {
		const situation = { retaken: ['watch', 'case'], exceptional: ['watch'] };
		expect(grades(everything, situation)).toEqual({ watch: 'distinction', case: 'pass', overall: 'pass' });
		expect(grades(everything, { retaken: ['watch'], exceptional: ['watch'] }).overall).toBe('distinction');
	});

	test('they lift nothing where the specification does not say so', () => {
		const strict = aSpecification({
			methods: { watch: { pass: 1, distinction: 1 } },
			liftedByExceptional: false
		});
		const verdict = grade(strict, marks(['watch-p1', 'watch-d1']), {
			retaken: ['watch'],
			exceptional: ['watch']
		});
		expect(verdict.overall).toMatchObject({ grade: 'pass', uncapped: 'distinction' });
		expect(verdict.methods[0]).toMatchObject({
			grade: 'pass',
			uncapped: 'distinction',
			retake: { lifted: false }
		});
	});

	test('a cap never raises a grade', () => {
		expect(grades([], { retaken: ['watch'] })).toEqual({ watch: 'fail', case: 'fail', overall: 'fail' });
	});

	test('the cap holds the whole even where no overall line asks about the method', () => {
		const lenient = {
			...guild,
			overall: { ...guild.overall, rules: [{ grade: 'distinction', everyMethod: 'pass', counts: [] }] }
		};
		expect(grade(lenient, marks(everything), { retaken: ['watch'] }).overall).toMatchObject({
			grade: 'pass',
			uncapped: 'distinction'
		});
	});
});

describe('bad input', () => {
	test('what the specification does not know is named and passed over', () => {
		const situation: Situation = {
			contact: ['shop', 'letter'],
			exempt: ['plan', 'song'],
			retaken: ['dance'],
			exceptional: ['watch', 'dream']
		};
		expect(findGaps(guild, marks(['nobody']), situation)).toEqual([
			{ in: 'marks', id: 'nobody', problem: 'unknown' },
			{ in: 'contact', id: 'letter', problem: 'unknown' },
			{ in: 'exempt', id: 'plan', problem: 'not-exemptible' },
			{ in: 'exempt', id: 'song', problem: 'unknown' },
			{ in: 'retaken', id: 'dance', problem: 'unknown' },
			{ in: 'exceptional', id: 'watch', problem: 'never-retaken' },
			{ in: 'exceptional', id: 'dream', problem: 'unknown' }
		]);
		expect(grade(guild, marks([...watchPass, 'nobody']), situation).methods[0]?.grade).toBe('pass');
	});

	test('a specification that names a grade which it has not cannot be graded', () => {
		const broken = { ...guild, retakes: { ...guild.retakes, cap: 'merit' } };
		expect(() => grade(broken, new Map(), {})).toThrow('no grade "merit"');
		const [watch] = guild.methods;
		if (!watch) throw new Error('the builder made no method');
		const steps = [{ grade: 'pass', criteria: 'expected', atLeast: 'all' as const, outOf: 2 }];
		const counting = { ...guild, methods: [{ ...watch, grading: { ...watch.grading, steps } }] };
		expect(() => grade(counting, new Map(), {})).toThrow('no grade "expected"');
	});

	test('a verdict is found by method, part and overall, and nothing else', () => {
		const verdict = grade(guild, marks(casePass), {});
		expect(find(verdict, 'overall')?.grade).toBe('fail');
		expect(find(verdict, 'case')?.grade).toBe('pass');
		expect(find(verdict, 'diary')?.grade).toBe('pass');
		expect(find(verdict, 'nothing')).toBeUndefined();
	});
});

test('what has no mark counts as not met where nobody says otherwise, and the verdict says so', () => {
	const specification = aSpecification({ methods: { watch: { pass: 1, distinction: 0 } } });
	expect(grade(specification, new Map(), {})).toMatchObject({
		unknown: 'not-met',
		overall: { grade: 'fail' }
	});
});
