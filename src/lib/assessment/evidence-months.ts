/** Evidence by kind and by the month in which the work was done. */
import type { Evidence } from '#lib/record/rows.ts';

/** Work of one stretch of time: `2026-03`, or `2026` where months would be too many. */
export interface EvidencePeriod {
	/** Null for work without a date. */
	readonly period: string | null;
	/** Evidence kind → pieces; null for those without a kind. */
	readonly kinds: ReadonlyMap<string | null, number>;
	readonly pieces: number;
}

/** More months than these go by years: a picture of more says nothing. */
const mostMonths = 24;

/** Earliest first; what has no date comes last. Months without work are left out. */
export function evidencePeriods(evidence: readonly Evidence[]): EvidencePeriod[] {
	const month = ({ fields }: Evidence) => fields.date?.slice(0, 7) ?? null;
	const months = new Set(evidence.map(month));
	const length = months.size > mostMonths ? 4 : 7;
	const groups = Map.groupBy(evidence, (piece) => month(piece)?.slice(0, length) ?? null);
	return [...groups]
		.sort(([a], [b]) => ((a ?? '~') < (b ?? '~') ? -1 : 1))
		.map(([period, pieces]) => ({ period, pieces: pieces.length, kinds: countKinds(pieces) }));
}

/** All kinds that the pieces have, the commonest first; at most so many, the rest to be added up as others. */
export function commonKinds(periods: readonly EvidencePeriod[], most: number): (string | null)[] {
	const sums = new Map<string | null, number>();
	for (const { kinds } of periods)
		for (const [kind, pieces] of kinds) sums.set(kind, (sums.get(kind) ?? 0) + pieces);
	return [...sums]
		.sort(([a, more], [b, less]) => less - more || ((a ?? '~') < (b ?? '~') ? -1 : 1))
		.slice(0, most)
		.map(([kind]) => kind);
}

function countKinds(pieces: readonly Evidence[]): Map<string | null, number> {
	const groups = Map.groupBy(pieces, ({ fields }) => fields.kind);
	return new Map([...groups].map(([kind, list]) => [kind, list.length]));
}
