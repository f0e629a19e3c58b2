/** What is said beside a field about gateway, actions, days, results, reviews and hours that cannot be saved. */
import type { WayProblem } from '#lib/record/way-problems.ts';

const words: Record<WayProblem, string> = {
	'name-missing': 'Enter the name of the person who says so.',
	'name-too-long': 'Shorten the name to 200 characters or fewer.',
	'date-missing': 'Enter the day.',
	'date-impossible': 'This day does not exist. Check the day, month and year.',
	'date-in-future': 'This day is still to come. Check the date.',
	'date-too-early': 'This date is before 1900. Check the year.',
	'date-too-late': 'This date is too far ahead. Check the year.',
	'gateway-before-start': 'Gateway cannot be before the start. Check both dates.',
	'break-backwards': 'The last day comes before the first. Check both dates.',
	'words-missing': 'Say it in a few words.',
	'words-too-long': 'This is too long. Shorten it and save again.',
	'grade-missing': 'Choose the grade that you were told.',
	'before-start': 'This day is before the apprenticeship began. Check the date.',
	'day-passed': 'This day has passed. Plan a later day, or log the review.',
	'time-impossible': 'This time does not exist. Write it as 09:30.',
	'minutes-missing': 'Say how long it took.',
	'minutes-impossible': 'Use numbers, and no more than the 24 hours of a day.',
	'hours-impossible': 'Use a number of hours from 0 to 20,000.'
};

export function wayWords(problem: WayProblem | undefined): string | undefined {
	return problem && words[problem];
}
