/** How far the evidence covers what is asked: counts and lists for every way of looking at it. */
import type { Grade, Requirement, RequirementKey } from '#lib/specification/types.ts';
import { prepare } from './prepare.ts';
import { COUNTS, standings, type Situation } from './situation.ts';
import type { Tally } from './tally.ts';

/**
 * How far one requirement is covered, by its best claim.
 *
 * - *confirmed*: a tutor confirmed a claim for it (the employer, where the decision on it is theirs)
 * - *claimed*: it has a claim, of its own or by a *same* link, that nobody returned
 * - *returned*: all its claims were sent back and wait for an answer
 * - *linked*: only something particular within it is claimed (a *part* link)
 * - *missing*: none of these
 */
export type State = 'confirmed' | 'claimed' | 'returned' | 'linked' | 'missing';

/** Claimed work is nearest to being met, then work that was sent back, then what only touches it. */
const DISTANCE: Readonly<Record<State, number>> = {
	confirmed: 0,
	claimed: 0,
	returned: 1,
	linked: 2,
	missing: 3
};

type States = ReadonlyMap<RequirementKey, State>;

/** How far a requirement is from being met: 0 where it is claimed, 3 where nothing shows it. */
export function distance(states: States, requirement: Pick<Requirement, 'key'> | undefined): number {
	return DISTANCE[(requirement && states.get(requirement.key)) ?? 'missing'];
}

/** Requirements by how near they are to being met; equals keep their order. */
export function nearestFirst<T extends Pick<Requirement, 'key'>>(list: readonly T[], states: States): T[] {
	return list.toSorted((a, b) => distance(states, a) - distance(states, b));
}

/** Counts of requirements. `claimed` includes `confirmed`; claimed + returned + linked + missing = total. */
export interface Count {
	readonly total: number;
	readonly claimed: number;
	readonly confirmed: number;
	readonly returned: number;
	readonly linked: number;
	readonly missing: number;
	/** In the specification's order. */
	readonly missingKeys: readonly RequirementKey[];
}

export interface Group {
	readonly ksbs: Count;
	/** Criteria by their grade, lowest first, `expected` last; only grades that the group has criteria of. */
	readonly criteria: readonly { readonly grade: Grade | 'expected'; readonly count: Count }[];
}

/** Requirements that do not apply are in none of it. */
export interface Coverage {
	readonly states: ReadonlyMap<RequirementKey, State>;
	readonly whole: Group;
	/** By id. */
	readonly methods: ReadonlyMap<string, Group>;
	readonly parts: ReadonlyMap<string, Group>;
	readonly areas: ReadonlyMap<string, Group>;
}

/**
 * Counts what is covered, from the tally alone: the cost grows with the specification, never with the
 * evidence. Left out as not applying: criteria for a kind of contact that the role has not, and those
 * that an exemption counts as met.
 */
export function cover(tally: Tally, situation: Situation): Coverage {
	const { specification } = tally;
	const prepared = prepare(specification);
	const standing = standings(prepared, situation);
	const applying: Requirement[] = [
		...specification.ksbs,
		...specification.criteria.filter((_, place) => standing[place] === COUNTS)
	];
	const states = new Map(applying.map((one) => [one.key, stateOf(tally, one)]));
	const grades = [...specification.grades.map(({ id }) => id), 'expected'];

	const group = (requirements: readonly Requirement[]): Group => ({
		ksbs: count(
			requirements.filter(({ type }) => type === 'ksb'),
			states
		),
		criteria: grades.flatMap((grade) => {
			const ofGrade = requirements.filter((one) => one.type === 'criterion' && one.grade === grade);
			return ofGrade.length > 0 ? [{ grade, count: count(ofGrade, states) }] : [];
		})
	});
	const groups = (ids: readonly string[], idOf: (one: Requirement) => string | null) => {
		const members = Map.groupBy(applying, idOf);
		return new Map(ids.map((id) => [id, group(members.get(id) ?? [])]));
	};
	const { methods, areas } = specification;

	return {
		states,
		whole: group(applying),
		methods: groups(
			methods.map(({ id }) => id),
			(one) => one.method
		),
		parts: groups([...prepared.parts.keys()], (one) => (one.type === 'criterion' ? one.part : null)),
		areas: groups(
			areas.map(({ id }) => id),
			(one) => one.area
		)
	};
}

function stateOf(tally: Tally, requirement: Requirement): State {
	const { direct, same, confirmed, employer, returned, openPart } = tally.counts(requirement.key);
	const byEmployer = requirement.type === 'criterion' && requirement.decidedBy === 'employer';
	if ((byEmployer ? employer : confirmed) > 0) return 'confirmed';
	if (direct + same > returned) return 'claimed';
	if (returned > 0) return 'returned';
	return openPart > 0 ? 'linked' : 'missing';
}

function count(requirements: readonly Requirement[], states: ReadonlyMap<RequirementKey, State>): Count {
	const of = (state: State) => requirements.filter(({ key }) => states.get(key) === state);
	const missing = of('missing');
	const confirmed = of('confirmed').length;
	return {
		total: requirements.length,
		claimed: of('claimed').length + confirmed,
		confirmed,
		returned: of('returned').length,
		linked: of('linked').length,
		missing: missing.length,
		missingKeys: missing.map(({ key }) => key)
	};
}
