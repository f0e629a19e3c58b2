/** Random specifications so small that every set of marks can be tried, with all that rules can say. */
import fc from 'fast-check';
import type { OverallRule, Specification } from '#lib/specification/types.ts';
import { aSpecification, numbers, type MethodPlan } from './builders.ts';

const ladder = ['fail', 'pass', 'merit', 'distinction'];
const better = ladder.slice(1);
const small = (min: number, max: number) => fc.integer({ min, max });

/** Steps for some of the grades; the pass criteria may be counted again for merit. */
const stepped = fc
	.record({
		pass: small(0, 2),
		distinction: small(0, 2),
		first: small(1, 2),
		merit: fc.constantFrom(null, 1, 2),
		last: small(1, 2),
		perContact: small(0, 1),
		expected: small(0, 1),
		exemptible: fc.boolean(),
		optional: fc.boolean()
	})
	.map(
		({ pass, distinction, first, merit, last, perContact, exemptible, expected, optional }): MethodPlan => {
			const all = pass + 2 * perContact;
			const step = (grade: string, criteria: string, atLeast: number | 'all', outOf: number) => [
				{ grade, criteria, atLeast, outOf }
			];
			return {
				pass,
				distinction,
				perContact,
				expected,
				optional,
				...(pass > 0 ? { parts: { diary: { pass: 1, distinction: 0, exemptible } } } : {}),
				grading: {
					kind: 'criteria',
					source: 'ours',
					steps: [
						...step('pass', 'pass', all <= first ? 'all' : first, all),
						...(merit === null ? [] : step('merit', 'pass', merit, all)),
						...step('distinction', 'distinction', last, distinction)
					]
				}
			};
		}
	);

const byPoints = fc
	.record({ from: fc.subarray([2, 5, 9], { minLength: 1 }), optional: fc.boolean() })
	.map(({ from, optional }): MethodPlan => ({
		pass: 0,
		distinction: 0,
		optional,
		grading: {
			kind: 'points',
			outOf: 10,
			source: 'ours',
			boundaries: from.map((points, index) => ({ grade: better[index] ?? 'pass', from: points }))
		}
	}));

const grade = fc.constantFrom(...better);
const line = fc.record({
	grade,
	everyMethod: fc.oneof(grade, grade, fc.constant(null)),
	counts: fc.array(
		fc.record({ atLeast: small(1, 2), grade, of: fc.subarray(['watch', 'case', 'test'], { minLength: 1 }) }),
		{ maxLength: 1 }
	)
});

function byGrade(lines: OverallRule[]): OverallRule[] {
	return lines.sort((a, b) => ladder.indexOf(b.grade) - ladder.indexOf(a.grade));
}

export const smallSpecification: fc.Arbitrary<Specification> = fc
	.record({
		watch: stepped,
		case: stepped,
		test: fc.option(byPoints, { nil: undefined }),
		lines: fc.array(line, { minLength: 1, maxLength: 3 })
	})
	.map(({ watch, case: work, test, lines }) =>
		aSpecification({
			ladder,
			methods: {
				watch,
				// One part of that name is enough.
				case: { ...work, parts: {} },
				...(test ? { test } : {})
			},
			rules: byGrade(
				lines.map((one) => ({
					...one,
					counts: one.counts.map((count) => ({
						...count,
						of: test ? count.of : count.of.filter((id) => id !== 'test')
					}))
				}))
			)
		})
	);

/** Every subset of a short list, smallest first. */
export function subsets<T>(items: readonly T[]): T[][] {
	if (items.length > 12) throw new Error('too many to try');
	return numbers(2 ** items.length)
		.map((number) => items.filter((_, index) => ((number - 1) >> index) & 1))
		.sort((a, b) => a.length - b.length);
}
