/** Next steps from people and the calendar, for the open record. */
import { agreedSteps, type AgreedSteps, type ComingDate } from '#lib/assessment/agreed-steps.ts';
import { mockDecisions } from '#lib/assessment/mock-decisions.ts';
import { mocksDue, type MockDue } from '#lib/assessment/mocks-due.ts';
import { ownSteps } from '#lib/assessment/own-steps.ts';
import type { Soon } from '#lib/gateway/after-gateway.ts';
import { decides } from '#lib/record/confirm.ts';
import { rowsBy } from '#lib/record/rows-by.ts';
import type { CalendarDate, Role } from '#lib/record/rows.ts';
import type { CurrentRecord } from '../app/CurrentRecord.svelte.ts';
import { dayPlansOf, overviewOf, soonOf, type GatewayRules } from './gateway-view.ts';

/**
 * Reads the record: within `$derived` it stays up to date.
 *
 * @param rules null while they are loading: days and deadlines are left out
 * @param role whose steps they are
 */
export function agreedStepsOf(
	record: CurrentRecord,
	rules: GatewayRules | null,
	role: Role,
	today: CalendarDate
): AgreedSteps {
	const view = rules && overviewOf(record, rules, today);
	const soon = rules && view ? soonOf(record, rules, view, today) : [];
	const comments = record.all('comment');
	const own = ownSteps({
		role,
		undecided: decides(role) ? record.tally.undecided(role) : 0,
		mocks: role === 'tutor' ? mocksDueOf(record, rules, today) : [],
		gateway: (view?.toAct.get(role) ?? []).map(({ item }) => item.name)
	});
	return agreedSteps(
		{
			role,
			own,
			tally: record.tally,
			prediction: record.prediction,
			decisions: mockDecisions(record.all('mock'), record.all('correction')),
			results: record.all('result'),
			actions: record.all('action').filter(({ fields }) => fields.owner === role),
			claims: [...rowsBy(comments, 'claim').keys()].flatMap((id) => record.get('claim', id) ?? []),
			comments,
			confirmations: record.all('confirmation'),
			coming: soon.flatMap(comingDate)
		},
		today
	);
}

/**
 * The mocks that are due, as `mocksDue` says.
 *
 * @param rules null while they are loading: then the day of gateway is the only one that is known
 */
export function mocksDueOf(
	record: CurrentRecord,
	rules: GatewayRules | null,
	today: CalendarDate
): MockDue[] {
	const plans = rules ? dayPlansOf(record, rules, overviewOf(record, rules, today).facts.dates) : [];
	const { gateway, exempt } = record.row.fields;
	return mocksDue(
		{
			specification: record.specification,
			mocks: record.all('mock'),
			exempt,
			settled: new Set(
				record.prediction.reachable.methods.flatMap(({ id, settled }) => (settled ? [id] : []))
			),
			gateway,
			days: new Map(plans.flatMap(({ method, on }) => (on === null ? [] : [[method, on] as const])))
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
		case 'review':
			return [{ what: 'review', id: one.review.id, name: one.review.fields.title, on: one.on }];
		case 'action':
			return [];
		default:
			return one satisfies never;
	}
}
