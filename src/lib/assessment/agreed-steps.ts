/** Next steps that come from people and the calendar rather than from coverage. */
import type { Action, CalendarDate, Claim, Comment, Confirmation, Result, Role } from '#lib/record/rows.ts';
import { addDays } from '#lib/record/dates.ts';
import { rowsBy } from '#lib/record/rows-by.ts';
import type { RequirementKey } from '#lib/specification/types.ts';
import type { NextStep } from './next-step.ts';
import type { Decision, Prediction } from './prediction.ts';
import { byAge } from './results.ts';
import type { Tally } from './tally.ts';

/** An assessment day, a deadline or a planned review that comes up; a review stays until it was held. */
export interface ComingDate {
	readonly what: 'day' | 'deadline' | 'review';
	/** The method, the deadline or the review. */
	readonly id: string;
	readonly name: string;
	readonly on: CalendarDate;
}

/** What they are found in; no row in it is deleted. */
export interface Agreed {
	/** Who they are for. */
	readonly role: Role;
	/** What waits for them alone, as `ownSteps` has it. */
	readonly own: readonly NextStep[];
	readonly tally: Tally;
	readonly prediction: Prediction;
	/** What mocks decided. */
	readonly decisions: readonly Decision[];
	readonly results: readonly Result[];
	/** Theirs. */
	readonly actions: readonly Action[];
	/** Those with comments are enough. */
	readonly claims: readonly Claim[];
	readonly comments: readonly Comment[];
	readonly confirmations: readonly Confirmation[];
	/** What is due in the next days. */
	readonly coming: readonly ComingDate[];
}

/** By where they stand among the other steps. */
export interface AgreedSteps {
	readonly role: Role;
	/**
	 * Before everything: a failed method, a day that is near, an action whose day has come. Whoever helps the
	 * apprentice has all of theirs here, and the apprentice's work after it.
	 */
	readonly first: readonly NextStep[];
	/** After feedback that blocks something: what a mock showed to be missing. */
	readonly second: readonly NextStep[];
	/** Comments without an answer, and actions with time left. */
	readonly late: readonly NextStep[];
}

export const noAgreedSteps: AgreedSteps = { role: 'apprentice', first: [], second: [], late: [] };

/** How many days ahead an action stands before all that has no day. */
const near = 14;

/**
 * Next steps from what people agreed and planned, in three ranks: before all others, among them, and after them.
 *
 * @param agreed open and done actions, and days and deadlines to come
 */
export function agreedSteps(agreed: Agreed, today: CalendarDate): AgreedSteps {
	const actions = agreed.actions
		.filter(({ fields }) => fields.done === null)
		.toSorted((a, b) => ((a.fields.due ?? '9') < (b.fields.due ?? '9') ? -1 : 1));
	const isNear = ({ fields: { due } }: Action) => due !== null && due <= addDays(today, near);
	const coming = agreed.coming.map(({ what, id, name, on }): NextStep => ({
		kind: kindOf(what, on, today),
		because: 'day-is-near',
		row: id,
		text: name,
		on,
		...nothing
	}));
	const dated = [...coming, ...actions.filter(isNear).map(doAction)];
	const first = [...sitAgain(agreed), ...dated.sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1))];
	const late = [...answerComments(agreed), ...actions.filter((one) => !isNear(one)).map(doAction)];
	const { role, own } = agreed;
	const second = mendMock(agreed);
	return role === 'apprentice'
		? { role, first, second, late }
		: { role, first: [...own, ...first, ...late], second, late: [] };
}

function kindOf(what: ComingDate['what'], on: CalendarDate, today: CalendarDate): NextStep['kind'] {
	switch (what) {
		case 'day':
			return 'prepare-day';
		case 'deadline':
			return 'meet-deadline';
		case 'review':
			return on < today ? 'log-review' : 'hold-review';
		default:
			return what satisfies never;
	}
}

const nothing = { requirements: [], evidence: [], needed: 1 } as const;

/** The methods that were failed and can be put right. */
function sitAgain({ prediction, results, tally }: Agreed): NextStep[] {
	const lowest = tally.specification.grades[0]?.id;
	return prediction.secure.methods.flatMap(({ id, settled, parts }, index): NextStep[] => {
		const failed = parts.some((part) => part.settled && !part.exempt && part.grade === lowest);
		const last = results
			.filter(({ fields }) => fields.method === id)
			.sort(byAge)
			.at(-1);
		const failedWhole = settled && last?.fields.grade === lowest;
		const closed = prediction.reachable.methods[index]?.grade === lowest;
		if (!last || closed || !(failed || failedWhole)) return [];
		return [
			{ kind: 'sit-again', because: 'was-failed', method: id, on: last.fields.on, row: last.id, ...nothing }
		];
	});
}

function doAction({ id, fields }: Action): NextStep {
	const { text, due, requirements } = fields;
	return {
		kind: 'do-action',
		because: 'was-agreed',
		row: id,
		text,
		...(due === null ? {} : { on: due }),
		requirements: requirements.map((key) => key as RequirementKey),
		evidence: [],
		needed: 1
	};
}

/** What the latest mock of each requirement did not find, and nothing newer shows. */
function mendMock({ tally, decisions, prediction }: Agreed): NextStep[] {
	const latest = new Map<RequirementKey, Decision>();
	for (const decision of decisions) {
		const other = latest.get(decision.requirement);
		const outweighs =
			!other || decision.on > other.on || (decision.on === other.on && decision.verdict === 'not-met');
		if (outweighs) latest.set(decision.requirement, decision);
	}
	const open = tally.specification.criteria.flatMap(({ key, method, decidedBy, grade }) => {
		const decision = latest.get(key);
		const settled = prediction.reachable.methods.some((one) => one.id === method && one.settled);
		if (settled || grade === 'expected' || decision?.verdict !== 'not-met') return [];
		const answered =
			tally.claimedAfter(key, decision.on) || tally.confirmedAfter(key, decision.on, decidedBy);
		return answered ? [] : [{ key, method, on: decision.on }];
	});
	return [...Map.groupBy(open, ({ method, on }) => `${on} ${method}`)]
		.sort(([a], [b]) => (a > b ? -1 : 1))
		.flatMap(([, group]): NextStep[] => {
			const [first] = group;
			if (!first) return [];
			const requirements = group.map(({ key }) => key);
			const { method, on } = first;
			return [
				{
					kind: 'mend-mock',
					because: 'mock-showed-it',
					method,
					on,
					requirements,
					evidence: [],
					needed: group.length
				}
			];
		});
}

/**
 * Claims on which somebody else had the last word: for the apprentice, until they change the claim; for a
 * tutor, until a tutor decides. Others read along.
 */
function answerComments({ role, claims, comments, confirmations }: Agreed): NextStep[] {
	const open = claims.filter((claim) => {
		const last = rowsBy(comments, 'claim')
			.get(claim.id)
			?.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
			.at(-1);
		if (!last) return false;
		const byApprentice = last.fields.role === 'apprentice';
		if (role === 'apprentice') return !byApprentice && claim.changedAt < last.createdAt;
		if (role !== 'tutor' || !byApprentice) return false;
		return !rowsBy(confirmations, 'claim')
			.get(claim.id)
			?.some(({ fields, createdAt }) => fields.role === 'tutor' && createdAt > last.createdAt);
	});
	if (open.length === 0) return [];
	return [
		{
			kind: 'answer-comment',
			because: 'feedback-waits',
			requirements: [...new Set(open.map(({ fields }) => fields.requirement as RequirementKey))],
			evidence: [...new Set(open.map(({ fields }) => fields.evidence))].sort(),
			needed: open.length
		}
	];
}
