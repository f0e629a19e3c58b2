/** Progress as lines over time, with the way that an even pace would take. */
import { evenPace, monthEnds, progressOn, type Progress } from '#lib/assessment/progress.ts';
import { addDays, daysBetween, inWords } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import { counted } from '#lib/specification/words.ts';
import type { Line, LinePicture, NumberTable } from './picture.ts';

export interface ProgressDates {
	readonly start: CalendarDate | null;
	readonly gateway: CalendarDate | null;
	readonly today: CalendarDate;
}

/** More months than this are told by the days on which something moved. */
const mostMonths = 36;

/** From the start, or the first thing that was done, to gateway or today, whichever is later. */
function span({ days }: Progress, { start, gateway, today }: ProgressDates) {
	const first = days[0]?.on ?? today;
	const from = start !== null && start < first ? start : first;
	const to = gateway !== null && gateway > today ? gateway : today;
	// A picture of a single day would have no width.
	return { from: from < to ? from : addDays(to, -1), to };
}

function pace({ total }: Progress, { start, gateway }: ProgressDates, on: CalendarDate): number | null {
	return start !== null && gateway !== null && start < gateway ? evenPace(total, start, gateway, on) : null;
}

/** Claimed and confirmed as steps, the even pace as a straight line. */
export function progressLines(progress: Progress, dates: ProgressDates): LinePicture {
	const { from, to } = span(progress, dates);
	const at = (day: CalendarDate) => daysBetween(from, day);
	const steps = (count: 'claimed' | 'confirmed') => [
		{ at: 0, count: 0 },
		...progress.days.map((day) => ({ at: at(day.on), count: day[count] }))
	];
	const { start, gateway, today } = dates;
	const even: Line = {
		name: 'Even pace to gateway',
		tone: 'soft',
		stroke: 'dashed',
		stepped: false,
		points: [
			{ at: at(start ?? from), count: 0 },
			{ at: at(gateway ?? to), count: progress.total }
		]
	};
	return {
		kind: 'lines',
		top: progress.total,
		length: at(to),
		lines: [
			{ name: 'Claimed', tone: 'claimed', stroke: 'solid', stepped: true, points: steps('claimed') },
			{ name: 'Confirmed', tone: 'done', stroke: 'thick', stepped: true, points: steps('confirmed') },
			...(pace(progress, dates, today) === null ? [] : [even])
		],
		day: (day) => inWords(addDays(from, Math.round(day)), 'short'),
		marks: [
			{ at: at(today), name: 'Today' },
			...(gateway !== null && gateway >= from ? [{ at: at(gateway), name: 'Gateway' }] : [])
		].sort((a, b) => a.at - b.at)
	};
}

/** Month by month; over many years, the days on which something moved. */
export function progressTable(progress: Progress, dates: ProgressDates): NumberTable {
	const { from } = span(progress, dates);
	const months = monthEnds(from, dates.today, mostMonths);
	const days = months ?? progress.days.map(({ on }) => on);
	return {
		head: ['By the end of', 'Claimed', 'Confirmed', 'Even pace'],
		rows: days.map((on) => {
			const { claimed, confirmed } = progressOn(progress, on);
			const even = pace(progress, dates, on);
			const cells = [claimed, confirmed, even === null ? '–' : Math.round(even)];
			return { label: { text: inWords(on, 'short') }, cells: cells.map((cell) => ({ text: String(cell) })) };
		})
	};
}

/** "23 of 57 pass criteria are claimed, 10 of them confirmed. An even pace would be at 43 today: 20 behind." */
export function progressWords(progress: Progress, dates: ProgressDates, what: string): string {
	const { claimed, confirmed } = progressOn(progress, dates.today);
	const { total, ahead } = progress;
	const even = pace(progress, dates, dates.today);
	const sentences = [`${claimed} of ${total} ${what} are claimed, ${confirmed} of them confirmed.`];
	if (even !== null) {
		const gap = Math.round(even) - claimed;
		const standing =
			gap === 0 ? 'you are there' : gap > 0 ? `${gap} fewer are claimed` : `${-gap} more are claimed`;
		sentences.push(`An even pace to gateway would be at ${Math.round(even)} today: ${standing}.`);
	}
	if (ahead > 0)
		sentences.push(`${counted(ahead, 'date lies', 'dates lie')} after today, so these are drawn at today.`);
	return sentences.join(' ');
}
