import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { atLeast, grade } from '#lib/assessment/grade.ts';
import { nextSteps } from '#lib/assessment/next-steps.ts';
import { predict } from '#lib/assessment/prediction.ts';
import { Tally, tallyOf } from '#lib/assessment/tally.ts';
import { waitingFor } from '#lib/assessment/thread.ts';
import type { Verdict } from '#lib/assessment/verdict.ts';
import type { Row } from '#lib/record/rows.ts';
import * as any from './arbitraries.ts';
import { aClaim, anEvidence, key } from './builders.ts';
import { smallSpecification } from './small-specifications.ts';
import { runs } from '../../support/runs.ts';

const { specification } = any;

/** Every grade of a verdict, in a fixed order. */
function gradesOf({ overall, methods }: Verdict): string[] {
	return [
		overall.grade,
		...methods.flatMap((method) => [method.grade, ...method.parts.map((part) => part.grade)])
	];
}

function expectNoWorse(better: Verdict, worse: Verdict): void {
	const after = gradesOf(better);
	gradesOf(worse).forEach((before, index) => {
		expect(
			atLeast(specification, after[index] ?? 'none', before),
			`${after.join(' ')} after ${gradesOf(worse).join(' ')}`
		).toBe(true);
	});
}

/** What a tally knows before it has an index. */
function figures(tally: Tally) {
	return {
		counts: any.requirements.map((id) => tally.counts(key(id))),
		unplaced: tally.unplaced,
		unused: tally.unused,
		returned: tally.returned,
		undecided: [tally.undecided('tutor'), tally.undecided('employer')]
	};
}

/** Everything that a tally can be asked. */
function answers(tally: Tally) {
	return {
		...figures(tally),
		claims: any.requirements.map((id) => tally.claims(key(id))),
		piecesFor: specification.methods.map(({ id }) => tally.piecesFor(id).toSorted())
	};
}

function predictions(
	rows: readonly Row[],
	situation: Parameters<typeof predict>[1],
	decisions: Parameters<typeof predict>[2] = []
) {
	return predict(tallyOf(specification, rows), situation, decisions);
}

describe('grading', () => {
	test('the random sheets reach every grade', () => {
		const seen = new Set(
			fc
				.sample(any.marks, { numRuns: 500, seed: 1 })
				.map((marks) => grade(specification, marks, {}).overall.grade)
		);
		expect([...seen].sort()).toEqual(['distinction', 'fail', 'pass']);
	});

	test('marking one more criterion met never lowers a grade', () => {
		fc.assert(
			fc.property(any.marks, any.criterion, any.situation, any.mark, (marks, id, situation, unknown) => {
				const more = new Map(marks).set(id, 'met');
				expectNoWorse(
					grade(specification, more, situation, unknown),
					grade(specification, marks, situation, unknown)
				);
			})
		);
	});

	test('an exemption never lowers the grade of a method or of the whole', () => {
		fc.assert(
			fc.property(any.marks, any.situation, any.mark, (marks, situation, unknown) => {
				const without = grade(specification, marks, { ...situation, exempt: [] }, unknown);
				const exempted = grade(specification, marks, { ...situation, exempt: ['diary'] }, unknown);
				expectNoWorse(exempted, without);
			})
		);
	});

	test('counting unknown as met never gives less than counting it as not met', () => {
		fc.assert(
			fc.property(any.marks, any.situation, (marks, situation) => {
				expectNoWorse(
					grade(specification, marks, situation, 'met'),
					grade(specification, marks, situation, 'not-met')
				);
			})
		);
	});

	test('a retake never raises a grade, and nothing retaken beats the cap without exceptional circumstances', () => {
		fc.assert(
			fc.property(any.marks, any.situation, any.mark, (marks, situation, unknown) => {
				const retaken = grade(specification, marks, situation, unknown);
				expectNoWorse(grade(specification, marks, { ...situation, retaken: [] }, unknown), retaken);
				for (const method of retaken.methods) {
					if (!method.retake || method.retake.lifted) continue;
					expect(method.grade).not.toBe('distinction');
					expect(retaken.overall.grade).not.toBe('distinction');
				}
			})
		);
	});

	test('grading twice is equal, and the order of the marks makes no difference', () => {
		fc.assert(
			fc.property(any.marks, any.situation, any.mark, (marks, situation, unknown) => {
				const once = grade(specification, marks, situation, unknown);
				expect(grade(specification, marks, situation, unknown)).toEqual(once);
				expect(grade(specification, new Map([...marks].reverse()), situation, unknown)).toEqual(once);
			})
		);
	});

	test('every criterion that a step counts is in exactly one of its lists', () => {
		fc.assert(
			fc.property(any.marks, any.situation, (marks, situation) => {
				for (const { result } of grade(specification, marks, situation).methods) {
					for (const { counted, met, notMet, unknown, exempt } of result.steps) {
						expect([...met, ...notMet, ...unknown, ...exempt].sort()).toEqual([...counted].sort());
					}
				}
			})
		);
	});
});

