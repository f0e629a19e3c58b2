/** What must hold of an answer about gateway before it is saved. */
import { isCalendarDate } from './dates.ts';
import type { CalendarDate } from './rows.ts';

export type AnswerProblem =
	| 'name-missing'
	| 'name-too-long'
	| 'date-missing'
	| 'date-impossible'
	| 'date-in-future'
	| 'date-too-early'
	| 'date-too-late'
	| 'gateway-before-start'
	| 'break-backwards';

/**
 * What is wrong with a day; null where nothing is. Somebody's certificate may be older than the app's other
 * dates, so the span is a wide one.
 *
 * @param text as a date field gives it; empty stands for no date
 * @param latest the last day that it may be, where it must not lie ahead
 */
export function dayProblem(text: string, latest: CalendarDate | null = null): AnswerProblem | null {
	if (text === '') return null;
	if (!isCalendarDate(text)) return 'date-impossible';
	if (latest !== null && text > latest) return 'date-in-future';
	if (text < '1900-01-01') return 'date-too-early';
	return text >= '2200-01-01' ? 'date-too-late' : null;
}

/** What is wrong with somebody's name and the day on which they said something. */
export function speakerProblems(
	draft: { readonly name: string; readonly on: string },
	today: CalendarDate
): { name?: AnswerProblem; on?: AnswerProblem } {
	const name = draft.name.trim();
	const on = draft.on === '' ? 'date-missing' : dayProblem(draft.on, today);
	return {
		...(name === '' ? { name: 'name-missing' } : name.length > 200 ? { name: 'name-too-long' } : {}),
		...(on ? { on } : {})
	};
}

/** What is wrong with each of several days, by its name; the birth and a result cannot lie ahead. */
export function datesProblems(
	drafts: Readonly<Record<string, string>>,
	today: CalendarDate
): Record<string, AnswerProblem> {
	const past = new Set(['born', 'decision']);
	const found = Object.entries(drafts).flatMap(([name, text]) => {
		const problem = dayProblem(text, past.has(name) ? today : null);
		return problem ? [[name, problem] as const] : [];
	});
	const problems: Record<string, AnswerProblem> = Object.fromEntries(found);
	const { start = '', gateway = '' } = drafts;
	const both = start !== '' && gateway !== '' && !problems['start'] && !problems['gateway'];
	if (both && gateway < start) problems['gateway'] = 'gateway-before-start';
	return problems;
}

/** What is wrong with a break in learning; one without a last day still lasts. */
export function breakProblems(draft: { readonly from: string; readonly until: string }): {
	from?: AnswerProblem;
	until?: AnswerProblem;
} {
	const from = draft.from === '' ? 'date-missing' : dayProblem(draft.from);
	const until =
		dayProblem(draft.until) ??
		(from === null && draft.until !== '' && draft.until < draft.from ? 'break-backwards' : null);
	return { ...(from ? { from } : {}), ...(until ? { until } : {}) };
}
