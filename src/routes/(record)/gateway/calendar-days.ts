/** The planned days and reviews as a calendar takes them. */
import type { CalendarDay } from '#lib/exchange/calendar-file.ts';
import type { DayPlan } from '#lib/gateway/after-gateway.ts';
import { plannedReviews } from '#lib/record/reviews.ts';
import type { Review } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';

/** What a day takes where nothing is printed. */
const anHour = 60;

/** Those that have a date. */
export function calendarDays({ methods }: Specification, plans: readonly DayPlan[]): CalendarDay[] {
	return plans.flatMap(({ method, name, on, appointment }): CalendarDay[] => {
		if (on === null) return [];
		const duration = methods.find(({ id }) => id === method)?.duration;
		const { time = null, place = '', who, bring, identity, adjustments } = appointment?.fields ?? {};
		const notes = [
			['With', who],
			['Bring', bring],
			['Identity document', identity],
			['Adjustments agreed', adjustments]
		].flatMap(([label, text]) => (text ? [`${label ?? ''}: ${text}`] : []));
		const minutes = duration?.maximumMinutes ?? duration?.minimumMinutes ?? anHour;
		return [{ id: method, name, on, time, minutes, place, notes }];
	});
}

/** Reviews that are planned, each for a whole day. */
export function calendarReviews(reviews: readonly Review[]): CalendarDay[] {
	return plannedReviews(reviews).map(({ id, fields: { title: name, on } }) => ({
		id,
		name,
		on,
		time: null,
		minutes: anHour,
		place: '',
		notes: []
	}));
}