describe('the tally', () => {
	test('after any edits, deletions and restorations it equals one made from what is left', () => {
		fc.assert(
			fc.property(any.edits, (edits) => {
				const tally = new Tally(specification);
				const present = new Map<string, Row>();
				for (const after of edits) {
					tally.apply(present.get(after.id), after);
					present.set(after.id, after);
				}
				expect(answers(tally)).toEqual(answers(tallyOf(specification, present.values())));
			}),
			{ numRuns: runs(300) }
		);
	});

	test('one count over all rows, its index and single changes give the same figures', () => {
		fc.assert(
			fc.property(any.rows, (rows) => {
				const counted = tallyOf(specification, rows);
				const before = figures(counted);
				counted.index();
				const changed = new Tally(specification);
				for (const row of rows) changed.add(row);
				expect(figures(counted)).toEqual(before);
				expect(figures(changed)).toEqual(before);
			}),
			{ numRuns: runs(500) }
		);
	});

	test('as many claims are undecided as wait for a decision', () => {
		fc.assert(
			fc.property(any.rows, (rows) => {
				const tally = tallyOf(specification, rows);
				const there = rows.filter(({ deleted }) => !deleted);
				const pieces = new Set(there.filter(({ kind }) => kind === 'evidence').map(({ id }) => id));
				const claims = there.filter((row) => row.kind === 'claim');
				const useful = claims.filter(
					({ id, fields }) => pieces.has(fields.evidence) && !tally.unplaced.includes(id)
				);
				const confirmations = there.filter((row) => row.kind === 'confirmation');
				for (const role of ['tutor', 'employer'] as const)
					expect(tally.undecided(role)).toBe(waitingFor(role, useful, confirmations, tally.behindOf).length);
			}),
			{ numRuns: runs(300) }
		);
	});

	test('taking every row away leaves an empty tally', () => {
		fc.assert(
			fc.property(any.rows, (rows) => {
				const tally = tallyOf(specification, rows);
				for (const row of rows) tally.apply(row, undefined);
				expect(answers(tally)).toEqual(answers(new Tally(specification)));
			})
		);
	});

	test('the order in which rows come makes no difference to anything', () => {
		const shuffled = any.rows.chain((rows) =>
			fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))
		);
		fc.assert(
			fc.property(shuffled, any.situation, any.decisions, ([rows, reordered], situation, decisions) => {
				expect(answers(tallyOf(specification, reordered))).toEqual(answers(tallyOf(specification, rows)));
				expect(predictions(reordered, situation, decisions)).toEqual(predictions(rows, situation, decisions));
				expect(predictions(rows, situation, [...decisions].reverse())).toEqual(
					predictions(rows, situation, decisions)
				);
			})
		);
	});
});

