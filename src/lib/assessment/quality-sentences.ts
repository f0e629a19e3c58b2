/** What is worth a second look, in plain English: the question, what was seen, and what to do about it. */
import { inWords } from '#lib/record/dates.ts';
import type { Specification } from '#lib/specification/types.ts';
import { capital, counted, list } from '#lib/specification/words.ts';
import { checks, type Check, type Issue, type Question } from './quality-issue.ts';

/** What each word asks, where the handbook has no words of its own. */
const asks: Record<Question, string> = {
	valid: 'Does it really show what it is claimed for?',
	authentic: 'Is it yours, and can you prove it?',
	current: 'Is it from your programme, and can you still do it?',
	sufficient: 'Is it enough, and not more than enough?',
	reliable: 'Would two people who read it come to the same view?',
	agreed: 'Are your employer and the people in it happy that you use it?'
};

export interface QuestionWords {
	readonly name: string;
	readonly asks: string;
	readonly source: string;
}

/** The word, what it means, and who says so. */
export function questionWords({ evidence }: Specification, question: Question): QuestionWords {
	const own = evidence.quality.find(({ id }) => id === question);
	return { name: capital(question), asks: own?.text ?? asks[question], source: own?.source ?? 'ours' };
}

/** Where the fix is made on the page of the piece. */
export type FixPlace = 'fields' | 'claims' | 'files' | 'privacy';

interface Words {
	readonly says: string;
	readonly fix: string;
	readonly place: FixPlace;
}

/**
 * @param titleOf the title of another piece, by its id
 * @returns what was seen, and the words of the link that leads to the fix
 */
export function issueWords(
	specification: Specification,
	issue: Issue,
	titleOf: (evidence: string) => string | undefined
): Words {
	const { check, file, requirements } = issue;
	const actual = issue.actual ?? 0;
	const asked = issue.asked ?? 0;
	const day = issue.day === null ? '' : inWords(issue.day);
	const name = `“${file?.fields.name ?? ''}”`;
	const organisation = specification.organisation.short;
	switch (check) {
		case 'unclaimed':
			return at('claims', 'It is claimed for nothing yet.', 'Map it to what it shows');
		case 'not-accepted':
			return at('fields', `${organisation} turns this kind down.`, 'Choose another kind');
		case 'unknown-kind':
			return at('fields', `${organisation} does not name its kind.`, 'Choose another kind');
		case 'not-validated':
			return at(
				'claims',
				'Your employer has confirmed none of its claims, and every piece has to be validated.',
				'See what the employer can confirm'
			);
		case 'same-file':
			return at(
				'files',
				actual === 0
					? `${name} is in this piece twice.`
					: `${name} is in ${otherPieces(issue, titleOf)} too.`,
				'Keep the file where it belongs'
			);
		case 'undated':
			return at('fields', 'Nobody can tell when the work was done.', 'Enter the date');
		case 'before-start':
			return at('fields', `Its date is before your programme began on ${day}.`, 'Check the date');
		case 'after-gateway':
			return at(
				'fields',
				`Its date is after gateway on ${day}, when the programme was over.`,
				'Check the date'
			);
		case 'empty':
			return at(
				'fields',
				actual === 0
					? 'There is neither a file nor a text in it.'
					: `It is claimed for ${counted(actual, 'requirement')}, but there is neither a file nor a text in it.`,
				'Add what shows it'
			);
		case 'too-short':
			return at('fields', `${counted(actual, 'word')}; at least ${asked} are asked for.`, 'Write more');
		case 'covered-again':
			return at(
				'claims',
				againWords(specification, requirements),
				'Keep the claims where it is the best piece'
			);
		case 'vague-title':
			return at('fields', 'Its title does not say what it is.', 'Give it a clear title');
		case 'vague-file-name':
			return at(
				'files',
				`${name} does not say what is in it.`,
				'Save it under a clear name and replace the file'
			);
		case 'too-long':
			return at('fields', `${counted(actual, 'word')}; at most ${asked} are asked for.`, 'Shorten it');
		case 'longer-than-advised':
			return at('fields', `${counted(actual, 'word')}; about ${asked} are recommended.`, 'Shorten it');
		case 'recording-too-long':
			return at(
				'files',
				`${name} lasts about ${counted(actual, 'minute')}; ${asked} at most are advised.`,
				'Replace it by a shorter recording'
			);
		case 'recordings-too-long':
			return at(
				'files',
				`Its recordings last about ${counted(actual, 'minute')}; ${asked} are the measure for this kind.`,
				'Replace them by shorter ones'
			);
		case 'not-agreed':
			return at(
				'fields',
				'Nobody has ticked that the employer and the people in it agreed.',
				'Ask them, then tick it'
			);
		case 'personal-data':
			return at(
				'privacy',
				`${counted(actual, 'thing in it looks', 'things in it look')} like a customer’s data.`,
				'See what, and take it out'
			);
		default:
			return check satisfies never;
	}
}

/** "2 things to check" */
export function toCheck(issues: number): string {
	return counted(issues, 'thing to check', 'things to check');
}

/** Under which question an issue stands. */
export function questionOf(check: Check): Question {
	return checks[check];
}

function at(place: FixPlace, says: string, fix: string): Words {
	return { says, fix, place };
}

function otherPieces({ others, actual }: Issue, titleOf: (id: string) => string | undefined): string {
	const titles = others.map((id) => `“${titleOf(id) ?? 'a piece'}”`);
	const more = (actual ?? 0) - titles.length;
	return list(more > 0 ? [...titles, counted(more, 'other piece')] : titles);
}

function againWords({ criteria }: Specification, keys: Issue['requirements']): string {
	const wanted = new Set<string>(keys.slice(0, 3));
	const ids = criteria.filter(({ key }) => wanted.has(key)).map(({ id }) => id);
	const more = keys.length - ids.length;
	const named = list(more > 0 ? [...ids, `${more} more`] : ids);
	return `Other pieces cover ${named} as well, and one each is enough.`;
}
