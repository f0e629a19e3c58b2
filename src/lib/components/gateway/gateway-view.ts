/** Gateway as the pages see it: the open record with the practice content and the rules. */
import { dayPlans, dueSoon, type DayPlan, type Soon } from '#lib/gateway/after-gateway.ts';
import type { RecordDates } from '#lib/gateway/deadline.ts';
import { datedDeadlines } from '#lib/gateway/deadlines.ts';
import { overview, type Overview } from '#lib/gateway/overview.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import type { Practice } from '#lib/specification/practice-types.ts';
import type { Rules } from '#lib/specification/rules-types.ts';
import { loadPractice } from '#lib/storage/practice-content.ts';
import { loadRules } from '#lib/storage/rules-content.ts';
import type { CurrentRecord } from '../app/CurrentRecord.svelte.ts';

export interface GatewayRules {
	readonly practice: Practice;
	readonly rules: Rules;
}

/** @throws Failure as `loadPractice` and `loadRules` do */
export async function loadGatewayRules(specification: string): Promise<GatewayRules> {
	const [practice, rules] = await Promise.all([loadPractice(specification), loadRules()]);
	return { practice, rules };
}

/** Reads the record: within `$derived` it stays up to date. */
export function overviewOf(
	record: CurrentRecord,
	{ practice, rules }: GatewayRules,
	today: CalendarDate
): Overview {
	const { specification, coverage } = record;
	const papers = {
		under: specification.id,
		forms: record.all('form'),
		answers: record.all('answer'),
		signatures: record.all('signature')
	};
	const rows = { record: record.row, facts: record.all('fact'), coverage, pieces: piecesOf(record), papers };
	return overview(rows, specification, practice, rules, today);
}

/** As `overviewOf`. */
export function dayPlansOf(
	record: CurrentRecord,
	{ practice }: Pick<GatewayRules, 'practice'>,
	dates: RecordDates
): DayPlan[] {
	return dayPlans(record.specification, practice, record.all('appointment'), dates);
}

/** What comes up in the next two weeks, and what was agreed and is late. */
export function soonOf(
	record: CurrentRecord,
	rules: GatewayRules,
	{ facts, deadlines }: Pick<Overview, 'facts' | 'deadlines'>,
	today: CalendarDate
): Soon[] {
	const plans = dayPlansOf(record, rules, facts.dates);
	return dueSoon(plans, datedDeadlines(deadlines), record.all('action'), record.all('review'), today);
}

/** All pieces, or those claimed for the one method that the rule on their number is about. */
function piecesOf(record: CurrentRecord): number {
	const method = record.specification.evidence.pieces?.method;
	return method === undefined ? record.all('evidence').length : record.piecesFor(method).length;
}
