/** What is said beside a field that cannot be saved as it is. */
import type { FieldProblem } from '#lib/record/evidence.ts';

const fieldProblems: Record<FieldProblem, string> = {
	'title-missing': 'Give it a title. A few words are enough.',
	'title-too-long': 'Shorten the title to 300 characters or fewer.',
	'text-too-long': 'Shorten the text, or add it as a file.',
	'date-impossible': 'This day does not exist. Check the day, month and year.',
	'date-in-future': 'This date is still to come. Enter the day the work was done, or leave it empty.',
	'date-too-early': 'This date is before the year 2000. Check the year.',
	'comment-missing': 'Say what you mean in a few words.',
	'comment-too-long': 'Shorten it to 5,000 characters or fewer.',
	'answer-unchanged': 'Nothing has changed yet. Say in “how” or in “where” what is new.',
	'person-missing': 'Enter the name of the person who is here.',
	'name-missing': 'Enter the apprentice’s name.',
	'name-too-long': 'Shorten the name to 200 characters or fewer.',
	'gateway-before-start': 'Gateway cannot be before the start. Check both dates.'
};

/** What to say beside a field; undefined where nothing is wrong. */
export function wordsForField(problem: FieldProblem | undefined): string | undefined {
	return problem && fieldProblems[problem];
}
