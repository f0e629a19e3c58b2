/** What must hold of actions, days, results, reviews and hours before they are saved. */
import { dayProblem, type AnswerProblem } from './fact-problems.ts';
import type { CalendarDate } from './rows.ts';

export type WayProblem =
	| AnswerProblem
	| 'words-missing'
	| 'words-too-long'
	| 'grade-missing'
	| 'before-start'
	| 'day-passed'
	| 'time-impossible'
	| 'minutes-missing'
	| 'minutes-impossible'
	| 'hours-impossible';

/** By the name of the field; a field that is in order is left out. */
export type WayProblems<Name extends string> = { readonly [name in Name]?: WayProblem };

/** The most that a day has. */
const minutesOfDay = 1_440;

/** An action needs words; its day may be left out. */
export function actionProblems(draft: {
	readonly text: string;
	readonly due: string;
}): WayProblems<'text' | 'due'> {
	return found({ text: wordsProblem(draft.text, 5_000), due: dayProblem(draft.due) });
}

/** A day of the assessment may be empty, but not impossible. */
export function appointmentProblems(draft: {
	readonly on: string;
	readonly time: string;
}): WayProblems<'on' | 'time'> {
	const timed = draft.time === '' || /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(draft.time);
	return found({ on: dayProblem(draft.on), time: timed ? null : 'time-impossible' });
}

/** A result cannot have come before the apprenticeship began, or be known before its day. */
export function resultProblems(
	draft: { readonly grade: string; readonly on: string },
	start: CalendarDate | null,
	today: CalendarDate
): WayProblems<'grade' | 'on'> {
	return found({
		grade: draft.grade === '' ? 'grade-missing' : null,
		on: heldProblem(draft.on, start, today)
	});
}

/** A review was held: since the start, and not in days to come. */
export function reviewProblems(
	draft: { readonly title: string; readonly on: string },
	start: CalendarDate | null,
	today: CalendarDate
): WayProblems<'title' | 'on'> {
	return found({ title: wordsProblem(draft.title, 300), on: heldProblem(draft.on, start, today) });
}

/** A plan is for today or a later day. */
export function planProblems(
	draft: { readonly title: string; readonly on: string },
	today: CalendarDate
): WayProblems<'title' | 'on'> {
	const { on } = draft;
	const impossible = on === '' ? 'date-missing' : dayProblem(on);
	return found({
		title: wordsProblem(draft.title, 300),
		on: impossible ?? (on < today ? 'day-passed' : null)
	});
}

/** @param draft hours and minutes as they were typed; empty for none */
export function hoursProblems(
	draft: { readonly on: string; readonly hours: string; readonly minutes: string; readonly what: string },
	today: CalendarDate
): WayProblems<'on' | 'minutes' | 'what'> {
	return found({
		on: draft.on === '' ? 'date-missing' : dayProblem(draft.on, today),
		minutes: lengthProblem(minutesOf(draft)),
		what: wordsProblem(draft.what, 1_000)
	});
}

/** Hours such as 1.5 and minutes as one number of minutes; null where they are no numbers. */
export function minutesOf({
	hours,
	minutes
}: {
	readonly hours: string;
	readonly minutes: string;
}): number | null {
	const [h, m] = [hours, minutes].map((text) =>
		text.trim() === '' ? 0 : Number(text.trim().replace(',', '.'))
	);
	if (h === undefined || m === undefined || !(h >= 0) || !(m >= 0)) return null;
	return Math.round(h * 60 + m);
}

/** The planned hours as typed; empty for not known. */
export function plannedProblem(text: string): WayProblem | null {
	const hours = Number(text.trim().replace(',', '.'));
	return hours >= 0 && hours <= 20_000 ? null : 'hours-impossible';
}

function lengthProblem(minutes: number | null): WayProblem | null {
	if (minutes === null || minutes > minutesOfDay) return 'minutes-impossible';
	return minutes === 0 ? 'minutes-missing' : null;
}

function heldProblem(text: string, start: CalendarDate | null, today: CalendarDate): WayProblem | null {
	if (text === '') return 'date-missing';
	return dayProblem(text, today) ?? (start !== null && text < start ? 'before-start' : null);
}

function wordsProblem(text: string, longest: number): WayProblem | null {
	const { length } = text.trim();
	return length === 0 ? 'words-missing' : length > longest ? 'words-too-long' : null;
}

function found<Name extends string>(problems: Record<Name, WayProblem | null>): WayProblems<Name> {
	return Object.fromEntries(
		Object.entries(problems).filter(([, problem]) => problem !== null)
	) as WayProblems<Name>;
}
