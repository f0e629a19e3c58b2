/** The plan of the assessment days, and what comes up soon. */
import { addDays } from '#lib/record/dates.ts';
import { plannedReviews } from '#lib/record/reviews.ts';
import type { Action, Appointment, CalendarDate, Review } from '#lib/record/rows.ts';
import type { AssessmentDay, Checklist, Practice } from '#lib/specification/practice-types.ts';
import type { Specification } from '#lib/specification/types.ts';
import type { DatedDeadline, RecordDates } from './deadline.ts';

export interface DayPlan {
	readonly method: string;
	readonly name: string;
	readonly appointment: Appointment | null;
	readonly on: CalendarDate | null;
	/** The date of the record that it is; null where the plan keeps its own. */
	readonly kept: AssessmentDay['day'];
	readonly about: AssessmentDay | null;
	/** What the organisation's lists and ours suggest to have ready. */
	readonly suggested: readonly Checklist[];
}

/** A plan for each method: those with a day first, in the order of the calendar. */
export function dayPlans(
	{ methods }: Pick<Specification, 'methods'>,
	{ days, checklists }: Pick<Practice, 'days' | 'checklists'>,
	appointments: readonly Appointment[],
	dates: RecordDates
): DayPlan[] {
	const order = [...days.map(({ method }) => method), ...methods.map(({ id }) => id)];
	const plans = methods.map((method): DayPlan => {
		const about = days.find((one) => one.method === method.id) ?? null;
		const appointment = appointments.find(({ fields }) => fields.method === method.id) ?? null;
		const kept = about?.day ?? null;
		return {
			method: method.id,
			name: method.name,
			appointment,
			on: (kept === null ? appointment?.fields.on : dates[kept]) ?? null,
			kept,
			about,
			suggested: checklists.filter((list) => isForDay(list) && (list.method ?? method.id) === method.id)
		};
	});
	const key = ({ on, appointment, method }: DayPlan) =>
		`${on ?? '9'} ${appointment?.fields.time ?? '~'} ${String(order.indexOf(method)).padStart(3, '0')}`;
	return plans.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Lists of what to have ready, not of what is graded. */
function isForDay({ part, groups }: Checklist): boolean {
	return part === null && groups.every(({ items }) => items.every(({ criterion }) => criterion === null));
}

/** How many days ahead the app reminds. */
export const soonDays = 14;

export type Soon =
	| { readonly kind: 'day'; readonly on: CalendarDate; readonly plan: DayPlan }
	| { readonly kind: 'deadline'; readonly on: CalendarDate; readonly deadline: DatedDeadline }
	| { readonly kind: 'action'; readonly on: CalendarDate; readonly action: Action }
	| { readonly kind: 'review'; readonly on: CalendarDate; readonly review: Review };

/**
 * What is due from today on within two weeks, and what people agreed on and did not do: actions that are late,
 * reviews that were planned. Earliest first. Deadlines that have passed are told as warnings, advice is
 * nobody's duty.
 */
export function dueSoon(
	plans: readonly DayPlan[],
	deadlines: readonly DatedDeadline[],
	actions: readonly Action[],
	reviews: readonly Review[],
	today: CalendarDate
): Soon[] {
	const last = addDays(today, soonDays);
	const near = (on: CalendarDate) => on >= today && on <= last;
	const found: Soon[] = [
		...plans.flatMap((plan): Soon[] =>
			plan.on !== null && near(plan.on) ? [{ kind: 'day', on: plan.on, plan }] : []
		),
		...deadlines.flatMap((deadline): Soon[] => {
			const on = deadline.outcome.date;
			return deadline.kind === 'by' && !deadline.advice && near(on)
				? [{ kind: 'deadline', on, deadline }]
				: [];
		}),
		...actions.flatMap((action): Soon[] => {
			const { due, done } = action.fields;
			return done === null && due !== null && due <= last ? [{ kind: 'action', on: due, action }] : [];
		}),
		...plannedReviews(reviews).flatMap((review): Soon[] => {
			const { on } = review.fields;
			return on <= last ? [{ kind: 'review', on, review }] : [];
		})
	];
	return found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
