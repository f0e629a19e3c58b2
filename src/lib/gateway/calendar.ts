/**
 * Counting on the calendar of England. The day counted from is never counted; negative counts go back.
 * Bank holidays: `content/rules/bank-holidays.yaml`.
 */
import { addDays } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import type { BankHoliday, BankHolidays } from '#lib/specification/rules-types.ts';

/** Working days counted, or the first day of which the table of bank holidays knows nothing. */
export type WorkingDays =
	| {
			readonly known: true;
			readonly date: CalendarDate;
			/** Bank holidays that were passed over, in order of date. */
			readonly leftOut: readonly BankHoliday[];
	  }
	| { readonly known: false; readonly beyond: CalendarDate };

/**
 * The date so many months later. The 31st ends on the last day of a shorter month, as 29 February does
 * in a year without one.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
	const moved = new Date(`${date}T00:00:00Z`);
	const day = moved.getUTCDate();
	// From the first, so that the 31st does not run over into the month after.
	moved.setUTCDate(1);
	moved.setUTCMonth(moved.getUTCMonth() + months);
	const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
	moved.setUTCDate(Math.min(day, lastDay));
	return moved.toISOString().slice(0, 10);
}

/** Whether a day is a Saturday or a Sunday. */
export function isWeekend(date: CalendarDate): boolean {
	return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

/**
 * The working day so many working days later: Saturdays, Sundays and bank holidays are left out.
 *
 * @param count zero gives the day itself back, whatever day it is
 * @returns unknown where a weekday in a year outside the table would have to be judged
 */
export function addWorkingDays(date: CalendarDate, count: number, table: BankHolidays): WorkingDays {
	const step = Math.sign(count);
	const leftOut: BankHoliday[] = [];
	let day = date;
	for (let left = Math.abs(count); left > 0;) {
		day = addDays(day, step);
		if (isWeekend(day)) continue;
		if (!knowsYear(day, table)) return { known: false, beyond: day };
		const holiday = table.days.find((one) => one.date === day);
		if (holiday) leftOut.push(holiday);
		else left--;
	}
	return { known: true, date: day, leftOut: step < 0 ? leftOut.reverse() : leftOut };
}

function knowsYear(date: CalendarDate, { firstYear, lastYear }: BankHolidays): boolean {
	const year = Number(date.slice(0, 4));
	return year >= firstYear && year <= lastYear;
}
