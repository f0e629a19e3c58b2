/** Takes the earlier words of rows that stay out of history, so that what was taken out of them is gone. */
import type { JournalEntry } from '#lib/record/change.ts';
import { asFailure } from '#lib/record/failure.ts';
import { withPresentWords } from '#lib/record/personal-data-rows.ts';
import type { Row } from '#lib/record/rows.ts';
import type { Database, Draft } from './database.ts';
import { rowOfDraft } from './drafts.ts';

/**
 * From then on history tells that these rows always had their present words. Who changed what and when stays.
 * Drafts of changes to them go too.
 *
 * @param ids rows of the record; what is not here is left alone
 */
export async function forgetEarlier(
	database: Database,
	recordId: string,
	ids: readonly string[]
): Promise<void> {
	const { rows, journal, drafts } = database;
	const transacted = database.transaction('rw', rows, journal, drafts, async () => {
		const found = (await rows.bulkGet([...ids])).filter((row) => row?.recordId === recordId);
		const now = new Map(found.flatMap((row): [string, Row][] => (row ? [[row.id, row]] : [])));
		const rewritten: JournalEntry[] = [];
		await journal
			.where('[recordId+position]')
			.between([recordId, 0], [recordId, Infinity])
			.each((entry) => {
				const without = withPresentWords(entry, now);
				if (without !== entry) rewritten.push(without);
			});
		await journal.bulkPut(rewritten);
		// A recording for one of them has none of its words.
		const isEdit = (draft: Draft) => draft.attachments.length === 0 && now.has(rowOfDraft(draft));
		await drafts.filter(isEdit).delete();
	});
	await Promise.resolve(transacted).catch((thrown: unknown) => {
		throw asFailure(thrown);
	});
}
