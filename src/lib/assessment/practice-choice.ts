/** Which questions to practise next, and how practice went. Tutors' mocks are no part of either. */
import type { Asked } from '#lib/record/rows.ts';
import { chooseQuestions } from '#lib/specification/read/choose-questions.ts';
import type { Question } from '#lib/specification/practice-types.ts';
import type { Criterion } from '#lib/specification/types.ts';

/** How one question went in practice so far. */
export interface Practised {
	/** How often it was answered. */
	readonly times: number;
	/** What the apprentice said of the last answer; null where they said nothing. */
	readonly last: 'met' | 'not-met' | null;
	/** What was written last; empty where nothing was. */
	readonly answer: string;
}

/**
 * question → how it went
 *
 * @param asked rows of practice alone
 */
export function practised(asked: readonly Asked[]): Map<string, Practised> {
	const answered = asked.filter(({ deleted, fields }) => !deleted && fields.seconds !== null);
	const byQuestion = Map.groupBy(answered, ({ fields }) => fields.question ?? '');
	byQuestion.delete('');
	return new Map(
		[...byQuestion].map(([question, rows]) => {
			const sorted = rows.toSorted((a, b) => (a.changedAt < b.changedAt ? -1 : 1));
			const written = sorted.findLast(({ fields }) => fields.answer.trim() !== '');
			return [
				question,
				{
					times: rows.length,
					last: sorted.at(-1)?.fields.self ?? null,
					answer: written?.fields.answer ?? ''
				}
			];
		})
	);
}

/**
 * Chooses so many questions: those never practised before, then those that went badly, then the rest; of
 * each, the ones that reach the most criteria.
 *
 * @param criteria what the method asks for, pass criteria first
 */
export function choosePractice(
	questions: readonly Question[],
	criteria: readonly Criterion[],
	history: ReadonlyMap<string, Practised>,
	number: number,
	seed: string
): Question[] {
	const rank = ({ id }: Question) => {
		const known = history.get(id);
		return !known ? 0 : known.last === 'not-met' ? 1 : 2;
	};
	const keys = criteria.map(({ key }) => key);
	return [0, 1, 2]
		.flatMap((wanted) =>
			chooseQuestions(
				questions.filter((one) => rank(one) === wanted),
				keys,
				seed,
				number
			)
		)
		.slice(0, number);
}

/** Minutes for one answer where the handbook sets how many questions fill how much time; null where it does not. */
export function minutesForAnswer(method: {
	readonly duration: { readonly maximumMinutes?: number | undefined } | null;
	readonly questioning: { readonly questions?: number | undefined } | null;
}): number | null {
	const { maximumMinutes } = method.duration ?? {};
	const { questions } = method.questioning ?? {};
	return maximumMinutes !== undefined && questions !== undefined
		? Math.floor(maximumMinutes / questions)
		: null;
}
