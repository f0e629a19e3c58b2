/** What must hold of the shipped specifications, whatever is marked. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { atLeast, grade } from '#lib/assessment/grade.ts';
import { nextSteps } from '#lib/assessment/next-steps.ts';
import { predict } from '#lib/assessment/prediction.ts';
import { groundOf, overallRoute } from '#lib/assessment/route.ts';
import type { Mark, Marks, Situation } from '#lib/assessment/situation.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Verdict } from '#lib/assessment/verdict.ts';
import type { Grading, Specification } from '#lib/specification/types.ts';
import { loadContent } from '../../../src/tools/content/load.ts';
import { aClaim, aConfirmation, anEvidence } from './builders.ts';

const content = await loadContent(join(import.meta.dirname, '..', '..', '..', 'content'));
const shipped = content.specifications.map((specification) => [specification.id, specification] as const);

test('five specifications are shipped, without mistakes', () => {
	expect(content.problems).toEqual([]);
	expect(shipped).toHaveLength(5);
});

/** Mostly met, so that better grades are common; the more so the higher `weight`. */
function marksOn({ criteria }: Specification): fc.Arbitrary<Map<string, Mark>> {
	const one = (weight: number) =>
		fc.oneof(
			{ arbitrary: fc.constant<Mark | undefined>('met'), weight },
			fc.constantFrom<Mark | undefined>('met', 'not-met', undefined)
		);
	return fc
		.constantFrom(1, 20, 200)
		.chain((weight) => fc.array(one(weight), { minLength: criteria.length, maxLength: criteria.length }))
		.map(
			(list) =>
				new Map(criteria.flatMap(({ id }, index) => (list[index] ? [[id, list[index]] as const] : [])))
		);
}

function situationOn({ contact, methods }: Specification): fc.Arbitrary<Situation> {
	const ids = (list: readonly { readonly id: string }[]) => fc.subarray(list.map(({ id }) => id));
	return fc.record({
		contact: ids(contact),
		exempt: ids(methods.flatMap(({ parts }) => parts)),
		retaken: fc.oneof(fc.constant<string[]>([]), ids(methods)),
		exceptional: ids(methods)
	});
}

function gradesOf({ overall, methods }: Verdict): string[] {
	return [
		overall.grade,
		...methods.flatMap((method) => [method.grade, ...method.parts.map((part) => part.grade)])
	];
}

function expectNoWorse(specification: Specification, better: Verdict, worse: Verdict): void {
	const after = gradesOf(better);
	gradesOf(worse).forEach((before, index) => {
		expect(
			atLeast(specification, after[index] ?? '', before),
			`${after.join()} after ${gradesOf(worse).join()}`
		).toBe(true);
	});
}

describe.each(shipped)('%s, whatever is marked', (_, specification) => {
	const marks = marksOn(specification);
	const situation = situationOn(specification);
	const criterion = fc.constantFrom(...specification.criteria.map(({ id }) => id));

	test('one more criterion met never lowers a grade, one fewer never raises one', () => {
		fc.assert(
			fc.property(
				marks,
				criterion,
				situation,
				fc.constantFrom<Mark>('met', 'not-met'),
				(sheet, id, given, unknown) => {
					const as = (mark: Mark) => grade(specification, new Map(sheet).set(id, mark), given, unknown);
					const now = grade(specification, sheet, given, unknown);
					expectNoWorse(specification, as('met'), now);
					expectNoWorse(specification, now, as('not-met'));
				}
			)
		);
	});

	test('secure ≤ on your evidence ≤ reachable, and there is a next step while they differ', () => {
		const record = fc.record({ claimed: marks, confirmed: marks, given: situation });
		fc.assert(
			fc.property(record, ({ claimed, confirmed, given }) => {
				const rows = specification.criteria.flatMap(({ id, key }, index) => {
					if (claimed.get(id) !== 'met') return [];
					const decision = confirmed.get(id) === 'met' ? 'confirmed' : 'returned';
					const claim = aClaim(`c${index}`, 'e1', key);
					return confirmed.has(id) ? [claim, aConfirmation(`d${index}`, claim.id, { decision })] : [claim];
				});
				const tally = tallyOf(specification, [anEvidence('e1'), ...rows]);
				const prediction = predict(tally, given);
				expectNoWorse(specification, prediction.onEvidence, prediction.secure);
				expectNoWorse(specification, prediction.reachable, prediction.onEvidence);
				const steps = nextSteps(tally, prediction, cover(tally, given));
				if (prediction.secure.overall.grade !== prediction.reachable.overall.grade)
					expect(steps.length).toBeGreaterThan(0);
			}),
			{ numRuns: 30 }
		);
	});

	test('an exemption never lowers the grade of a method or of the whole, a retake never raises one', () => {
		fc.assert(
			fc.property(marks, situation, (sheet, given) => {
				const without = grade(specification, sheet, { ...given, exempt: [] });
				expectNoWorse(specification, grade(specification, sheet, given), without);
				expectNoWorse(
					specification,
					grade(specification, sheet, { ...given, retaken: [] }),
					grade(specification, sheet, given)
				);
			})
		);
	});

	test('marks on what does not apply change nothing', () => {
		fc.assert(
			fc.property(marks, marks, situation, (sheet, other, given) => {
				const verdict = grade(specification, sheet, given);
				const counted = new Set(
					verdict.methods.flatMap(({ result }) =>
						result.steps.flatMap(({ met, notMet, unknown }) => [...met, ...notMet, ...unknown])
					)
				);
				const changed = new Map([...other].filter(([id]) => !counted.has(id)));
				expect(grade(specification, new Map([...sheet, ...changed]), given)).toEqual(verdict);
			})
		);
	});

	test('every sheet that is not the best has a route that its verdict confirms', () => {
		fc.assert(
			fc.property(marks, (sheet) => {
				const rows = specification.criteria.flatMap(({ id, key }, index) =>
					sheet.get(id) === 'met' ? [aClaim(`c${index}`, 'e1', key)] : []
				);
				const tally = tallyOf(specification, [anEvidence('e1'), ...rows]);
				const prediction = predict(tally, {});
				const route = overallRoute(groundOf(specification, prediction, cover(tally, {})));
				if (route.kind === 'there') {
					expect(prediction.onEvidence.overall.grade).toBe(specification.grades.at(-1)?.id);
					return;
				}
				if (route.kind !== 'open') throw new Error('nothing was ruled out');
				const chosen = route.ways.flatMap((way) => way.criteria);
				const met = prediction.onEvidence.methods.flatMap(({ result }) =>
					result.steps.flatMap((step) => step.met)
				);
				const marked = (ids: readonly string[]): Marks => new Map(ids.map((id) => [id, 'met']));
				const enough = (ids: readonly string[]) =>
					atLeast(specification, grade(specification, marked(ids), {}).overall.grade, route.to);
				expect(enough([...met, ...chosen])).toBe(true);
				// Leaving out any one of them is too few.
				for (const id of chosen) expect(enough([...met, ...chosen.filter((one) => one !== id)])).toBe(false);
			}),
			{ numRuns: 30 }
		);
	});
});

