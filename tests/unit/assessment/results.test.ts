import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { achievedBy } from '#lib/assessment/achieved.ts';
import { cover } from '#lib/assessment/coverage.ts';
import { atLeast } from '#lib/assessment/grade.ts';
import { nextSteps } from '#lib/assessment/next-steps.ts';
import { predict } from '#lib/assessment/prediction.ts';
import { toldBy } from '#lib/assessment/results.ts';
import { groundOf, methodRoute } from '#lib/assessment/route.ts';
import { methodSentence } from '#lib/assessment/sentences.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Result, Row } from '#lib/record/rows.ts';
import type { Grading, Specification } from '#lib/specification/types.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification, key } from './builders.ts';
import { runs } from '../../support/runs.ts';
import { aResult } from './way-builders.ts';

const guild = aSpecification({
	methods: { watch: { pass: 2, distinction: 3, enough: 2 }, case: { pass: 1, distinction: 1 } },
	ksbs: 1,
	chances: 2
});
const inParts = aSpecification({
	methods: {
		show: {
			pass: 3,
			distinction: 2,
			enough: 1,
			parts: { diary: { pass: 2, distinction: 1 }, talk: { pass: 1, distinction: 1, exemptible: true } }
		}
	}
});
/** Everything of a method claimed and confirmed. */
function allMet(specification: Specification, method: string): Row[] {
	const ids = specification.criteria.filter((one) => one.method === method).map(({ id }) => id);
	return [
		anEvidence('e1'),
		...ids.flatMap((id, n) => [
			aClaim(`${method}${n}`, 'e1', id),
			aConfirmation(`d${method}${n}`, `${method}${n}`)
		])
	];
}

function predicted(specification: Specification, results: readonly Result[], rows: readonly Row[] = []) {
	const told = toldBy(specification, results);
	return predict(tallyOf(specification, rows), told.situation, told.decisions);
}

/** The grades of one method, or of the whole, in the three predictions. */
function grades(
	specification: Specification,
	results: readonly Result[],
	rows: readonly Row[] = [],
	id = 'watch'
) {
	const { secure, onEvidence, reachable } = predicted(specification, results, rows);
	const of = (verdict: typeof secure) =>
		id === 'overall' ? verdict.overall.grade : verdict.methods.find((method) => method.id === id)?.grade;
	return [of(secure), of(onEvidence), of(reachable)].join(' ');
}

const failed = aResult('r1', 'watch', { grade: 'fail' });

describe('a result', () => {
	test('settles its method in all three, whatever is confirmed', () => {
		expect(grades(guild, [aResult('r1', 'watch')], allMet(guild, 'watch'))).toBe('pass pass pass');
		expect(grades(guild, [aResult('r1', 'watch', { grade: 'distinction' })])).toBe(
			'distinction distinction distinction'
		);
	});

	test('of a fail leaves reachable open, up to the cap of a retake', () => {
		expect(grades(guild, [failed], allMet(guild, 'watch'))).toBe('fail fail pass');
		expect(grades(guild, [failed], allMet(guild, 'case'), 'overall')).toBe('fail fail pass');
	});

	test('of a fail with agreed circumstances leaves the best grade open', () => {
		expect(grades(guild, [aResult('r1', 'watch', { grade: 'fail', exceptional: true })])).toBe(
			'fail fail distinction'
		);
	});

	test('of the last chance closes reachable, and with it the whole', () => {
		const again = (id: string, on: string) => aResult(id, 'watch', { attempt: 'retake', grade: 'fail', on });
		const one = [failed, again('r2', '2026-07-01')];
		expect(grades(guild, one)).toBe('fail fail pass');
		const both = [...one, again('r3', '2026-08-01')];
		expect(grades(guild, both)).toBe('fail fail fail');
		expect(grades(guild, both, [], 'overall')).toBe('fail fail fail');
	});

	test('of a retake is capped, whatever was entered, unless circumstances were agreed', () => {
		const retake = { attempt: 'retake', grade: 'distinction', on: '2026-07-01' } as const;
		expect(grades(guild, [failed, aResult('r2', 'watch', retake)])).toBe('pass pass pass');
		expect(grades(guild, [failed, aResult('r2', 'watch', { ...retake, exceptional: true })])).toBe(
			'distinction distinction distinction'
		);
	});

	test('that is newest counts, in whatever order they come; on one day the later attempt', () => {
		const passed = aResult('r0', 'watch', { attempt: 'resit', on: failed.fields.on });
		expect(grades(guild, [passed, failed])).toBe('pass pass pass');
		expect(grades(guild, [failed, passed])).toBe('pass pass pass');
	});

	test('for a method or of a grade that the specification has not changes nothing', () => {
		const foreign = [aResult('r1', 'harbour'), aResult('r2', 'watch', { grade: 'merit' })];
		expect(predicted(guild, foreign)).toEqual(predicted(guild, []));
	});

	test('is told as such in the reasons, and leaves nothing to do or to gain', () => {
		const prediction = predicted(guild, [aResult('r1', 'watch')]);
		expect(methodSentence(guild, prediction.secure.methods[0]!)).toBe(
			'Watch: pass. This is the result of the assessment itself.'
		);
		const tally = tallyOf(guild, []);
		const coverage = cover(tally, {});
		const steps = nextSteps(tally, prediction, coverage, 20);
		expect(steps.map(({ method, area }) => method ?? area)).toEqual(['case', 'case']);
		expect(methodRoute(groundOf(guild, prediction, coverage), 'watch')).toMatchObject({
			kind: 'unreachable',
			blocked: [{ because: 'ruled-out' }]
		});
	});
});