describe('predictions and coverage', () => {
	test('secure ≤ on your evidence ≤ reachable', () => {
		fc.assert(
			fc.property(any.rows, any.situation, any.decisions, (rows, situation, decisions) => {
				const { secure, onEvidence, reachable } = predictions(rows, situation, decisions);
				expectNoWorse(onEvidence, secure);
				expectNoWorse(reachable, onEvidence);
			}),
			{ numRuns: runs(500) }
		);
	});

	test('adding evidence with a claim never lowers coverage or a grade', () => {
		const added = fc.record({
			requirement: fc.constantFrom(...any.requirements),
			day: fc.constantFrom('2025-12-01', '2026-06-01')
		});
		fc.assert(
			fc.property(
				any.rows,
				added,
				any.situation,
				any.decisions,
				(rows, { requirement, day }, situation, decisions) => {
					const more = [
						...rows,
						anEvidence('e9'),
						aClaim('c9', 'e9', requirement, { createdAt: `${day}T12:00:00Z` })
					];
					const [before, after] = [
						predictions(rows, situation, decisions),
						predictions(more, situation, decisions)
					];
					expectNoWorse(after.secure, before.secure);
					expectNoWorse(after.onEvidence, before.onEvidence);
					expectNoWorse(after.reachable, before.reachable);

					const order = ['missing', 'linked', 'returned', 'claimed', 'confirmed'];
					const covered = cover(tallyOf(specification, more), situation);
					for (const [id, state] of cover(tallyOf(specification, rows), situation).states) {
						expect(order.indexOf(covered.states.get(id) ?? '')).toBeGreaterThanOrEqual(order.indexOf(state));
					}
				}
			)
		);
	});

	test('the states of a coverage add up to its total', () => {
		fc.assert(
			fc.property(any.rows, any.situation, (rows, situation) => {
				const { whole, methods, parts, areas } = cover(tallyOf(specification, rows), situation);
				for (const group of [whole, ...methods.values(), ...parts.values(), ...areas.values()]) {
					for (const count of [group.ksbs, ...group.criteria.map((one) => one.count)]) {
						expect(count.claimed + count.returned + count.linked + count.missing).toBe(count.total);
						expect(count.confirmed).toBeLessThanOrEqual(count.claimed);
						expect(count.missingKeys).toHaveLength(count.missing);
					}
				}
			})
		);
	});

	test('while anything is left there is a next step, and never more than asked for', () => {
		const cases = fc.oneof(fc.constant(specification), smallSpecification).chain((one) =>
			fc.record({
				one: fc.constant(one),
				rows: any.rowsOn([...one.criteria, ...one.ksbs].map(({ id }) => id)),
				situation: any.situation,
				decisions: any.decisionsOn(one.criteria.map(({ id }) => id)),
				points: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
				max: fc.integer({ min: 1, max: 6 })
			})
		);
		fc.assert(
			fc.property(cases, ({ one, rows, situation: given, decisions, points, max }) => {
				const situation = { ...given, points: new Map(points === undefined ? [] : [['test', points]]) };
				const tally = tallyOf(one, rows);
				const prediction = predict(tally, situation, decisions);
				const coverage = cover(tally, situation);
				const steps = nextSteps(tally, prediction, coverage, max);
				const left =
					gradesWithoutParts(prediction.secure).join() !== gradesWithoutParts(prediction.reachable).join() ||
					tally.unused.length > 0 ||
					tally.returned.length > 0 ||
					one.ksbs.some(({ key }) =>
						['missing', 'claimed', 'returned'].includes(coverage.states.get(key) ?? '')
					);
				expect(steps.length > 0 || !left).toBe(true);
				expect(steps.length).toBeLessThanOrEqual(max);
				for (const step of steps) {
					expect(step.needed).toBeGreaterThan(0);
					if (step.kind === 'reach-higher') expect(step.needed).toBeLessThanOrEqual(step.requirements.length);
				}
			}),
			{ numRuns: runs(500) }
		);
	});
});

/** Parts are shown beside: nothing is to be done for a part's own sake. */
function gradesWithoutParts({ overall, methods }: Verdict): string[] {
	return [overall.grade, ...methods.map(({ grade }) => grade)];
}
