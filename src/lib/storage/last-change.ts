/** Where in the journal a record's last entry stands; the entries, which may be large, are not read. */
import type { Database } from './database.ts';

export async function lastChange({ journal }: Database, recordId: string): Promise<number> {
	const entries = journal.where('[recordId+position]');
	const [last = 0] = await entries
		.between([recordId, 0], [recordId, Infinity])
		.reverse()
		.limit(1)
		.primaryKeys();
	return last;
}
