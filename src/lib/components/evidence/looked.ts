/** What is worth a second look in the open record. Loaded when a page wants it. */
import { findingsOf, type Finding } from '#lib/assessment/findings.ts';
import { issuesOf } from '#lib/assessment/quality.ts';
import type { Issue } from '#lib/assessment/quality-issue.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';

export interface LookedAt {
	/** What is odd about the evidence as a whole. */
	readonly findings: readonly Finding[];
	/** By evidence id; pieces with nothing to check are left out. */
	readonly issues: ReadonlyMap<string, readonly Issue[]>;
}

export function lookAt(record: CurrentRecord): LookedAt {
	const evidence = record.all('evidence');
	const { start, gateway } = record.row.fields;
	const findings = findingsOf(record.tally, evidence, record.coverage);
	const issues = issuesOf(record.specification, findings, {
		evidence,
		attachments: record.all('attachment'),
		claims: record.all('claim'),
		confirmations: record.all('confirmation'),
		start,
		gateway
	});
	return { findings, issues };
}
