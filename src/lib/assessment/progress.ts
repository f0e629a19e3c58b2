/** Since when the requirements have been covered: the way from nothing to the figures of today. */
import { addDays, daysBetween } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import type { Requirement } from '#lib/specification/types.ts';
import type { ClaimStanding, Tally } from './tally.ts';

/** How many requirements were claimed (confirmed ones among them) and confirmed by the end of a day. */
export interface ProgressDay {
	readonly on: CalendarDate;
	readonly claimed: number;
	readonly confirmed: number;
}

export interface Progress {
	readonly total: number;
	/** Days on which a figure moved, earliest first; the last one is today. */
	readonly days: readonly ProgressDay[];
	/** Requirements dated after today, by a clock that was set wrong: they count from today on. */
	readonly ahead: number;
}

/**
 * What counts today, by the day since when it has. A claim that was taken back or returned shows on no
 * day, so the last day agrees with the coverage of today and no figure ever falls.
 *
 * @param requirements those that apply
 */
export function progressOf(
	tally: Tally,
	requirements: readonly Requirement[],
	today: CalendarDate
): Progress {
	const since = requirements.map((requirement) => sinceWhen(tally, requirement));
	const ahead = since.filter(
		({ claimed, confirmed }) => late(claimed, today) || late(confirmed, today)
	).length;
	const claimed = countByDay(
		since.map((one) => one.claimed),
		today
	);
	const confirmed = countByDay(
		since.map((one) => one.confirmed),
		today
	);
	const sums = { claimed: 0, confirmed: 0 };
	const days = [...new Set([...claimed.keys(), ...confirmed.keys(), today])].sort().map((on) => {
		sums.claimed += claimed.get(on) ?? 0;
		sums.confirmed += confirmed.get(on) ?? 0;
		return { on, ...sums };
	});
	return { total: requirements.length, days, ahead };
}

/** The figures at the end of a day; noughts before the first one. */
export function progressOn({ days }: Progress, on: CalendarDate): ProgressDay {
	const last = days.findLast((day) => day.on <= on);
	return { on, claimed: last?.claimed ?? 0, confirmed: last?.confirmed ?? 0 };
}

/** How many would be done by the end of a day by somebody who goes on evenly from the start to gateway. */
export function evenPace(
	total: number,
	start: CalendarDate,
	gateway: CalendarDate,
	on: CalendarDate
): number {
	const days = daysBetween(start, gateway);
	if (days <= 0) return on < gateway ? 0 : total;
	return total * Math.min(1, Math.max(0, daysBetween(start, on) / days));
}

/** The last day of each month from one day to another, the last one cut short; null where there are more than so many. */
export function monthEnds(from: CalendarDate, to: CalendarDate, most: number): CalendarDate[] | null {
	const ends: CalendarDate[] = [];
	for (let day = monthEnd(from); day < to; day = monthEnd(addDays(day, 1))) {
		ends.push(day);
		if (ends.length >= most) return null;
	}
	return [...ends, to];
}

function monthEnd(day: CalendarDate): CalendarDate {
	const next = addDays(`${day.slice(0, 7)}-28`, 4);
	return addDays(`${next.slice(0, 7)}-01`, -1);
}

interface Since {
	readonly claimed: CalendarDate | null;
	readonly confirmed: CalendarDate | null;
}

function sinceWhen(tally: Tally, requirement: Requirement): Since {
	const { direct, same } = tally.claims(requirement.key);
	const byEmployer = requirement.type === 'criterion' && requirement.decidedBy === 'employer';
	let claimed: CalendarDate | null = null;
	let confirmed: CalendarDate | null = null;
	for (const standing of [...direct, ...same]) {
		const decided = byEmployer ? standing.employer : standing.tutor;
		if (decided === 'confirmed')
			confirmed = earlier(confirmed, byEmployer ? standing.employerOn : standing.on);
		if (standing.tutor !== 'returned') claimed = earlier(claimed, claimDay(standing));
	}
	return { claimed: earlier(claimed, confirmed), confirmed };
}

/** A claim was there no later than the day on which somebody decided on it, whatever its own clock says. */
function claimDay({ claim, on, employerOn }: ClaimStanding): CalendarDate | null {
	return earlier(earlier(claim.createdAt.slice(0, 10), on), employerOn);
}

function earlier(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
	if (a === null || b === null) return a ?? b;
	return a < b ? a : b;
}

function late(day: CalendarDate | null, today: CalendarDate): boolean {
	return day !== null && day > today;
}

function countByDay(days: readonly (CalendarDate | null)[], today: CalendarDate): Map<CalendarDate, number> {
	const counts = new Map<CalendarDate, number>();
	for (const day of days) {
		if (day === null) continue;
		const counted = day > today ? today : day;
		counts.set(counted, (counts.get(counted) ?? 0) + 1);
	}
	return counts;
}
