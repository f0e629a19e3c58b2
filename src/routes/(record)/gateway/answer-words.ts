/** What is said beside an answer about gateway that cannot be saved as it is. */
import type { AnswerProblem } from '#lib/record/fact-problems.ts';

const words: Record<AnswerProblem, string> = {
	'name-missing': 'Enter the name of the person who says so.',
	'name-too-long': 'Shorten the name to 200 characters or fewer.',
	'date-missing': 'Enter the day.',
	'date-impossible': 'This day does not exist. Check the day, month and year.',
	'date-in-future': 'This day is still to come. Check the date.',
	'date-too-early': 'This date is before 1900. Check the year.',
	'date-too-late': 'This date is too far ahead. Check the year.',
	'gateway-before-start': 'Gateway cannot be before the start. Check both dates.',
	'break-backwards': 'The last day comes before the first. Check both dates.'
};

export function wordsForAnswer(problem: AnswerProblem | undefined): string | undefined {
	return problem && words[problem];
}
