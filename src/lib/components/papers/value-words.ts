/** Answers in words. */
import { inWords, isCalendarDate } from '#lib/record/dates.ts';
import { isEmpty, type AnswerProblem, type Value } from '#lib/record/forms.ts';
import type { PaperField } from '#lib/record/paper.ts';
import { counted } from '#lib/specification/words.ts';

/** "Yes", "1 July 2027", "3 rows"; a table is shown elsewhere where all of it is wanted. */
export function valueWords(value: Value, kind?: PaperField['kind']): string {
	if (kind === 'tick') return value === true ? 'Ticked' : 'Not ticked';
	if (typeof value === 'boolean') return value ? 'Yes' : 'No';
	if (isEmpty(value) || value === null) return 'empty';
	if (Array.isArray(value)) return counted(value.length, 'row');
	return isCalendarDate(value) ? inWords(value) : value;
}

const problems: Record<AnswerProblem, string> = {
	'answer-too-long':
		'This answer is longer than 500,000 characters and is not saved. Shorten it, or add it to your evidence as a file.',
	'cell-too-long': 'A cell holds 5,000 characters at most. This table is not saved until it is shorter.',
	'too-many-rows': 'A table holds 500 rows at most. It is not saved until some are taken out.'
};

export function problemWords(problem: AnswerProblem): string {
	return problems[problem];
}
