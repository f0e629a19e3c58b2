/** Two copies of one row, joined without losing what either side wrote. */
import { erasedRow } from './erase.ts';
import type { Row } from './rows.ts';
import { hasSeen, joinVersions } from './versions.ts';

interface Value {
	readonly value: unknown;
	readonly stamp: string;
}

/**
 * Joins two copies of a row. A field that only one side has changed since they parted takes that side's
 * value; one that both have changed keeps both values, the one with the greater stamp in place and the
 * other in `conflicts`. Joining is commutative, associative and idempotent.
 *
 * The same words written on two devices stand there twice: without the one, what a third device wrote over
 * the other would come out differently by the order of joining. Whoever shows a conflict shows each value once.
 *
 * Where one copy has lost its words for good, they stay lost as long as the row stays deleted; a copy that was
 * brought back elsewhere gives its words again, so that no row comes back torn.
 */
export function mergeRows(a: Row, b: Row): Row {
	// A value that both have is taken from the first.
	if (a.erased && !b.erased) return mergeRows(b, a);
	const fields: Record<string, unknown> = {};
	const stamps: Record<string, string> = {};
	const conflicts: Record<string, Value[]> = {};
	for (const field of new Set([...Object.keys(a.stamps), ...Object.keys(b.stamps)])) {
		const [chosen, ...others] = joinField(valuesOf(a, field), a, valuesOf(b, field), b);
		if (!chosen) continue;
		fields[field] = chosen.value;
		stamps[field] = chosen.stamp;
		if (others.length > 0) conflicts[field] = others;
	}
	const { deleted, ...rest } = fields;
	const newer = a.changedAt >= b.changedAt ? a : b;
	const joined = {
		...a,
		createdAt: a.createdAt <= b.createdAt ? a.createdAt : b.createdAt,
		changedAt: newer.changedAt,
		fields: rest,
		deleted: deleted === true,
		stamps,
		conflicts,
		version: joinVersions(a.version, b.version)
	} as Row;
	return b.erased && joined.deleted ? erasedRow(joined) : joined;
}

function valuesOf(row: Row, field: string): Value[] {
	const stamp = row.stamps[field];
	if (stamp === undefined) return [];
	const fields: Readonly<Record<string, unknown>> = row.fields;
	const value = field === 'deleted' ? row.deleted : fields[field];
	return [{ value, stamp }, ...(row.conflicts[field] ?? [])];
}

/** Keeps each value that the other side has too or has not seen; one that it has seen and dropped goes. */
function joinField(ofA: Value[], a: Row, ofB: Value[], b: Row): Value[] {
	const inBoth = (value: Value, others: Value[]) => others.some((other) => other.stamp === value.stamp);
	return [
		...ofA.filter((value) => inBoth(value, ofB) || !hasSeen(b.version, value.stamp)),
		...ofB.filter((value) => !inBoth(value, ofA) && !hasSeen(a.version, value.stamp))
	].sort(byStamp);
}

function byStamp(a: Value, b: Value): number {
	const [deviceA = '', counterA = ''] = a.stamp.split(':');
	const [deviceB = '', counterB = ''] = b.stamp.split(':');
	return Number(counterB) - Number(counterA) || (deviceA < deviceB ? 1 : deviceA > deviceB ? -1 : 0);
}
