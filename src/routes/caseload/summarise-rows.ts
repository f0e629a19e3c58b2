/** Counts one record that is not open. */
import { fitted } from '#lib/components/app/fitted.ts';
import { summarise, type Summary } from '#lib/gateway/caseload-summary.ts';
import type { CalendarDate, Kind, RecordRow, Row, RowOf } from '#lib/record/rows.ts';
import { loadSpecification } from '#lib/storage/content.ts';
import { loadPractice } from '#lib/storage/practice-content.ts';
import { loadRules } from '#lib/storage/rules-content.ts';

/**
 * @param rows all of the record, deleted ones included
 * @throws Failure as `loadSpecification`, `loadPractice` and `loadRules` do
 */
export async function summariseRows(rows: readonly Row[], today: CalendarDate): Promise<Summary> {
	const all = <K extends Kind>(kind: K) =>
		rows.filter((row) => row.kind === kind && !row.deleted) as RowOf<K>[];
	const [record] = all('record') as [RecordRow];
	const { specification: id } = record.fields;
	const [specification, practice, rules] = await Promise.all([
		loadSpecification(id),
		loadPractice(id),
		loadRules()
	]);
	return summarise(rows, await fitted({ all }, specification), practice, rules, today);
}
