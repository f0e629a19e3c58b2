/** When progress reviews are due. Our suggestion, as one handbook prints it; other days are just as good. */
import { heldReviews, plannedReviews } from '#lib/record/reviews.ts';
import type { CalendarDate, Review } from '#lib/record/rows.ts';
import { addMonths } from './calendar.ts';

export interface DueReview {
	/** Months after the start. */
	readonly months: number;
	readonly due: CalendarDate;
	/** The latest review among those that are nearest to that day; null where none is in the log. */
	readonly held: Review | null;
	/** The earliest planned one among those that are nearest to that day; null where none is planned. */
	readonly planned: Review | null;
}

const rhythm = 3;
const atLeast = 3;

/**
 * Every three months from the start on, three times at least, and on until gateway. A review counts for the
 * day to which it is nearest, so reviews on days of their own count too.
 */
export function reviewsDue(
	start: CalendarDate,
	gateway: CalendarDate | null,
	reviews: readonly Review[]
): DueReview[] {
	const months: number[] = [];
	for (
		let month = rhythm;
		months.length < atLeast || (gateway !== null && addMonths(start, month) < gateway);
		month += rhythm
	) {
		// A gateway date of the far future is a slip of the keyboard.
		if (months.length === 20) break;
		months.push(month);
	}
	const days = months.map((month) => ({ month, due: addMonths(start, month) }));
	const nearest = (inOrder: readonly Review[]) =>
		new Map(
			inOrder.map((review) => [
				days.toSorted((a, b) => apart(a.due, review) - apart(b.due, review))[0]?.month,
				review
			])
		);
	const held = nearest(heldReviews(reviews).sort((a, b) => (a.fields.on < b.fields.on ? -1 : 1)));
	const planned = nearest(plannedReviews(reviews).reverse());
	return days.map(({ month, due }) => ({
		months: month,
		due,
		held: held.get(month) ?? null,
		planned: planned.get(month) ?? null
	}));
}

function apart(due: CalendarDate, { fields }: Review): number {
	return Math.abs(Date.parse(due) - Date.parse(fields.on));
}
