/** What the journal tells of one row. */
import type { RowState } from '#lib/record/revisions.ts';
import type { Database } from './database.ts';

/** The row as each change left it, oldest entry first; read entry by entry, since one may hold a whole record. */
export async function rowHistory({ journal }: Database, recordId: string, id: string): Promise<RowState[]> {
	const states: RowState[] = [];
	await journal
		.where('[recordId+position]')
		.between([recordId, 0], [recordId, Infinity])
		.each(({ after, author, at }) => {
			const row = after.find((one) => one.id === id);
			if (row) states.push({ row, author, at });
		});
	return states;
}
