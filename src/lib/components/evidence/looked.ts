/** What is worth a second look in the open record. Loaded when a page wants it. */
import { findingsOf, type Finding } from '#lib/assessment/findings.ts';
import { issuesOf } from '#lib/assessment/quality.ts';
import type { Issue } from '#lib/assessment/quality-issue.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { rowsBy } from '#lib/record/rows-by.ts';
import type { Evidence } from '#lib/record/rows.ts';

export interface LookedAt {
	/** What is odd about the evidence as a whole. */
	readonly findings: readonly Finding[];
	/** By evidence id; pieces with nothing to check are left out. */
	readonly issues: ReadonlyMap<string, readonly Issue[]>;
}

export function lookAt(record: CurrentRecord): LookedAt {
	const findings = findingsIn(record);
	return { findings, issues: issuesIn(record, findings, record.all('evidence')) };
}

/** The same for a few pieces: a page of them costs little, however large the record is. */
export function lookAtSome(record: CurrentRecord, ids: readonly string[]): LookedAt['issues'] {
	const pieces = ids.flatMap((id) => record.get('evidence', id) ?? []);
	const wanted = new Set(ids);
	const findings = findingsIn(record).map((one) => ({
		...one,
		evidence: one.evidence.filter((id) => wanted.has(id))
	}));
	return issuesIn(record, findings, pieces);
}

/** By record: what was found, and in which lists. A list that stays the same has the same rows. */
const known = new WeakMap<
	CurrentRecord,
	{ readonly from: readonly unknown[]; readonly findings: Finding[] }
>();

function findingsIn(record: CurrentRecord): Finding[] {
	const evidence = record.all('evidence');
	const from = [
		evidence,
		record.all('claim'),
		record.all('confirmation'),
		record.all('attachment'),
		record.row
	];
	const before = known.get(record);
	if (before?.from.every((list, index) => list === from[index])) return before.findings;
	const findings = findingsOf(record.tally, evidence, record.coverage);
	known.set(record, { from, findings });
	return findings;
}

function issuesIn(record: CurrentRecord, findings: readonly Finding[], evidence: readonly Evidence[]) {
	const { start, gateway } = record.row.fields;
	const ofPiece = rowsBy(record.all('claim'), 'evidence');
	const ofClaim = rowsBy(record.all('confirmation'), 'claim');
	const claims = evidence.flatMap(({ id }) => ofPiece.get(id) ?? []);
	return issuesOf(record.specification, findings, {
		evidence,
		// The same file may be in a piece that nobody asked about.
		attachments: record.all('attachment'),
		claims,
		confirmations: claims.flatMap(({ id }) => ofClaim.get(id) ?? []),
		behindOf: record.behindOf,
		start,
		gateway
	});
}
