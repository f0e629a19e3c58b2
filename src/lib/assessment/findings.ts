/**
 * What is odd about the evidence as a whole: rules of the organisation that it breaks, work that nothing
 * uses, requirements that only lean on others. None of it changes a grade.
 */
import type { Evidence } from '#lib/record/rows.ts';
import { countForLimit } from '#lib/record/word-limit.ts';
import type { RequirementKey, Specification } from '#lib/specification/types.ts';
import type { Coverage } from './coverage.ts';
import type { Tally } from './tally.ts';

/**
 * - *needless-duplicates*: one criterion with several pieces, where one each is asked for
 * - *unused*: pieces that are claimed for nothing
 * - *only-linked*: requirements that no claim names and only part of which is claimed elsewhere
 * - *too-few*, *too-many*: the number of pieces
 * - *not-accepted*: pieces of a kind that the organisation turns down
 * - *unknown-kind*: pieces of a kind that this specification has not
 * - *too-short*, *too-long*: a text outside the number of words
 * - *longer-than-advised*: a text a good deal longer than recommended
 */
export type FindingKind =
	| 'needless-duplicates'
	| 'unused'
	| 'only-linked'
	| 'too-few'
	| 'too-many'
	| 'not-accepted'
	| 'unknown-kind'
	| 'too-short'
	| 'too-long'
	| 'longer-than-advised';

export interface Finding {
	readonly kind: FindingKind;
	readonly requirements: readonly RequirementKey[];
	/** Evidence ids, sorted. */
	readonly evidence: readonly string[];
	/** How many there are, of pieces or words; for lists, their length. */
	readonly actual: number;
	/** How many are asked for, at least or at most; null where it is not about a number. */
	readonly asked: number | null;
	/** Where the rule comes from. */
	readonly source: string;
}

/** What we say ourselves and no handbook does. */
const OURS = 'ours';

/**
 * All findings, in a fixed order.
 *
 * @param evidence the record's pieces without the deleted ones
 * @param coverage of the same tally
 */
export function findingsOf(tally: Tally, evidence: readonly Evidence[], coverage: Coverage): Finding[] {
	const pieces = evidence.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	const linked = [...coverage.states].flatMap(([key, state]) => (state === 'linked' ? [key] : []));
	return [
		...piecesOf(tally, pieces),
		...kindsOf(tally.specification, pieces),
		...lengths(tally.specification, pieces),
		...duplicates(tally, coverage),
		...listed('only-linked', OURS, { requirements: linked }),
		...listed('unused', OURS, { evidence: tally.unused })
	];
}

function listed(
	kind: FindingKind,
	source: string,
	{ requirements = [], evidence = [] }: Partial<Pick<Finding, 'requirements' | 'evidence'>>
): Finding[] {
	const actual = Math.max(requirements.length, evidence.length);
	return actual === 0 ? [] : [{ kind, requirements, evidence, actual, asked: null, source }];
}

function piecesOf(tally: Tally, evidence: readonly Evidence[]): Finding[] {
	const { pieces } = tally.specification.evidence;
	if (!pieces) return [];
	const { minimum, maximum, method, source } = pieces;
	const ids = method === undefined ? evidence.map(({ id }) => id) : tally.piecesFor(method).toSorted();
	const finding = { requirements: [], evidence: ids, actual: ids.length, source };
	if (minimum !== undefined && ids.length < minimum) return [{ ...finding, kind: 'too-few', asked: minimum }];
	if (maximum !== undefined && ids.length > maximum)
		return [{ ...finding, kind: 'too-many', asked: maximum }];
	return [];
}

function kindsOf({ evidence: { kinds } }: Specification, evidence: readonly Evidence[]): Finding[] {
	const byKind = Map.groupBy(evidence, ({ fields }) => fields.kind);
	const idsOf = (kind: string) => (byKind.get(kind) ?? []).map(({ id }) => id);
	const known = new Set<string | null>([null, ...kinds.map(({ id }) => id)]);
	const unknown = evidence.filter(({ fields }) => !known.has(fields.kind)).map(({ id }) => id);
	return [
		...kinds.flatMap(({ id, accepted, source }) =>
			accepted === 'no' ? listed('not-accepted', source, { evidence: idsOf(id) }) : []
		),
		...listed('unknown-kind', OURS, { evidence: unknown })
	];
}

function lengths({ evidence: { kinds } }: Specification, evidence: readonly Evidence[]): Finding[] {
	const ranges = new Map(kinds.flatMap(({ id, words }) => (words ? [[id, words] as const] : [])));
	return evidence.flatMap(({ id, fields }): Finding[] => {
		const range = ranges.get(fields.kind ?? '');
		if (!range) return [];
		const actual = countForLimit(fields.text).counted;
		// Without a text here the work is in a file, whose words nobody counts.
		if (actual === 0) return [];
		const { minimum, maximum, about, source } = range;
		const finding = { requirements: [], evidence: [id], actual, source };
		if (minimum !== undefined && actual < minimum) return [{ ...finding, kind: 'too-short', asked: minimum }];
		if (maximum !== undefined && actual > maximum) return [{ ...finding, kind: 'too-long', asked: maximum }];
		if (about !== undefined && farAbove(actual, about))
			return [{ ...finding, kind: 'longer-than-advised', asked: about }];
		return [];
	});
}

/** A tenth more than "about so many" is still about so many: our reading. */
export function farAbove(actual: number, about: number): boolean {
	return actual > about * 1.1;
}

function duplicates(tally: Tally, coverage: Coverage): Finding[] {
	const { criteria, evidence } = tally.specification;
	const { covers } = evidence;
	if (!covers) return [];
	return criteria.flatMap(({ key, method }): Finding[] => {
		if (!covers.methods.includes(method) || !coverage.states.has(key)) return [];
		const { direct, same } = tally.counts(key);
		if (direct + same < 2) return [];
		const claims = tally.claims(key);
		const pieces = [...new Set([...claims.direct, ...claims.same].map(({ claim }) => claim.fields.evidence))];
		if (pieces.length < 2) return [];
		const [actual, asked] = [pieces.length, 1];
		return [
			{
				kind: 'needless-duplicates',
				requirements: [key],
				evidence: pieces.sort(),
				actual,
				asked,
				source: covers.source
			}
		];
	});
}
