/** What to know of pieces before they leave this device. Loaded when something is about to. */
import type { LiveRows } from '#lib/record/files.ts';
import { foundIn, writtenRowsOf } from '#lib/record/personal-data-rows.ts';

export interface BeforeSending {
	/** Pieces, by id, that look as if they hold somebody's data. */
	readonly personal: readonly string[];
	/** Pieces on which nobody has ticked that the people in them agreed. */
	readonly notAgreed: readonly string[];
}

/** So many at once, so that a large record does not hold up whoever types meanwhile. */
const together = 200;

export async function beforeSending(record: LiveRows, pieces: readonly string[]): Promise<BeforeSending> {
	const rowsOf = writtenRowsOf(record);
	const personal: string[] = [];
	const notAgreed: string[] = [];
	for (const [index, id] of pieces.entries()) {
		if (index > 0 && index % together === 0) await new Promise((resolve) => setTimeout(resolve));
		const rows = rowsOf(id);
		if (rows.some((row) => foundIn(row).length > 0)) personal.push(id);
		if (rows.some((row) => row.kind === 'evidence' && !row.fields.agreed)) notAgreed.push(id);
	}
	return { personal, notAgreed };
}