describe('marks that came with a result', () => {
	const marks = { [key('watch-p1')]: 'not-met' } as const;

	test('say after a fail what is missing, until newer work shows it', () => {
		const result = aResult('r1', 'watch', { grade: 'fail', marks });
		const step = (rows: readonly Row[]) =>
			predicted(guild, [result], rows).onEvidence.methods[0]?.result.steps[0];
		const rows = [anEvidence('e1'), aClaim('c1', 'e1', 'watch-p1')];
		expect(step(rows)?.notMet).toEqual(['watch-p1']);
		const newer = aClaim('c2', 'e1', 'watch-p1', { createdAt: '2026-06-05T09:00:00Z' });
		expect(step([...rows, newer])?.met).toEqual(['watch-p1']);
	});

	test('of a pass have all pass criteria met, and say nothing of single distinction criteria', () => {
		const { decisions } = toldBy(guild, [aResult('r1', 'watch')]);
		expect(decisions.map(({ requirement, verdict, from }) => `${requirement} ${verdict} ${from}`)).toEqual([
			`${key('watch-p1')} met result`,
			`${key('watch-p2')} met result`
		]);
	});
});

describe('what a result says of single criteria', () => {
	const said = (specification: Specification, result: Result) =>
		toldBy(specification, [result]).decisions.map(
			({ requirement, verdict, from }) => `${requirement.slice(key('').length)} ${verdict} ${from}`
		);

	test('is what was marked, once, and what the grade leaves no doubt of', () => {
		const marks = { [key('watch-p1')]: 'met', [key('watch-d1')]: 'not-met' } as const;
		expect(said(guild, aResult('r1', 'watch', { marks }))).toEqual([
			'watch-p1 met result',
			'watch-d1 not-met result',
			'watch-p2 met result'
		]);
	});

	test('is nothing of a step that does not ask for all of its criteria', () => {
		const distinction = aResult('r1', 'watch', { grade: 'distinction' });
		expect(said(guild, distinction)).toEqual(['watch-p1 met result', 'watch-p2 met result']);
		const whole = aResult('r1', 'case', { grade: 'distinction' });
		expect(said(guild, whole)).toEqual(['case-p1 met result', 'case-d1 met result']);
	});

	test('is all of a step that asks for as many as there are', () => {
		const three = aSpecification({ methods: { watch: { pass: 1, distinction: 3, enough: 3 } } });
		expect(said(three, aResult('r1', 'watch', { grade: 'distinction' }))).toHaveLength(4);
	});

	test('of a part is of that part, and of what it missed one criterion for certain, of several none', () => {
		const one = aResult('r1', 'show', { part: 'diary', grade: 'pass' });
		expect(said(inParts, one)).toEqual([
			'show-p1 met result',
			'show-p2 met result',
			'show-d1 not-met result'
		]);
		const parts = { diary: { pass: 1, distinction: 2 } };
		const two = aSpecification({ methods: { show: { pass: 1, distinction: 2, parts } } });
		expect(said(two, one)).toEqual(['show-p1 met result', 'show-d1 not-met mock', 'show-d2 not-met mock']);
	});

	test('is nothing where points decide', () => {
		const grading: Grading = {
			kind: 'points',
			outOf: 9,
			boundaries: [{ grade: 'pass', from: 5 }],
			source: 'ours'
		};
		const exam = aSpecification({ methods: { exam: { pass: 1, distinction: 0, grading } } });
		expect(said(exam, aResult('r1', 'exam'))).toEqual([]);
	});
});

