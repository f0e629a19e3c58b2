/** The standing rule of bank holidays in England and Wales, against which the table in content is checked. */
import { isWeekend } from '#lib/gateway/calendar.ts';
import { addDays } from '#lib/record/dates.ts';
import type { BankHolidaysSource } from '#lib/specification/check/rules-schema.ts';

const dayOfWeek = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
const iso = (year: number, month: number, day: number) =>
	`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The first Monday on that day or after it. */
const mondayFrom = (date: string) => addDays(date, (8 - dayOfWeek(date)) % 7);

/** Easter Sunday of the Gregorian calendar, by the anonymous method ("Meeus, Jones and Butcher"). */
function easterSunday(year: number): string {
	const a = year % 19;
	const century = Math.floor(year / 100);
	const c = year % 100;
	const g = Math.floor((8 * century + 13) / 25);
	const h = (19 * a + century - Math.floor(century / 4) - g + 15) % 30;
	const l = (32 + 2 * (century % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 19 * l) / 433);
	const month = Math.floor((h + l - 7 * m + 90) / 25);
	return iso(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

/** The bank holidays of a year as they would be without any decree, with the substitute days of weekends. */
export function bankHolidaysByRule(year: number): Map<string, string> {
	const easter = easterSunday(year);
	const days = new Map([
		[addDays(easter, -2), 'Good Friday'],
		[addDays(easter, 1), 'Easter Monday'],
		[mondayFrom(iso(year, 5, 1)), 'the early May bank holiday'],
		[mondayFrom(iso(year, 5, 25)), 'the spring bank holiday'],
		[mondayFrom(iso(year, 8, 25)), 'the summer bank holiday']
	]);
	const fixed = [
		[iso(year, 1, 1), "New Year's Day"],
		[iso(year, 12, 25), 'Christmas Day'],
		[iso(year, 12, 26), 'Boxing Day']
	] as const;
	// Working days first: a holiday on a weekend moves to the next working day that no other one holds.
	for (const [date, name] of fixed) if (!isWeekend(date)) days.set(date, name);
	for (const [date, name] of fixed) {
		if (!isWeekend(date)) continue;
		let free: string = date;
		while (isWeekend(free) || days.has(free)) free = addDays(free, 1);
		days.set(free, name);
	}
	return days;
}

/**
 * What a table of bank holidays has too much, too little or in the wrong place.
 *
 * @param report takes the path in the table and what to do about it
 */
export function checkBankHolidays(
	{ firstYear, lastYear, sources, days }: BankHolidaysSource,
	report: (path: (string | number)[], message: string) => void
): void {
	if (lastYear < firstYear) report(['lastYear'], `the table ends in ${lastYear}, before it begins in ${firstYear}`);
	const byRule = new Map<string, string>();
	for (let year = firstYear; year <= lastYear; year++)
		for (const [date, name] of bankHolidaysByRule(year)) byRule.set(date, name);

	const kept = new Set<string>();
	days.forEach(({ date, status, source, movedFrom, extra }, index) => {
		const at = (key: string) => ['days', index, key];
		const year = Number(date.slice(0, 4));
		const before = days[index - 1]?.date;
		if (before !== undefined && before >= date) report(at('date'), `${date} comes after ${before}: keep the days in order, each once`);
		if (year < firstYear || year > lastYear) report(at('date'), `${date} lies outside the years ${firstYear} to ${lastYear}`);
		if (isWeekend(date)) report(at('date'), `${date} falls on a weekend: list its substitute day`);
		if (!Object.hasOwn(sources, source))
			report(at('source'), `there is no source ${source}; there are ${Object.keys(sources).join(', ')}`);
		if (status === 'expected' && (extra || movedFrom !== undefined))
			report(at('status'), `${date} is worked out by rule only, so it cannot be extra or moved: name the decree and write proclaimed`);

		const place = movedFrom ?? date;
		if (!extra) kept.add(place);
		if (extra && byRule.has(date)) report(at('extra'), `${date} is ${byRule.get(date) ?? ''} by rule, not extra`);
		else if (!extra && !byRule.has(place))
			report(at('date'), `${place} is no bank holiday by rule: mark a day given once as extra, or say with movedFrom which day it replaces`);
	});
	for (const [date, name] of byRule)
		if (!kept.has(date)) report(['days'], `${name} on ${date} is missing: add it, or the day to which it was moved`);
}
