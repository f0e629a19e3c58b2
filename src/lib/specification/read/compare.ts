/** Two specifications side by side: what a change from one to the other would mean. */
import type { DeadlineRule, GatewayItem, Practice } from '../practice-types.ts';
import type { Criterion, EvidenceKind, Link, Method, RequirementKey, Specification } from '../types.ts';

/** One thing under both, or under one alone. */
export interface Pair<T> {
	readonly here: T | null;
	readonly there: T | null;
}

/**
 * How a criterion of one stands to criteria of the other.
 *
 * - *same*: a claim on it counts for the grade there too
 * - *part*: it is a part of what is asked there: a claim counts for coverage alone
 * - *wider*: there its particulars are asked one by one, and each needs a claim of its own
 */
export type Likeness = 'same' | 'part' | 'wider';

export interface Partner {
	readonly criterion: Criterion;
	readonly likeness: Likeness;
}

/** A criterion with what answers to it on the other side, the closest likeness first. */
export interface Mapped {
	readonly criterion: Criterion;
	readonly partners: readonly Partner[];
}

export interface CriteriaMap {
	/** Every criterion here, with its partners there. */
	readonly here: readonly Mapped[];
	/** Every criterion there, with its partners here; their likeness is theirs to it. */
	readonly there: readonly Mapped[];
}

/** Methods of the same id, in the order here; then those that are there alone. */
export function pairMethods(here: Specification, there: Specification): Pair<Method>[] {
	return pairs(here.methods, there.methods, ({ id }) => id);
}

/** Kinds of evidence of the same id. */
export function pairEvidence(here: Specification, there: Specification): Pair<EvidenceKind>[] {
	return pairs(here.evidence.kinds, there.evidence.kinds, ({ id }) => id);
}

/** Gateway items that ask for the same: by what is checked where that can be told, else by id. */
export function pairGateway(here: Practice, there: Practice): Pair<GatewayItem>[] {
	return pairs(here.gateway?.items ?? [], there.gateway?.items ?? [], gatewaySubject);
}

/** Deadlines of the same id. */
export function pairDeadlines(here: Practice, there: Practice): Pair<DeadlineRule>[] {
	return pairs(here.deadlines, there.deadlines, ({ id }) => id);
}

function gatewaySubject({ id, check }: GatewayItem): string {
	switch (check.kind) {
		case 'certificate':
			return `certificate ${check.subject}`;
		case 'duration':
		case 'pieces':
			return check.kind;
		case 'covered':
			return `covered ${check.method}`;
		case 'form':
		case 'declared':
			return id;
		default:
			return check satisfies never;
	}
}

function pairs<T>(here: readonly T[], there: readonly T[], subjectOf: (one: T) => string): Pair<T>[] {
	const waiting = new Map(there.map((one) => [subjectOf(one), one]));
	const paired = here.map((one): Pair<T> => {
		const partner = waiting.get(subjectOf(one)) ?? null;
		waiting.delete(subjectOf(one));
		return { here: one, there: partner };
	});
	return [...paired, ...[...waiting.values()].map((one) => ({ here: null, there: one }))];
}

/**
 * Maps the criteria of two specifications onto each other, through shared keys and the links of both.
 * A suggested link maps nothing; what is listed and never counted is mapped like the rest.
 */
export function mapCriteria(here: Specification, there: Specification): CriteriaMap {
	const reach = reachIn([...here.links, ...there.links]);
	return {
		here: mapOnto(here.criteria, there.criteria, reach),
		there: mapOnto(there.criteria, here.criteria, reach)
	};
}

interface Reach {
	readonly same: ReadonlySet<RequirementKey>;
	/** What is above it, through at least one link of the kind *part*. */
	readonly part: ReadonlySet<RequirementKey>;
}

const order: readonly Likeness[] = ['same', 'part', 'wider'];

function mapOnto(
	criteria: readonly Criterion[],
	others: readonly Criterion[],
	reach: (key: RequirementKey) => Reach
): Mapped[] {
	const upwards = others.map((other) => ({ other, reached: reach(other.key) }));
	return criteria.map((criterion) => {
		const own = reach(criterion.key);
		const partners = upwards.flatMap(({ other, reached }): Partner[] => {
			if (own.same.has(other.key)) return [{ criterion: other, likeness: 'same' }];
			if (own.part.has(other.key)) return [{ criterion: other, likeness: 'part' }];
			return reached.part.has(criterion.key) ? [{ criterion: other, likeness: 'wider' }] : [];
		});
		return {
			criterion,
			partners: partners.sort((a, b) => order.indexOf(a.likeness) - order.indexOf(b.likeness))
		};
	});
}

/** What a claim on a key counts for: as in a record, *same* goes both ways, *part* only up. */
function reachIn(links: readonly Link[]): (key: RequirementKey) => Reach {
	const same = new Map<RequirementKey, RequirementKey[]>();
	const up = new Map<RequirementKey, RequirementKey[]>();
	const add = (map: Map<RequirementKey, RequirementKey[]>, from: RequirementKey, to: RequirementKey) => {
		const list = map.get(from);
		if (list) list.push(to);
		else map.set(from, [to]);
	};
	for (const { from, to, kind } of links) {
		if (kind === 'suggested') continue;
		if (kind === 'part') add(up, from, to);
		else {
			add(same, from, to);
			add(same, to, from);
		}
	}
	return (key) => {
		const level = new Set([key]);
		// A set hands on what is added while it is walked, so both loops reach whole chains.
		for (const one of level) for (const next of same.get(one) ?? []) level.add(next);
		const all = new Set(level);
		for (const one of all)
			for (const next of [...(up.get(one) ?? []), ...(same.get(one) ?? [])]) all.add(next);
		return { same: level, part: all.difference(level) };
	};
}

/** How many criteria of one side are mapped in which way, by their closest partner. */
export function countLikeness(mapped: readonly Mapped[]): Readonly<Record<Likeness | 'alone', number>> {
	const counts = { same: 0, part: 0, wider: 0, alone: 0 };
	for (const { partners } of mapped) counts[partners[0]?.likeness ?? 'alone'] += 1;
	return counts;
}
