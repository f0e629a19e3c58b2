import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { atLeast, grade } from '#lib/assessment/grade.ts';
import { predict, type Decision } from '#lib/assessment/prediction.ts';
import { groundOf, methodRoute, overallRoute } from '#lib/assessment/route.ts';
import type { Mark, Situation } from '#lib/assessment/situation.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Verdict } from '#lib/assessment/verdict.ts';
import type { Specification } from '#lib/specification/types.ts';
import { aClaim, anEvidence, key } from './builders.ts';
import { smallSpecification, subsets } from './small-specifications.ts';
import { runs } from '../../support/runs.ts';

describe('brute force', () => {
	const situations = fc.record({
		contact: fc.subarray(['shop', 'phone']),
		exempt: fc.subarray(['diary']),
		retaken: fc.subarray(['watch', 'case', 'test']),
		exceptional: fc.subarray(['watch', 'case']),
		points: fc.oneof(
			fc.constant(new Map<string, number>()),
			fc.integer({ min: 0, max: 10 }).map((points) => new Map([['test', points]]))
		)
	});

	/** The fewest criteria and results by points that give the grade; null where nothing does. */
	function fewest(
		specification: Specification,
		now: Map<string, Mark>,
		ruledOut: ReadonlySet<string>,
		situation: Situation,
		enough: (verdict: Verdict) => boolean
	): number | null {
		// No step can count an expected criterion, and leaving those out keeps the sets few.
		const open = specification.criteria
			.filter(({ id, grade: of }) => of !== 'expected' && now.get(id) !== 'met' && !ruledOut.has(id))
			.map(({ id }) => id);
		const tests = specification.methods
			.filter(({ grading }) => grading.kind === 'points')
			.map(({ id }) => id);
		const free = tests.filter((id) => !situation.points?.has(id));
		let best: number | null = null;
		for (const chosen of subsets(open)) {
			if (best !== null && chosen.length >= best) break;
			for (const sat of subsets(free)) {
				const price = chosen.length + sat.length;
				if (best !== null && price >= best) continue;
				const marks = new Map([...now, ...chosen.map((id) => [id, 'met'] as const)]);
				const points = new Map([...(situation.points ?? []), ...sat.map((id) => [id, 10] as const)]);
				if (enough(grade(specification, marks, { ...situation, points }))) best = price;
			}
		}
		return best;
	}

	test('no set is smaller than the route, and where there is no route there is no set', () => {
		const sheets = smallSpecification.chain((specification) =>
			fc.record({
				specification: fc.constant(specification),
				claimed: fc.subarray(specification.criteria.map(({ id }) => id)),
				ruledOut: fc.oneof(
					fc.constant<string[]>([]),
					fc.subarray(specification.criteria.map(({ id }) => id))
				),
				situation: situations,
				to: fc.constantFrom('pass', 'merit', 'distinction')
			})
		);
		const seen = new Set<string>();
		fc.assert(
			fc.property(sheets, ({ specification, claimed, ruledOut, situation, to }) => {
				const tally = tallyOf(specification, [
					anEvidence('e1'),
					...claimed.map((id, index) => aClaim(`c${index}`, 'e1', id))
				]);
				const decisions = ruledOut.map((id): Decision => ({
					requirement: key(id),
					verdict: 'not-met',
					from: 'result',
					on: '2026-03-01'
				}));
				const prediction = predict(tally, situation, decisions);
				const start = groundOf(specification, prediction, cover(tally, situation));
				const out = new Set(ruledOut);
				const now = new Map<string, Mark>([
					...claimed.map((id) => [id, 'met'] as const),
					...ruledOut.map((id) => [id, 'not-met'] as const)
				]);
				const gradeOf = (verdict: Verdict, target: string) =>
					target === 'overall'
						? verdict.overall.grade
						: (verdict.methods.find(({ id }) => id === target)?.grade ?? '');

				for (const target of ['overall', ...specification.methods.map(({ id }) => id)]) {
					const route = target === 'overall' ? overallRoute(start, to) : methodRoute(start, target, to);
					if (!route) throw new Error('no such method');
					seen.add(route.kind);
					const enough = (verdict: Verdict) => atLeast(specification, gradeOf(verdict, target), to);
					const proven = fewest(specification, now, out, situation, enough);
					if (route.kind !== 'open') {
						expect(proven, `${target} ${to}`).toBe(route.kind === 'there' ? 0 : null);
						continue;
					}
					const chosen = route.ways.flatMap((way) => way.criteria);
					const sat = route.ways.flatMap(({ method, points }) =>
						points === null ? [] : [[method, points] as const]
					);
					expect(chosen.length + sat.length, `${target} ${to}`).toBe(proven);
					const marks = new Map([...now, ...chosen.map((id) => [id, 'met'] as const)]);
					const points = new Map([...situation.points, ...sat]);
					expect(enough(grade(specification, marks, { ...situation, points }))).toBe(true);
				}
			}),
			{ numRuns: runs(300) }
		);
		expect([...seen].sort()).toEqual(['open', 'there', 'unreachable']);
	});
});
