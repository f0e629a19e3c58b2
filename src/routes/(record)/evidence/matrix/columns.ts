/** The columns of the matrix: which requirements it shows, and what each is called. */
import type { State } from '#lib/assessment/coverage.ts';
import { placeName, shortSign } from '#lib/specification/find.ts';
import type { Requirement, RequirementKey, Specification } from '#lib/specification/types.ts';

export interface Column {
	readonly requirement: Requirement;
	/** `K1`, as its heading shows it. */
	readonly sign: string;
	/** What names it alone: `K1`, or with its place in front where others have the same sign. */
	readonly name: string;
	readonly place: string;
	/** How far all pieces together cover it. */
	readonly state: State;
}

export type Layer = 'all' | 'criterion' | 'ksb';

export interface Wanted {
	/** Empty for everything, `method:ID` or `area:ID`. */
	readonly of: string;
	readonly layer: Layer;
	readonly gapsOnly: boolean;
	/** Stays although it is no gap any longer, so that nothing moves away under the hand. */
	readonly keep: ReadonlySet<RequirementKey>;
}

/** Requirements that do not apply are no columns. */
export function columnsOf(
	specification: Specification,
	states: ReadonlyMap<RequirementKey, State>,
	{ of, layer, gapsOnly, keep }: Wanted
): Column[] {
	const all = [...specification.criteria, ...specification.ksbs];
	const times = new Map<string, number>();
	for (const one of all) times.set(shortSign(one), (times.get(shortSign(one)) ?? 0) + 1);
	const [kind, id] = [of.slice(0, of.indexOf(':')), of.slice(of.indexOf(':') + 1)];
	return all.flatMap((requirement): Column[] => {
		const state = states.get(requirement.key);
		if (state === undefined || (layer !== 'all' && requirement.type !== layer)) return [];
		if ((kind === 'method' || kind === 'area') && requirement[kind] !== id) return [];
		const gap = state !== 'claimed' && state !== 'confirmed';
		if (gapsOnly && !gap && !keep.has(requirement.key)) return [];
		const sign = shortSign(requirement);
		const place = placeName(specification, requirement);
		const name = (times.get(sign) ?? 0) > 1 ? `${place} ${sign}` : sign;
		return [{ requirement, sign, name, place, state }];
	});
}

/** Neighbours with the same place, which stand under one heading. */
export interface Band {
	readonly place: string;
	readonly from: number;
	readonly count: number;
}

export function bandsOf(columns: readonly Column[]): Band[] {
	const bands: Band[] = [];
	columns.forEach(({ place }, index) => {
		const last = bands.at(-1);
		if (last?.place === place) bands[bands.length - 1] = { ...last, count: last.count + 1 };
		else bands.push({ place, from: index, count: 1 });
	});
	return bands;
}
