/** Rows of a record that came from elsewhere, joined with those that are here. */
import { same } from './change.ts';
import { mergeRows } from './merge.ts';
import type { Row } from './rows.ts';
import { hasSeen, sameVersion } from './versions.ts';

export type Join =
	| {
			readonly ok: true;
			/** What the join alters, and only that: null where a row was not there. Same order as `after`. */
			readonly before: (Row | null)[];
			readonly after: Row[];
	  }
	| {
			readonly ok: false;
			readonly reason: 'other-record' | 'other-kind' | 'other-bytes';
			readonly id: string;
	  };

/**
 * Joins each row that comes in with the one that is here. Nothing is stamped: the rows keep the versions
 * that their writers gave them.
 *
 * @param current the rows here, by id, deleted ones included
 */
export function joinRows(current: ReadonlyMap<string, Row>, incoming: readonly Row[]): Join {
	const before: (Row | null)[] = [];
	const after: Row[] = [];
	for (const row of incoming) {
		const here = current.get(row.id);
		if (!here) {
			before.push(null);
			after.push(row);
			continue;
		}
		if (here.recordId !== row.recordId) return { ok: false, reason: 'other-record', id: row.id };
		if (here.kind !== row.kind) return { ok: false, reason: 'other-kind', id: row.id };
		if (!sameBytes(here, row)) return { ok: false, reason: 'other-bytes', id: row.id };
		const merged = mergeRows(here, row);
		if (isSame(here, merged)) continue;
		before.push(here);
		after.push(merged);
	}
	return { ok: true, before, after };
}

/** A file's bytes never change: another file is another row. */
function sameBytes(a: Row, b: Row): boolean {
	if (a.kind !== 'attachment' || b.kind !== 'attachment') return true;
	return (
		a.fields.sha256 === b.fields.sha256 &&
		a.fields.size === b.fields.size &&
		a.fields.pieces === b.fields.pieces
	);
}

/** Stamps name the values, so equal stamps are equal rows. */
function isSame(a: Row, b: Row): boolean {
	return (
		a.erased === b.erased && sameVersion(a.version, b.version) && sameStamps(a, b) && sameConflicts(a, b)
	);
}

function sameStamps(a: Row, b: Row): boolean {
	const fields = Object.keys(b.stamps);
	return (
		fields.length === Object.keys(a.stamps).length &&
		fields.every((field) => a.stamps[field] === b.stamps[field])
	);
}

function sameConflicts(a: Row, b: Row): boolean {
	const fields = Object.keys({ ...a.conflicts, ...b.conflicts });
	return fields.every((field) => same(a.conflicts[field], b.conflicts[field]));
}

/** What a join would do, as a person wants to know it. */
export interface Comparison {
	/** Not here yet. */
	readonly added: readonly Row[];
	/** Here with other values, which would give way to newer ones. */
	readonly changed: readonly Row[];
	/** Deleted elsewhere; they would go here too. */
	readonly removed: readonly Row[];
	/** Removed on one side while it was changed on the other: it would go, with the newest words in it. */
	readonly torn: readonly Row[];
	/** Changed on both sides at once: both values would be kept until a person chooses. */
	readonly conflicting: readonly Row[];
	/** Newer here than in the file, or not in it at all; they would stay. */
	readonly ahead: readonly Row[];
}

/**
 * Says what joining would change, on both sides.
 *
 * @param current all rows of the record that are here
 * @param join of the same rows
 */
export function compare(
	current: ReadonlyMap<string, Row>,
	incoming: readonly Row[],
	join: Extract<Join, { ok: true }>
): Comparison {
	const added: Row[] = [];
	const changed: Row[] = [];
	const removed: Row[] = [];
	const torn: Row[] = [];
	const conflicting: Row[] = [];
	const arriving = new Map(incoming.map((row) => [row.id, row]));
	for (const [index, row] of join.after.entries()) {
		const before = join.before[index];
		if (!before) {
			if (!row.deleted) added.push(row);
		} else if (row.deleted && isTorn(before, arriving.get(row.id) ?? row)) torn.push(row);
		else if (!sameConflicts(before, row) && Object.keys(row.conflicts).length > 0) conflicting.push(row);
		else if (row.deleted && !before.deleted) removed.push(row);
		else if (!sameStamps(before, row) || !sameConflicts(before, row)) changed.push(row);
	}
	const merged = new Map(join.after.map((row) => [row.id, row]));
	const ahead = [...current.values()].filter((row) => {
		const other = arriving.get(row.id);
		const result = merged.get(row.id) ?? row;
		return other ? !sameStamps(other, result) : !row.deleted;
	});
	return { added, changed, removed, torn, conflicting, ahead };
}

/** Whether one copy is deleted and has not seen what was written in the other. */
function isTorn(a: Row, b: Row): boolean {
	if (a.deleted === b.deleted) return false;
	const [gone, living] = a.deleted ? [a, b] : [b, a];
	return Object.values(living.stamps).some((stamp) => !hasSeen(gone.version, stamp));
}
