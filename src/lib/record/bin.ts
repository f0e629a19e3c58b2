/** The bin: what was removed and can be brought back for thirty days, with what went with it. */
import type { Change, Edit } from './change.ts';
import { calendarDateOf, addDays, daysBetween } from './dates.ts';
import { surelyOver } from './days-open.ts';
import { isBinned, type Binned } from './erase.ts';
import { withTags, type LiveRows } from './files.ts';
import type { Attachment, CalendarDate, Claim, Evidence, Row, Tag } from './rows.ts';

/** How long a removed piece can be brought back, at least. */
export const binDays = 30;

/** Removes a piece with its files, claims and places among the chosen: one act, so that they come back together. */
export function removeEvidence(record: LiveRows, evidence: string): Change {
	const files = record.all('attachment').filter((file) => file.fields.evidence === evidence);
	const others = [...record.all('claim'), ...record.all('selection')];
	const edits: Edit[] = [
		{ op: 'delete', id: evidence },
		...withTags(record, files),
		...others.filter((row) => row.fields.evidence === evidence).map(({ id }): Edit => ({ op: 'delete', id }))
	];
	return { name: 'remove-evidence', edits };
}

/** A piece in the bin; a file, or words of a claim or a time tag, that was removed from what stays. */
export interface BinItem {
	readonly row: Evidence | Attachment | Claim | Tag;
	/** Rows that went by the same act, and come back with it. */
	readonly rest: readonly Binned[];
	/** All that goes when it goes for good, itself included. */
	readonly ids: readonly string[];
	/** The day on which it was removed. */
	readonly on: CalendarDate;
	/** 0 from the last day on. */
	readonly daysLeft: number;
	/** A file whose piece is in the bin too: that has to come back first. */
	readonly waits: boolean;
	/** A claim that has been made again since: to bring this one back would make it twice. */
	readonly again: boolean;
}

/**
 * What lies in the bin, removed last first. One change writes one stamp on all that it deletes, so the stamps
 * tell on every device what went together.
 *
 * @param rows all of a record's rows
 */
export function inBin(rows: Iterable<Row>, today: CalendarDate): BinItem[] {
	const live = new Set<string>();
	const claimed = new Set<string>();
	const removed: Binned[] = [];
	for (const row of rows)
		if (!row.deleted) {
			live.add(row.id);
			if (row.kind === 'claim') claimed.add(claimedBy(row));
		} else if (isBinned(row) && !row.erased) removed.push(row);
	const ownerOf = owners(removed);
	const byOwner = Map.groupBy(removed, ownerOf);
	const pieces = removed.filter((row) => row.kind === 'evidence');
	const gone = new Set(pieces.map(({ id }) => id));
	const fromPieces = pieces.map((row) => item(row, byOwner.get(row.id) ?? [], false));
	const taken = new Set(fromPieces.flatMap(({ rest }) => rest.map(({ id }) => id)));
	const files = removed.filter((row) => row.kind === 'attachment' && !taken.has(row.id)) as Attachment[];
	const fromFiles = [...Map.groupBy(files, ({ stamps, fields }) => `${stamps['deleted']} ${fields.evidence}`)]
		.filter(([, [file]]) => file && (live.has(file.fields.evidence) || gone.has(file.fields.evidence)))
		.map(([, together]) => {
			const replaced = new Set(together.map((file) => file.fields.replaces));
			const head = together.find((file) => !replaced.has(file.id)) ?? (together[0] as Attachment);
			const ids = new Set(together.map(({ id }) => id));
			const own = removed.filter((row) => ids.has(row.kind === 'tag' ? row.fields.attachment : row.id));
			return item(head, own, gone.has(head.fields.evidence));
		});
	const alone = removed
		.filter((row) => row.kind === 'claim' || row.kind === 'tag')
		.filter((row) => live.has(row.kind === 'tag' ? row.fields.attachment : row.fields.evidence))
		.filter((row) => row.kind === 'tag' || hasWords(row))
		.map((row) => item(row, [], false));
	return [...fromPieces, ...fromFiles, ...alone].sort(
		(a, b) => b.row.changedAt.localeCompare(a.row.changedAt) || a.row.id.localeCompare(b.row.id)
	);

	function item(row: BinItem['row'], own: readonly Binned[], waits: boolean): BinItem {
		const rest = own.filter((one) => one.id !== row.id && one.stamps['deleted'] === row.stamps['deleted']);
		const on = dayOf(row);
		// A clock that was set back gives it no more days than the bin has.
		const daysLeft = Math.min(binDays, Math.max(0, daysBetween(today, addDays(on, binDays))));
		const again = row.kind === 'claim' && claimed.has(claimedBy(row));
		return { row, rest, ids: [...new Set([row.id, ...own.map(({ id }) => id)])], on, daysLeft, waits, again };
	}
}

const claimedBy = ({ fields }: Claim) => `${fields.evidence} ${fields.requirement}`;

/** A claim that says nothing is made again as quickly as it is brought back. */
const hasWords = ({ fields }: Claim) => fields.how !== '' || fields.where !== '' || Boolean(fields.tag);

/** Tells the piece that a removed row belonged to. */
function owners(removed: readonly Binned[]): (row: Binned) => string {
	const files = new Map(
		removed.flatMap((row) => (row.kind === 'attachment' ? [[row.id, row.fields.evidence]] : []))
	);
	return (row) => {
		if (row.kind === 'evidence') return row.id;
		return row.kind === 'tag' ? (files.get(row.fields.attachment) ?? '') : row.fields.evidence;
	};
}

/** Brings something back with all that went by the same act. */
export function restoreFromBin({ row, rest }: BinItem): Change {
	const edits = [row, ...rest].map(({ id }): Edit => ({ op: 'restore', id }));
	return { name: 'restore-evidence', edits };
}

/**
 * What was removed longer ago than the bin keeps it.
 *
 * @param days on which Waymark was open on this device: a clock alone may be wrong
 */
export function outlived(rows: Iterable<Row>, days: readonly CalendarDate[]): string[] {
	return [...rows]
		.filter((row) => row.deleted && !row.erased && isBinned(row) && surelyOver(dayOf(row), binDays, days))
		.map(({ id }) => id);
}

const dayOf = (row: Row) => calendarDateOf(new Date(row.changedAt));
