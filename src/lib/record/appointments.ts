/** The changes to the plan of the assessment days. */
import type { Change, Edit } from './change.ts';
import { derivedId } from './derived-id.ts';
import { setDates, type Current, type FactDate } from './facts.ts';
import type { Fields, RecordRow } from './rows.ts';

/** There is one row for a method, so that two devices that plan it meet in one. */
export function appointmentId(recordId: string, method: string): string {
	return derivedId('appointment', recordId, method);
}

/**
 * Plans the day of a method. Where deadlines are counted from that day, the record's own date is set, so that
 * there is one date and never two.
 *
 * @param kept the record's date that it is; null where the plan keeps its own
 */
export function planDay(
	record: RecordRow,
	{ on, ...rest }: Fields<'appointment'>,
	kept: FactDate | null,
	current: Current
): Change {
	const id = appointmentId(record.id, rest.method);
	const fields = { ...rest, on: kept === null ? on : null };
	const row = current.get(id);
	const own: Edit[] = row
		? [...(row.deleted ? [{ op: 'restore', id } as const] : []), { op: 'edit', id, fields }]
		: [{ op: 'create', kind: 'appointment', id, fields }];
	const dated = kept === null ? [] : setDates(record, { [kept]: on }, current).edits;
	return { name: 'plan-day', edits: [...own, ...dated] };
}
