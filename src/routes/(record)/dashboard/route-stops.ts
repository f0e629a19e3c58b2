/** The way from the start of an apprenticeship to its grade, as the dashboard draws it. */
import type { Stop } from '#lib/components/look/RouteLine.svelte';
import { counted } from '#lib/specification/words.ts';
import { daysBetween, inWords } from '#lib/record/dates.ts';
import type { CalendarDate, Fields } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';

/** @param today decides what lies behind and what ahead */
export function routeStops(
	{ start, gateway }: Pick<Fields<'record'>, 'start' | 'gateway'>,
	specification: Specification,
	today: CalendarDate
): Stop[] {
	const begun = start !== null && start <= today;
	const past = gateway !== null && gateway < today;
	const here: Stop = {
		id: 'here',
		name: 'Today',
		state: 'here',
		date: inWords(today, 'short'),
		note: whereabouts(gateway, today)
	};
	const first: Stop = {
		id: 'start',
		name: 'Start',
		state: begun ? 'done' : 'ahead',
		...(start === null ? { note: 'No date yet' } : { date: inWords(start, 'short') })
	};
	const gate: Stop = {
		id: 'gateway',
		name: 'Gateway',
		state: past ? 'done' : 'next',
		...(gateway === null ? { note: 'No date yet' } : { date: inWords(gateway, 'short') })
	};
	const assessments: Stop = {
		id: 'assessments',
		name: 'Assessments',
		state: past ? 'next' : 'ahead',
		note: counted(specification.methods.length, 'method')
	};
	const grade: Stop = { id: 'grade', name: 'Grade', state: 'ahead' };
	const before = begun || start === null ? [first] : [];
	const rest = past ? [gate, here, assessments, grade] : [here, gate, assessments, grade];
	return before.length > 0 ? [...before, ...rest] : [here, first, gate, assessments, grade];
}

function whereabouts(gateway: CalendarDate | null, today: CalendarDate): string | undefined {
	if (gateway === null) return undefined;
	const days = daysBetween(today, gateway);
	if (days === 0) return 'Gateway is today';
	return days > 0 ? `${counted(days, 'day')} to gateway` : `${counted(-days, 'day')} since gateway`;
}