describe('results of parts', () => {
	const diary = (grade: string) => aResult('r1', 'show', { part: 'diary', grade });
	const talk = (grade: string) => aResult('r2', 'show', { part: 'talk', grade });

	test('add up to the method as its own rule says', () => {
		expect(grades(inParts, [diary('pass')], [], 'show')).toBe('fail fail distinction');
		expect(grades(inParts, [diary('pass'), talk('pass')], [], 'show')).toBe('pass pass pass');
		expect(grades(inParts, [diary('pass'), talk('distinction')], [], 'show')).toBe(
			'distinction distinction distinction'
		);
	});

	test('settle each part, whichever came last', () => {
		const later = aResult('r2', 'show', { part: 'talk', on: '2026-07-01' });
		const { settled } = toldBy(inParts, [diary('pass'), later]).situation;
		expect([...settled.keys()]).toEqual(['diary', 'talk']);
	});

	test('a failed part fails the method for now, whatever is confirmed', () => {
		expect(grades(inParts, [diary('fail')], allMet(inParts, 'show'), 'show')).toBe('fail fail pass');
	});

	test('a part assessed after the whole was failed opens the method again', () => {
		const whole = aResult('r0', 'show', { grade: 'fail', on: '2026-05-01' });
		const all = [whole, diary('pass'), talk('pass')];
		expect(grades(inParts, all, [], 'show')).toBe('pass pass pass');
	});
});

test('secure ≤ on your evidence ≤ reachable, whatever results there are', () => {
	const specifications = [guild, inParts];
	const drawn = fc.constantFrom(...specifications).chain((specification) => {
		const things = specification.methods.flatMap(({ id, parts }) => [
			{ method: id, part: null },
			...parts.map((part) => ({ method: id, part: part.id }))
		]);
		const one = fc.record({
			thing: fc.constantFrom(...things),
			grade: fc.constantFrom('fail', 'pass', 'distinction', 'merit'),
			attempt: fc.constantFrom('first' as const, 'resit' as const, 'retake' as const),
			exceptional: fc.boolean(),
			on: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
			marks: fc.dictionary(
				fc.constantFrom(...specification.criteria.map((criterion) => criterion.key as string)),
				fc.constantFrom('met' as const, 'not-met' as const)
			)
		});
		return fc.record({
			specification: fc.constant(specification),
			results: fc.array(one, { maxLength: 6 }),
			claimed: fc.subarray(specification.criteria.map(({ id }) => id))
		});
	});
	fc.assert(
		fc.property(drawn, ({ specification, results, claimed }) => {
			const rows = [anEvidence('e1'), ...claimed.map((id, n) => aClaim(`c${n}`, 'e1', id))];
			const list = results.map(({ thing, ...fields }, n) =>
				aResult(`r${n}`, thing.method, { ...fields, part: thing.part })
			);
			const { secure, onEvidence, reachable } = predicted(specification, list, rows);
			const ordered = (low: typeof secure, high: typeof secure) =>
				atLeast(specification, high.overall.grade, low.overall.grade) &&
				high.methods.every(({ grade }, n) => atLeast(specification, grade, low.methods[n]?.grade ?? 'fail'));
			return ordered(secure, onEvidence) && ordered(onEvidence, reachable);
		}),
		{ numRuns: runs(100) }
	);
});

describe('what is achieved', () => {
	test('is nothing without results, and the whole once results leave no other grade', () => {
		expect(achievedBy(guild, [], {})).toMatchObject({
			overall: null,
			methods: [{ grade: null }, { grade: null }]
		});
		const watch = aResult('r1', 'watch', { grade: 'distinction' });
		expect(achievedBy(guild, [watch], {})).toMatchObject({
			overall: null,
			methods: [
				{ id: 'watch', grade: 'distinction' },
				{ id: 'case', grade: null }
			]
		});
		const both = achievedBy(guild, [watch, aResult('r2', 'case')], {});
		expect(both.overall).toBe('pass');
	});

	test('comes with the results of each method, oldest first, those of its parts among them', () => {
		const results = [
			aResult('r3', 'show', { on: '2026-07-01' }),
			aResult('r1', 'show', { part: 'diary', on: '2026-05-01' }),
			aResult('r2', 'show', { part: 'talk', on: '2026-06-01' })
		];
		const [show] = achievedBy(inParts, results, {}).methods;
		expect(show?.results.map(({ fields }) => fields.on)).toEqual(['2026-05-01', '2026-06-01', '2026-07-01']);
		const { methods } = achievedBy(guild, [aResult('r1', 'watch'), aResult('r2', 'case')], {});
		expect(methods.map((method) => method.results.map(({ fields }) => fields.method))).toEqual([
			['watch'],
			['case']
		]);
	});

	test('is nothing before the first result, even where no better grade can be had', () => {
		const nothingToShow = aSpecification({ methods: { watch: { pass: 0, distinction: 0 } } });
		expect(achievedBy(nothingToShow, [], {}).overall).toBeNull();
	});

	test('is a fail while it can be put right, and the whole stays open', () => {
		expect(achievedBy(guild, [failed, aResult('r2', 'case')], {})).toMatchObject({
			overall: null,
			methods: [{ grade: 'fail' }, { grade: 'pass' }]
		});
	});
});
