/** What must hold of a piece of evidence and of a new record before they are saved. */
import { isCalendarDate } from './dates.ts';
import type { CalendarDate } from './rows.ts';

export type FieldProblem =
	| 'title-missing'
	| 'title-too-long'
	| 'text-too-long'
	| 'date-impossible'
	| 'date-in-future'
	| 'date-too-early'
	| 'comment-missing'
	| 'comment-too-long'
	| 'answer-unchanged'
	| 'person-missing'
	| 'name-missing'
	| 'name-too-long'
	| 'gateway-before-start';

/**
 * What is wrong with a date that must lie in the past or today; null where nothing is.
 *
 * @param text as a date field gives it; empty stands for no date
 */
export function pastDateProblem(text: string, today: CalendarDate): FieldProblem | null {
	if (text === '') return null;
	if (!isCalendarDate(text)) return 'date-impossible';
	if (text > today) return 'date-in-future';
	return text < '2000-01-01' ? 'date-too-early' : null;
}

export interface EvidenceDraft {
	readonly title: string;
	readonly date: string;
	readonly text: string;
}

/** What is wrong with each field of a piece of evidence; empty where it can be saved. */
export function evidenceProblems(
	draft: EvidenceDraft,
	today: CalendarDate
): { title?: FieldProblem; date?: FieldProblem; text?: FieldProblem } {
	const title = draft.title.trim();
	const date = pastDateProblem(draft.date, today);
	return {
		...(title === '' ? { title: 'title-missing' } : title.length > 300 ? { title: 'title-too-long' } : {}),
		...(date ? { date } : {}),
		...(draft.text.length > 500_000 ? { text: 'text-too-long' } : {})
	};
}

export interface RecordDraft {
	readonly name: string;
	readonly start: string;
	readonly gateway: string;
}

/** What is wrong with each field of a new record; empty where it can be made. */
export function recordProblems(draft: RecordDraft): {
	name?: FieldProblem;
	start?: FieldProblem;
	gateway?: FieldProblem;
} {
	const name = draft.name.trim();
	const dateProblem = (text: string): FieldProblem | null =>
		text === '' || isCalendarDate(text)
			? text !== '' && text < '2000-01-01'
				? 'date-too-early'
				: null
			: 'date-impossible';
	const start = dateProblem(draft.start);
	const gateway =
		dateProblem(draft.gateway) ??
		(start === null && draft.gateway !== '' && draft.gateway < draft.start ? 'gateway-before-start' : null);
	return {
		...(name === '' ? { name: 'name-missing' } : name.length > 200 ? { name: 'name-too-long' } : {}),
		...(start ? { start } : {}),
		...(gateway ? { gateway } : {})
	};
}
