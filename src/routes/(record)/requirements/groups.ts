/** The requirement list: methods, in them areas, in them criteria and KSBs. */
import type { State } from '#lib/assessment/coverage.ts';
import { placeName } from '#lib/specification/find.ts';
import type {
	Criterion,
	Ksb,
	Method,
	Requirement,
	RequirementKey,
	Specification
} from '#lib/specification/types.ts';

/** Everything, what is not claimed, or one state. */
export type Show = 'all' | 'gaps' | State;

interface AreaGroup {
	readonly id: string;
	readonly name: string;
	readonly criteria: readonly Criterion[];
	readonly ksbs: readonly Ksb[];
}

export interface MethodGroup {
	readonly method: Method;
	readonly areas: readonly AreaGroup[];
	readonly count: number;
}

const fits: Record<Show, (state: State | undefined) => boolean> = {
	all: () => true,
	gaps: (state) => state === 'missing' || state === 'linked' || state === 'returned',
	missing: (state) => state === 'missing',
	linked: (state) => state === 'linked',
	returned: (state) => state === 'returned',
	claimed: (state) => state === 'claimed',
	confirmed: (state) => state === 'confirmed'
};

/** @param found what a search has left; what does not apply to the role has no state and stands under *all* */
export function groupsOf(
	specification: Specification,
	states: ReadonlyMap<RequirementKey, State>,
	found: ReadonlySet<RequirementKey>,
	show: Show
): MethodGroup[] {
	const wanted = (one: Requirement) => found.has(one.key) && fits[show](states.get(one.key));
	return specification.methods.map((method) => {
		const requirements = [...specification.criteria, ...specification.ksbs].filter(
			(one) => one.method === method.id && wanted(one)
		);
		const byPlace = Map.groupBy(requirements, (one) => placeIdOf(one));
		const areas = [...byPlace].map(([id, members]) => ({
			id,
			name: members[0] ? placeName(specification, members[0]) : id,
			criteria: members.filter((one) => one.type === 'criterion'),
			ksbs: members.filter((one) => one.type === 'ksb')
		}));
		return { method, areas, count: requirements.length };
	});
}

/** The area; where it has none, its part or its method. */
function placeIdOf(requirement: Requirement): string {
	const part = requirement.type === 'criterion' ? requirement.part : null;
	return requirement.area ?? part ?? requirement.method;
}
