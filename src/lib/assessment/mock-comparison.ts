/** Attempts at one method side by side, criterion by criterion, in words. */
import { finalMarks } from '#lib/record/mock-marks.ts';
import type { Correction, MarkValue, Mock } from '#lib/record/rows.ts';
import type { Criterion, Specification } from '#lib/specification/types.ts';
import { capital, counted } from '#lib/specification/words.ts';

export interface ComparedAttempt {
	readonly mock: Mock;
	readonly marks: Readonly<Record<string, MarkValue>>;
	/** How many of the criteria below are met. */
	readonly met: number;
}

/** Where a criterion has gone over the attempts. */
export type Trend = 'lost' | 'gained' | 'met' | 'missed' | 'unmarked';

export interface ComparedLine {
	readonly criterion: Criterion;
	/** One for each attempt; null where it was not marked. */
	readonly marks: readonly (MarkValue | null)[];
	/** "Met twice, then missed". */
	readonly story: string;
	readonly trend: Trend;
}

export interface Comparison {
	readonly method: string;
	/** Oldest first. */
	readonly attempts: readonly ComparedAttempt[];
	/** What was lost first, then what was never met, then the rest. */
	readonly lines: readonly ComparedLine[];
	/** How it went as a whole. */
	readonly sentences: readonly string[];
}

const order: readonly Trend[] = ['lost', 'missed', 'gained', 'met', 'unmarked'];

/** Every method with a finished mock that somebody else conducted; practice alone is kept apart. */
export function compareMocks(
	{ methods, criteria }: Pick<Specification, 'methods' | 'criteria'>,
	mocks: readonly Mock[],
	corrections: readonly Correction[]
): Comparison[] {
	return methods.flatMap(({ id }): Comparison[] => {
		const own = mocks
			.filter(
				({ deleted, fields }) =>
					!deleted && fields.method === id && fields.finished !== null && fields.attempt !== 'practice'
			)
			.toSorted((a, b) => (a.fields.startedAt < b.fields.startedAt ? -1 : 1));
		if (own.length === 0) return [];
		const listed = criteria.filter(({ method }) => method === id);
		const attempts = own.map((mock) => {
			const marks = finalMarks(mock, corrections);
			return { mock, marks, met: listed.filter(({ key }) => isMet(marks[key])).length };
		});
		const lines = listed
			.map((criterion) => compareLine(criterion, attempts))
			.toSorted((a, b) => order.indexOf(a.trend) - order.indexOf(b.trend));
		return [{ method: id, attempts, lines, sentences: sentencesOf(attempts, lines) }];
	});
}

function compareLine(criterion: Criterion, attempts: readonly ComparedAttempt[]): ComparedLine {
	const marks = attempts.map(({ marks: given }) => given[criterion.key] ?? null);
	return { criterion, marks, story: storyOf(marks), trend: trendOf(marks) };
}

type Outcome = 'met' | 'missed' | 'left open';

/** "Met twice, then missed"; attempts without a mark are passed over. */
export function storyOf(marks: readonly (MarkValue | null)[]): string {
	const runs: { outcome: Outcome; times: number }[] = [];
	for (const outcome of marks.flatMap(outcomeOf)) {
		const last = runs.at(-1);
		if (last?.outcome === outcome) last.times++;
		else runs.push({ outcome, times: 1 });
	}
	if (runs.length === 0) return 'Never marked';
	return capital(runs.map(({ outcome, times }) => outcome + timesWord(times)).join(', then '));
}

function timesWord(times: number): string {
	return times === 1 ? '' : times === 2 ? ' twice' : ` ${times} times`;
}

function outcomeOf(mark: MarkValue | null): Outcome[] {
	if (mark === null) return [];
	return [mark === 'question' ? 'left open' : mark === 'not-met' ? 'missed' : 'met'];
}

function trendOf(marks: readonly (MarkValue | null)[]): Trend {
	const outcomes = marks.flatMap(outcomeOf);
	const last = outcomes.at(-1);
	if (last === undefined) return 'unmarked';
	if (last !== 'met') return outcomes.includes('met') ? 'lost' : 'missed';
	return outcomes.every((one) => one === 'met') ? 'met' : 'gained';
}

function sentencesOf(attempts: readonly ComparedAttempt[], lines: readonly ComparedLine[]): string[] {
	const marked = lines.filter(({ trend }) => trend !== 'unmarked').length;
	const met = attempts.map((attempt) => attempt.met);
	if (met.length === 1) return [`One attempt so far: ${met.join()} of ${marked} met.`];
	const change = (met.at(-1) ?? 0) - (met[0] ?? 0);
	const direction =
		change === 0
			? 'as many as at first'
			: `${Math.abs(change)} ${change > 0 ? 'more' : 'fewer'} than at first`;
	const of = (wanted: Trend) => lines.filter(({ trend }) => trend === wanted).length;
	return [
		`${counted(met.length, 'attempt')}: ${met.join(', then ')} of ${marked} met, ${direction}.`,
		...(of('lost') > 0
			? [`${capital(counted(of('lost'), 'criterion', 'criteria'))} met before and not the last time.`]
			: []),
		...(of('missed') > 0
			? [`${capital(counted(of('missed'), 'criterion', 'criteria'))} not met in any attempt yet.`]
			: [])
	];
}

function isMet(mark: MarkValue | undefined): boolean {
	return mark === 'met' || mark === 'commented';
}
