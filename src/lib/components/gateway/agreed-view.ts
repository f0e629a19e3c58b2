/** Next steps from people and the calendar, for the open record. */
import { agreedSteps, type AgreedSteps, type ComingDate } from '#lib/assessment/agreed-steps.ts';
import { mockDecisions } from '#lib/assessment/mock-decisions.ts';
import type { Soon } from '#lib/gateway/after-gateway.ts';
import type { CalendarDate, Role } from '#lib/record/rows.ts';
import type { CurrentRecord } from '../app/CurrentRecord.svelte.ts';
import { overviewOf, soonOf, type GatewayRules } from './gateway-view.ts';

/**
 * Reads the record: within `$derived` it stays up to date.
 *
 * @param rules null while they are loading: days and deadlines are left out
 * @param role whose actions they are
 */
export function agreedStepsOf(
	record: CurrentRecord,
	rules: GatewayRules | null,
	role: Role,
	today: CalendarDate
): AgreedSteps {
	const soon = rules ? soonOf(record, rules, overviewOf(record, rules, today), today) : [];
	return agreedSteps(
		{
			tally: record.tally,
			prediction: record.prediction,
			decisions: mockDecisions(record.all('mock'), record.all('correction')),
			results: record.all('result'),
			actions: record.all('action').filter(({ fields }) => fields.owner === role),
			claims: record.all('claim'),
			comments: record.all('comment'),
			coming: soon.flatMap(comingDate)
		},
		today
	);
}

function comingDate(one: Soon): ComingDate[] {
	switch (one.kind) {
		case 'day':
			return [{ what: 'day', id: one.plan.method, name: one.plan.name, on: one.on }];
		case 'deadline':
			return [{ what: 'deadline', id: one.deadline.id, name: one.deadline.name, on: one.on }];
		case 'action':
			return [];
		default:
			return one satisfies never;
	}
}
