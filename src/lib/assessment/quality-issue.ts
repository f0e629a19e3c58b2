/** What can be worth a second look at a piece of evidence: the checks, and what one of them says. */
import type { Attachment, CalendarDate } from '#lib/record/rows.ts';
import type { Quality, RequirementKey } from '#lib/specification/types.ts';

/** Under which question an issue stands; the last one is about people, not about the work. */
export type Question = Quality | 'agreed';

export const questions: readonly Question[] = [
	'valid',
	'authentic',
	'current',
	'sufficient',
	'reliable',
	'agreed'
];

/** Each check and the question that it belongs to. */
export const checks = {
	unclaimed: 'valid',
	'not-accepted': 'valid',
	'unknown-kind': 'valid',
	'not-validated': 'authentic',
	'same-file': 'authentic',
	undated: 'current',
	'before-start': 'current',
	'after-gateway': 'current',
	empty: 'sufficient',
	'too-short': 'sufficient',
	'covered-again': 'sufficient',
	'vague-title': 'reliable',
	'vague-file-name': 'reliable',
	'too-long': 'reliable',
	'longer-than-advised': 'reliable',
	'recording-too-long': 'reliable',
	'recordings-too-long': 'reliable',
	'not-agreed': 'agreed',
	'personal-data': 'agreed'
} as const satisfies Record<string, Question>;

export type Check = keyof typeof checks;

export interface Issue {
	readonly check: Check;
	/** The file that it is about; null where it is the piece. */
	readonly file: Attachment | null;
	/** Of words, minutes, other pieces or criteria, as the check counts; null where it counts nothing. */
	readonly actual: number | null;
	readonly asked: number | null;
	readonly requirements: readonly RequirementKey[];
	/** Some of the other pieces that it is about, by id; `actual` says how many there are. */
	readonly others: readonly string[];
	/** The day at which the programme begins or ends. */
	readonly day: CalendarDate | null;
	/** Where the rule comes from. */
	readonly source: string;
}

/** An issue with what it does not say left empty. */
export function issue(
	check: Check,
	source: string,
	about: Partial<Omit<Issue, 'check' | 'source'>> = {}
): Issue {
	return {
		file: null,
		actual: null,
		asked: null,
		requirements: [],
		others: [],
		day: null,
		...about,
		check,
		source
	};
}
