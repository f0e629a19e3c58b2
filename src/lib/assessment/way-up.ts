/** Ways to each better grade under assumed marks: what the what-if page offers to tick. */
import type { Grade, Specification } from '#lib/specification/types.ts';
import type { Coverage } from './coverage.ts';
import type { Prediction } from './prediction.ts';
import { groundOf, overallRoute, type Route } from './route.ts';
import type { Mark } from './situation.ts';

/** A grade above the lowest, and the cheapest way to it from what is assumed. */
export interface WayUp {
	readonly grade: Grade;
	readonly route: Route;
	/** Ids of the criteria to be met; none where it is reached or out of reach. */
	readonly criteria: readonly string[];
}

/** The cheapest way to each grade of the whole, lowest first. */
export function waysUp(
	specification: Specification,
	prediction: Prediction,
	coverage: Coverage,
	from: 'secure' | 'onEvidence'
): WayUp[] {
	const ground = groundOf(specification, prediction, coverage, from);
	return specification.grades.slice(1).map(({ id: grade }) => {
		const route = overallRoute(ground, grade);
		return { grade, route, criteria: route.kind === 'open' ? route.ways.flatMap((way) => way.criteria) : [] };
	});
}

/** Assumed marks with some criteria met as well. */
export function alsoMet(marks: ReadonlyMap<string, Mark>, criteria: readonly string[]): Map<string, Mark> {
	return new Map([...marks, ...criteria.map((id) => [id, 'met'] as const)]);
}
