/** What the log of off-the-job training adds up to. */
import type { CalendarDate, Hours } from '#lib/record/rows.ts';
import type { FundingRule, Rules } from '#lib/specification/rules-types.ts';
import { daysBetween } from '#lib/record/dates.ts';
import { within } from './funding.ts';

export interface Month {
	/** `2026-11` */
	readonly month: string;
	readonly minutes: number;
	/** Latest first. */
	readonly entries: readonly Hours[];
}

/**
 * - *before-start*: training from before the apprenticeship, which does not count towards it
 * - *after-gateway*: training after gateway; ask whether it counts
 * - *full-day*: more than 12 hours of training on one day, all entries taken together
 */
export interface HoursWarning {
	readonly kind: 'before-start' | 'after-gateway' | 'full-day';
	readonly days: readonly CalendarDate[];
}

export interface HoursSummary {
	readonly minutes: number;
	/** Latest first. */
	readonly months: readonly Month[];
	/** By kind of training, most first; the empty kind is what nobody gave one. */
	readonly kinds: readonly { readonly kind: string; readonly minutes: number }[];
	readonly planned: {
		readonly minutes: number;
		/** May be negative. */
		readonly left: number;
		/** Where an even pace from start to gateway would be today; null while a date is missing. */
		readonly byNow: number | null;
	} | null;
	readonly warnings: readonly HoursWarning[];
}

const longDay = 12 * 60;

/**
 * Adds up the log of training hours, in minutes, by month and by kind, beside the plan.
 *
 * @param plannedHours of the whole apprenticeship; null where nobody knows, and then nothing is held against it
 */
export function hoursSummary(
	entries: readonly Hours[],
	{
		plannedHours,
		start,
		gateway
	}: {
		readonly plannedHours: number | null;
		readonly start: CalendarDate | null;
		readonly gateway: CalendarDate | null;
	},
	today: CalendarDate
): HoursSummary {
	const sorted = entries.toSorted((a, b) => (key(a) > key(b) ? -1 : 1));
	const minutes = total(sorted);
	const planned = plannedHours === null ? null : Math.round(plannedHours * 60);
	const perDay = Map.groupBy(sorted, ({ fields }) => fields.on);
	const days = [...perDay.keys()];
	const warning = (kind: HoursWarning['kind'], found: readonly CalendarDate[]): HoursWarning[] =>
		found.length > 0 ? [{ kind, days: found }] : [];
	return {
		minutes,
		months: [...Map.groupBy(sorted, ({ fields }) => fields.on.slice(0, 7))].map(([month, list]) => ({
			month,
			minutes: total(list),
			entries: list
		})),
		kinds: [...Map.groupBy(sorted, ({ fields }) => fields.category)]
			.map(([kind, list]) => ({ kind, minutes: total(list) }))
			.sort((a, b) => b.minutes - a.minutes),
		planned:
			planned === null
				? null
				: { minutes: planned, left: planned - minutes, byNow: pace(planned, start, gateway, today) },
		warnings: [
			...warning('before-start', start === null ? [] : days.filter((day) => day < start)),
			...warning('after-gateway', gateway === null ? [] : days.filter((day) => day > gateway)),
			...warning(
				'full-day',
				days.filter((day) => total(perDay.get(day) ?? []) > longDay)
			)
		]
	};
}

/** The funding rules on off-the-job training that hold for a start; all of them while it is not known. */
export function hoursRules(
	{ funding }: Rules,
	start: CalendarDate | null
): Extract<FundingRule, { kind: 'off-the-job' }>[] {
	return funding
		.filter((rule) => rule.kind === 'off-the-job')
		.filter(({ starts }) => start === null || within(start, starts));
}

/** `7 h 30 min`, `45 min`, `2 h` */
export function hoursWords(minutes: number): string {
	const [h, m] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
	const words = h === 0 ? `${m} min` : m === 0 ? `${h} h` : `${h} h ${m} min`;
	return minutes < 0 ? `−${words}` : words;
}

function pace(
	planned: number,
	start: CalendarDate | null,
	gateway: CalendarDate | null,
	today: CalendarDate
): number | null {
	if (start === null || gateway === null || gateway <= start) return null;
	const share = daysBetween(start, today) / daysBetween(start, gateway);
	return Math.round(planned * Math.min(1, Math.max(0, share)));
}

function total(entries: readonly Hours[]): number {
	return entries.reduce((sum, { fields }) => sum + fields.minutes, 0);
}

function key({ fields, createdAt, id }: Hours): string {
	return `${fields.on} ${createdAt} ${id}`;
}
