/**
 * A change: what one act does to the rows of one record. It is named, so that history reads as English
 * and undo can say what it undoes; it is applied here, purely, and written by `storage`.
 */
import type { Author, Fields, Kind, Row } from './rows.ts';
import { stampOf } from './versions.ts';

export const changeNames = [
	'create-record',
	'edit-record',
	'remove-record',
	'add-evidence',
	'edit-evidence',
	'remove-evidence',
	'add-files',
	'remove-file',
	'map-evidence',
	'edit-claim',
	'remove-claim',
	'decide-claims',
	'comment-claim',
	'import-record',
	'settle-conflict',
	'start-mock',
	'mark-item',
	'edit-mock',
	'run-clock',
	'finish-mock',
	'remove-mock',
	'correct-mock',
	'write-feedback',
	'release-mock',
	'recall-mock',
	'set-dates',
	'add-certificate',
	'choose-alternative',
	'declare',
	'say-whether-it-applies',
	'rely-on-rule',
	'note-paper-form',
	'add-break',
	'remove-fact',
	'restore-evidence',
	'empty-bin',
	'replace-file',
	'restore-file',
	'note-length',
	'tag-recording',
	'remove-tag',
	'choose-evidence',
	'change-link',
	'ask-question',
	'answer-question',
	'remove-question',
	'plan-day',
	'enter-result',
	'remove-result',
	'add-action',
	'edit-action',
	'remove-action',
	'plan-review',
	'log-review',
	'remove-review',
	'log-hours',
	'remove-hours',
	'fill-form',
	'remove-form',
	'sign',
	'remove-signature',
	'attest',
	'change-specification',
	'undo'
] as const;
export type ChangeName = (typeof changeNames)[number];

type Create = {
	[K in Kind]: { readonly op: 'create'; readonly kind: K; readonly id: string; readonly fields: Fields<K> };
}[Kind];
/** Fields that are not named stay as they are. */
interface Alter {
	readonly op: 'edit';
	readonly id: string;
	readonly fields: Readonly<Record<string, unknown>>;
	/** Other values that stand beside those again, by field, for a person to choose: how a choice is undone. */
	readonly beside?: Readonly<Record<string, readonly unknown[]>>;
}
interface Bury {
	readonly op: 'delete' | 'restore';
	readonly id: string;
}
export type Edit = Create | Alter | Bury;

export interface Change {
	readonly name: ChangeName;
	readonly edits: readonly Edit[];
}

/** One entry of the journal: a change as it was written. */
export interface JournalEntry {
	/** Order in this database; grows. */
	readonly position: number;
	readonly id: string;
	readonly recordId: string;
	readonly name: ChangeName;
	/** For `undo`: the entry that it takes back. */
	readonly undoes: string | null;
	readonly author: Author;
	/** ISO instant, for display. */
	readonly at: string;
	/** The rows before; null where a row was not there. Same order as `after`. */
	readonly before: readonly (Row | null)[];
	readonly after: readonly Row[];
	/** Came with a record file: history that was written on another device, and done to no row here. */
	readonly imported?: true;
}

export interface Stamp {
	readonly recordId: string;
	readonly author: Author;
	/** This device's counter for the change; greater than in any earlier one. */
	readonly counter: number;
	/** ISO instant, for display. */
	readonly at: string;
}

export type Applied =
	| { readonly ok: true; readonly before: (Row | null)[]; readonly after: Row[] }
	| {
			readonly ok: false;
			readonly reason: 'row-exists' | 'row-missing' | 'other-record';
			readonly id: string;
	  };

/**
 * Applies a change to the rows that it touches, without altering them.
 *
 * @param current the rows as they are, by id, deleted ones included
 * @returns rows before and after; what the change does not alter is left out; or why it cannot be applied
 */
export function applyChange(change: Change, current: ReadonlyMap<string, Row>, stamp: Stamp): Applied {
	const first = new Map<string, Row | null>();
	const now = new Map<string, Row>();
	for (const edit of change.edits) {
		const row = now.get(edit.id) ?? current.get(edit.id);
		if (row && row.recordId !== stamp.recordId) return { ok: false, reason: 'other-record', id: edit.id };
		if (edit.op === 'create' && row) return { ok: false, reason: 'row-exists', id: edit.id };
		if (edit.op !== 'create' && !row) return { ok: false, reason: 'row-missing', id: edit.id };
		const next = edit.op === 'create' ? created(edit, stamp) : altered(row as Row, edit, stamp);
		if (next === row) continue;
		if (!first.has(edit.id)) first.set(edit.id, row ?? null);
		now.set(edit.id, next);
	}
	return { ok: true, before: [...now.keys()].map((id) => first.get(id) ?? null), after: [...now.values()] };
}

function created(edit: Create, { recordId, author, counter, at }: Stamp): Row {
	const stamp = stampOf(author.device, counter);
	const stamps = Object.fromEntries([...Object.keys(edit.fields), 'deleted'].map((field) => [field, stamp]));
	return {
		id: edit.id,
		recordId,
		kind: edit.kind,
		author,
		version: { [author.device]: counter },
		stamps,
		conflicts: {},
		deleted: false,
		createdAt: at,
		changedAt: at,
		fields: { ...edit.fields }
		// The kind and its fields come from one member of the union; the compiler cannot follow that.
	} as Row;
}

function altered(row: Row, edit: Alter | Bury, { author, counter, at }: Stamp): Row {
	// There is nothing left to bring back.
	if (row.erased) return row;
	// To choose the value in place settles a conflict, so it is a change even where the value stays.
	const writes = (field: string, from: unknown, to: unknown) =>
		!same(from, to) || Object.hasOwn(row.conflicts, field);
	const beside = (edit.op === 'edit' && edit.beside) || {};
	const changes =
		edit.op === 'edit'
			? Object.entries(edit.fields).filter(
					([field, value]) => Object.hasOwn(beside, field) || writes(field, row.fields[field as never], value)
				)
			: [];
	const deleted = edit.op === 'edit' ? row.deleted : edit.op === 'delete';
	const buries = edit.op !== 'edit' && writes('deleted', row.deleted, deleted);
	if (changes.length === 0 && !buries) return row;

	const stamp = stampOf(author.device, counter);
	const written = [...changes.map(([field]) => field), ...(buries ? ['deleted'] : [])];
	const conflicts = [
		...Object.entries(row.conflicts).filter(([field]) => !written.includes(field)),
		...Object.entries(beside).map(
			([field, values]) => [field, values.map((value) => ({ value, stamp }))] as const
		)
	];
	return {
		...row,
		fields: { ...row.fields, ...Object.fromEntries(changes) },
		deleted,
		version: { ...row.version, [author.device]: counter },
		stamps: { ...row.stamps, ...Object.fromEntries(written.map((field) => [field, stamp])) },
		conflicts: Object.fromEntries(conflicts),
		changedAt: at
	} as Row;
}

/** Equality of field values, which are plain JSON. */
export function same(a: unknown, b: unknown): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}
