/** What the pieces chosen for a method cover of it, what each of them alone holds up, and which would do. */
import type { Claim, Confirmation, Evidence } from '#lib/record/rows.ts';
import type { Requirement, RequirementKey, Specification } from '#lib/specification/types.ts';
import type { Coverage } from './coverage.ts';
import { saidOf } from './decisions.ts';
import { reachOf } from './reach.ts';

/** What each piece covers of one method, by evidence id; pieces that cover nothing of it are left out. */
export interface Shows {
	/** What the method asks for and applies, in the specification's order. */
	readonly asked: readonly Requirement[];
	readonly by: ReadonlyMap<string, ReadonlySet<RequirementKey>>;
}

/**
 * Reads the claims once. A claim counts by itself and by *same* links, for a KSB by *part* links too, as
 * coverage does. One that was sent back and not answered does not count.
 */
export function showsFor(
	specification: Specification,
	method: string,
	coverage: Coverage,
	claims: readonly Claim[],
	confirmations: readonly Confirmation[]
): Shows {
	const asked = [...specification.criteria, ...specification.ksbs].filter(
		(one) =>
			one.method === method &&
			coverage.states.has(one.key) &&
			!(one.type === 'criterion' && one.grade === 'expected')
	);
	const wanted = new Map<string, Requirement['type']>(asked.map(({ key, type }) => [key, type]));
	const decisions = Map.groupBy(confirmations, ({ fields }) => fields.claim);
	const reached = new Map<string, readonly RequirementKey[]>();
	const by = new Map<string, Set<RequirementKey>>();
	for (const claim of claims) {
		const { evidence, requirement } = claim.fields;
		const keys = reached.get(requirement) ?? keysOf(specification, requirement, wanted);
		reached.set(requirement, keys);
		if (keys.length === 0) continue;
		const decided = decisions.get(claim.id);
		if (decided && saidOf(claim, decided).tutor?.fields.decision === 'returned') continue;
		const known = by.get(evidence) ?? new Set();
		by.set(evidence, known);
		for (const key of keys) known.add(key);
	}
	return { asked, by };
}

function keysOf(specification: Specification, key: string, wanted: ReadonlyMap<string, Requirement['type']>) {
	const { same, part } = reachOf(specification, key);
	const full = [key as RequirementKey, ...same].filter((one) => wanted.has(one));
	return [...full, ...part.filter((one) => wanted.get(one) === 'ksb')];
}

/** What a choice covers and leaves open. */
export interface Choice {
	readonly covered: readonly Requirement[];
	readonly open: readonly Requirement[];
	/** By evidence id: what only this piece of the chosen ones covers, so that it would be lost with it. */
	readonly alone: ReadonlyMap<string, readonly Requirement[]>;
}

/** Holds a choice against what the method asks for. */
export function judgeChoice({ asked, by }: Shows, chosen: readonly string[]): Choice {
	const holders = new Map<RequirementKey, string[]>();
	for (const id of new Set(chosen)) {
		for (const key of by.get(id) ?? []) {
			const list = holders.get(key);
			if (list) list.push(id);
			else holders.set(key, [id]);
		}
	}
	const alone = new Map<string, Requirement[]>(chosen.map((id) => [id, []]));
	for (const one of asked) {
		const [only, ...others] = holders.get(one.key) ?? [];
		if (only !== undefined && others.length === 0) alone.get(only)?.push(one);
	}
	return {
		covered: asked.filter(({ key }) => holders.has(key)),
		open: asked.filter(({ key }) => !holders.has(key)),
		alone
	};
}

/**
 * A small set of pieces that covers all that any piece covers: again and again the piece that adds most
 * (of equals the newest), and at the end none that the others make needless. Not always the smallest set
 * that there is: finding that one can take longer than anybody would wait.
 *
 * @returns evidence ids, in the order in which they were taken
 */
export function smallSet({ by }: Shows, evidence: readonly Evidence[]): string[] {
	const pieces = evidence
		.flatMap(({ id, fields }) => {
			const keys = by.get(id);
			return keys ? [{ id, keys, date: fields.date ?? '' }] : [];
		})
		.sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date > b.date ? -1 : 1));
	const left = new Set(pieces.flatMap(({ keys }) => [...keys]));
	const taken: (typeof pieces)[number][] = [];
	// At most as many rounds as the method asks for requirements.
	while (left.size > 0) {
		let best: (typeof pieces)[number] | null = null;
		let most = 0;
		for (const piece of pieces) {
			const adds = piece.keys.size <= most ? 0 : [...piece.keys].filter((key) => left.has(key)).length;
			if (adds > most) [best, most] = [piece, adds];
		}
		if (!best) break;
		taken.push(best);
		for (const key of best.keys) left.delete(key);
	}
	return withoutNeedless(taken).map(({ id }) => id);
}

function withoutNeedless<T extends { readonly keys: ReadonlySet<RequirementKey> }>(taken: readonly T[]): T[] {
	const times = new Map<RequirementKey, number>();
	for (const { keys } of taken) for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
	return taken.filter(({ keys }) => {
		if ([...keys].some((key) => times.get(key) === 1)) return true;
		for (const key of keys) times.set(key, (times.get(key) ?? 1) - 1);
		return false;
	});
}
