/** Takes words out of history that were removed for good. */
import type { JournalEntry } from '#lib/record/change.ts';
import { withoutWords } from '#lib/record/erase.ts';
import type { Database } from './database.ts';

/** Within the caller's transaction. */
export async function forget(
	{ journal }: Database,
	recordId: string,
	ids: ReadonlySet<string>
): Promise<void> {
	if (ids.size === 0) return;
	const stripped: JournalEntry[] = [];
	await journal
		.where('[recordId+position]')
		.between([recordId, 0], [recordId, Infinity])
		.each((entry) => {
			const without = withoutWords(entry, ids);
			if (without !== entry) stripped.push(without);
		});
	await journal.bulkPut(stripped);
}
