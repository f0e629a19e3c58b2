/** A tutor's records as a table. */
import { coveredShare, type Summary } from '#lib/gateway/caseload-summary.ts';
import type { Need } from '#lib/gateway/caseload-needs.ts';
import type { Fields } from '#lib/record/rows.ts';
import { day, type Table } from './table.ts';

export interface CaseloadLine {
	readonly fields: Fields<'record'>;
	readonly apprentice: string;
	readonly specification: string;
	readonly employer: string;
	readonly summary: Summary | null;
	readonly needs: readonly Need[];
}

const readinessWords: Record<Summary['readiness'], string> = {
	ready: 'Ready',
	'not-ready': 'Not ready',
	'not-known': 'Not known yet'
};

export function caseloadTable(lines: readonly CaseloadLine[]): Table {
	return {
		name: 'Caseload',
		head: [
			'Apprentice',
			'Specification',
			'Employer',
			'Provider',
			'Start',
			'Gateway',
			'Secure',
			'On your evidence',
			'Reachable',
			'Covered %',
			'Gateway readiness',
			'Open for gateway',
			'Last activity',
			'Next deadline',
			'What is due',
			'Claims waiting',
			'Needs me'
		],
		rows: lines.map(({ fields, apprentice, specification, employer, summary, needs }) => [
			fields.sample ? `${apprentice} (sample)` : apprentice,
			specification,
			employer,
			fields.provider ?? null,
			day(fields.start),
			day(fields.gateway),
			summary?.grades.secure.word ?? null,
			summary?.grades.onEvidence.word ?? null,
			summary?.grades.reachable.word ?? null,
			summary && Math.round(coveredShare(summary) * 100),
			summary && readinessWords[summary.readiness],
			summary?.open ?? null,
			day(summary?.last.slice(0, 10)),
			day(summary?.next?.on),
			summary?.next?.what ?? null,
			summary?.waiting ?? null,
			needs.map(({ text }) => text).join('; ')
		])
	};
}
