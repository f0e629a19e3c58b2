/** Rows of a record as the gateway room reads them. */
import type { KnownRows } from '#lib/gateway/facts-of-record.ts';
import type { Fact, RecordRow, Role } from '#lib/record/rows.ts';
import { aRow, id, record } from '../../support/rows.ts';

let count = 0;

/** A fact that storage would take; each is a row of its own. */
export function aFact(fields: Fact['fields'], more: Partial<Fact> = {}): Fact {
	const row = aRow('fact', id(`fact-${++count}`));
	return { ...row, fields, ...more };
}

export const said = (role: Role, on: string) => ({ person: id('somebody'), role, on });

/** A record that began on 5 January 2026 and goes for gateway on 1 March 2027, with these facts. */
export function rowsWith(facts: readonly Fact[], more: Partial<KnownRows> = {}): KnownRows {
	return {
		record: aRow('record', record),
		facts,
		coverage: { methods: new Map() },
		pieces: 0,
		...more
	};
}

/** The record's row with other dates. */
export function dated(dates: Partial<Pick<RecordRow['fields'], 'start' | 'gateway'>>): RecordRow {
	return aRow('record', record, dates);
}
