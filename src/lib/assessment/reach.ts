/**
 * Which requirements a claim counts for beyond the one that it names, by the specification's links.
 *
 * *same* works both ways and counts for the grade and for coverage. *part* carries from the particular
 * up to the general, for coverage only. *suggested* goes up as well, is listed and never counts. A chain
 * is as weak as its weakest link, and nothing goes down through a part link or a suggestion: one claim on
 * something general must never turn into a claim on each of its particulars.
 */
import type { Link, LinkKind, RequirementKey, Specification } from '#lib/specification/types.ts';

/** Places in `Reaches.keys`, each in one list only: the strongest that leads there. */
export interface Reach {
	readonly same: readonly number[];
	readonly part: readonly number[];
	readonly suggested: readonly number[];
}

export interface Reaches {
	/** The specification's requirements first, then keys that only its links name. */
	readonly keys: readonly RequirementKey[];
	readonly placeOf: ReadonlyMap<string, number>;
	/** So many of the keys, from the first on, are requirements of the specification. */
	readonly requirements: number;
	/** Where a claim on the key at this place counts too. */
	readonly to: readonly Reach[];
	/** The reverse: whose claims count for the key at this place. */
	readonly from: readonly Reach[];
}

/** The same as `Reach`, in keys. */
export interface ReachedKeys {
	readonly same: readonly RequirementKey[];
	readonly part: readonly RequirementKey[];
	readonly suggested: readonly RequirementKey[];
}

const NOWHERE: ReachedKeys = { same: [], part: [], suggested: [] };

const known = new WeakMap<Specification, Reaches>();

/** All reaches of a specification, made on first asking and kept as long as the specification is. */
export function reaches(specification: Specification): Reaches {
	const made = known.get(specification) ?? build(specification);
	known.set(specification, made);
	return made;
}

/**
 * The requirements that a claim on `key` counts for beside `key` itself; empty for a key that the
 * specification does not know.
 */
export function reachOf(specification: Specification, key: string): ReachedKeys {
	return inKeys(reaches(specification), (all) => all.to, key);
}

/** The requirements whose claims count for `key`: `reachOf` the other way round. */
export function reachedFrom(specification: Specification, key: string): ReachedKeys {
	return inKeys(reaches(specification), (all) => all.from, key);
}

function inKeys(all: Reaches, side: (all: Reaches) => readonly Reach[], key: string): ReachedKeys {
	const reach = side(all)[all.placeOf.get(key) ?? -1];
	if (!reach) return NOWHERE;
	const named = (places: readonly number[]) => places.flatMap((place) => all.keys[place] ?? []);
	return { same: named(reach.same), part: named(reach.part), suggested: named(reach.suggested) };
}

/** The links of each strength that may be walked from each place. */
type Walks = Readonly<Record<LinkKind, readonly (readonly number[])[]>>;

function build({ ksbs, criteria, links }: Specification): Reaches {
	const own = [...ksbs, ...criteria].map(({ key }) => key);
	const keys = [...new Set([...own, ...links.flatMap(({ from, to }) => [from, to])])];
	const placeOf = new Map<string, number>(keys.map((key, place) => [key, place]));
	const walks = walksOf(links, placeOf, keys.length);
	const to = keys.map((_, place) => walk(place, walks));
	return { keys, placeOf, requirements: new Set(own).size, to, from: reverse(to) };
}

function walksOf(links: readonly Link[], placeOf: ReadonlyMap<string, number>, size: number): Walks {
	const empty = (): number[][] => Array.from({ length: size }, () => []);
	const walks = { same: empty(), part: empty(), suggested: empty() } satisfies Walks;
	for (const link of links) {
		const from = placeOf.get(link.from);
		const to = placeOf.get(link.to);
		if (from === undefined || to === undefined) continue;
		walks[link.kind][from]?.push(to);
		if (link.kind === 'same') walks.same[to]?.push(from);
	}
	return walks;
}

/** Strongest first: each strength starts from all that the stronger ones found. Seen places end cycles. */
function walk(start: number, walks: Walks): Reach {
	const seen = new Set([start]);
	const spread = (kinds: readonly LinkKind[]): number[] => {
		const found: number[] = [];
		for (const place of seen) {
			for (const kind of kinds) {
				for (const next of walks[kind][place] ?? []) {
					if (seen.has(next)) continue;
					// A set hands on what is added while it is walked, so this reaches whole chains.
					seen.add(next);
					found.push(next);
				}
			}
		}
		return found.sort((a, b) => a - b);
	};
	return {
		same: spread(['same']),
		part: spread(['same', 'part']),
		suggested: spread(['same', 'part', 'suggested'])
	};
}

function reverse(to: readonly Reach[]): Reach[] {
	const from = to.map(() => ({ same: [] as number[], part: [] as number[], suggested: [] as number[] }));
	to.forEach((reach, place) => {
		for (const kind of ['same', 'part', 'suggested'] as const) {
			for (const target of reach[kind]) from[target]?.[kind].push(place);
		}
	});
	return from;
}
