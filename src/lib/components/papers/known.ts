/** What the open record knows of the fields of a form. */
import { certificateAchieved, settledItem } from '#lib/gateway/settled.ts';
import type { Known } from '#lib/record/form-fill.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import type { CurrentRecord } from '../app/CurrentRecord.svelte.ts';
import { overviewOf, type GatewayRules } from '../gateway/gateway-view.ts';

/** Reads the record: within `$derived` it stays up to date. */
export function knownOf(
	record: CurrentRecord,
	{ practice, rules }: GatewayRules,
	today: CalendarDate
): Known {
	const { specification } = record;
	const { facts, readiness } = overviewOf(record, { practice, rules }, today);
	const rulebook = { practice, pieces: specification.evidence.pieces, rules };
	return {
		record: record.row,
		people: record.all('person'),
		facts: record.all('fact'),
		evidence: record.all('evidence').toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
		attachments: record.all('attachment'),
		confirmations: record.all('confirmation'),
		behindOf: record.behindOf,
		selections: record.all('selection'),
		appointments: record.all('appointment'),
		results: record.all('result'),
		specification,
		claimsOn: ({ key }) => {
			const { direct, same } = record.claims(key);
			return [...direct, ...same].map(({ claim }) => claim);
		},
		settled: (item) => settledItem(readiness, item),
		achieved: (subject) => certificateAchieved(subject, rulebook, facts, readiness)
	};
}