describe.each(shipped)('%s, at each threshold', (_, specification) => {
	const ofMethod = specification.methods.map(({ id, grading }) => ({
		id,
		method: id,
		part: null as string | null,
		grading
	}));
	const ofParts = specification.methods.flatMap(({ id: method, parts }) =>
		parts.map(({ id, grading }) => ({ id, method, part: id as string | null, grading }))
	);
	const thresholds = [...ofMethod, ...ofParts].flatMap(({ id, method, part, grading }) =>
		stepsOf(grading).flatMap((step, index) => {
			const needed = step.atLeast === 'all' ? step.outOf : step.atLeast;
			return [needed - 1, needed, needed + 1]
				.filter((count) => count >= 0 && count <= step.outOf)
				.map((count) => ({ id, method, part, grading, index, count, needed, grade: step.grade }));
		})
	);

	test.each(thresholds)(
		'$id: $count, with $needed needed for $grade',
		({ id, method, part, grading, index, count, needed }) => {
			const steps = stepsOf(grading);
			const among = specification.criteria.filter(
				(one) => one.method === method && (part === null || one.part === part)
			);
			const ids = (place: number) =>
				among.filter((one) => one.grade === steps[place]?.criteria).map((one) => one.id);
			const below = steps.slice(0, index).flatMap((_step, place) => ids(place));
			const met = [...below, ...ids(index).slice(0, count)];
			const verdict = grade(specification, new Map(met.map((one) => [one, 'met'])), {});
			const found = verdict.methods.flatMap((one) => [one, ...one.parts]).find((one) => one.id === id);
			const reached = count >= needed ? index : index - 1;
			expect(found?.grade).toBe(reached < 0 ? specification.grades[0]?.id : steps[reached]?.grade);
		}
	);
});

function stepsOf(grading: Grading) {
	if (grading.kind !== 'criteria') throw new Error('the shipped specifications grade by criteria');
	return grading.steps;
}

describe.each(shipped)('%s, the whole overall table', (_, specification) => {
	const [lowest = '', middle = '', best = ''] = specification.grades.map(({ id }) => id);
	const [first, second, third] = specification.methods.map(({ id }) => id);
	const levels = [lowest, middle, best];
	const table = levels.flatMap((a) => levels.flatMap((b) => levels.map((c) => [a, b, c] as const)));

	test.each(table)('%s, %s and %s', (...wanted) => {
		const met = [first, second, third].flatMap((method, index) =>
			specification.criteria
				.filter(
					(one) => one.method === method && levels.indexOf(one.grade) <= levels.indexOf(wanted[index] ?? '')
				)
				.map(({ id }) => id)
		);
		const { methods, overall } = grade(specification, new Map(met.map((id) => [id, 'met'])), {});
		expect(methods.map((method) => method.grade)).toEqual(wanted);
		const expected = wanted.includes(lowest) ? lowest : wanted.every((one) => one === best) ? best : middle;
		expect(overall.grade).toBe(expected);
	});
});
