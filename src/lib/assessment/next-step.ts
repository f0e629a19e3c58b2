/** One of the next steps, as data; `step-sentences.ts` puts it into words. */
import type { CalendarDate } from '#lib/record/rows.ts';
import type { Decider, Grade, RequirementKey } from '#lib/specification/types.ts';
import type { MockDue } from './mocks-due.ts';

/**
 * - *answer-returned*: claims that a tutor sent back
 * - *fill-gaps*: criteria of a method's first step, without which it has its lowest grade
 * - *cover-ksbs*: KSBs that no evidence touches
 * - *reach-higher*: what a method still needs for its next grade
 * - *use-evidence*: work that is there and claimed for nothing
 * - *earn-points*: a result by points that is not there yet
 * - *ask-to-confirm*: claims on which nobody who decides has decided
 *
 * These come from people and the calendar (`agreed-steps.ts`):
 *
 * - *sit-again*: a method that was failed and can be resat or retaken
 * - *prepare-day*, *meet-deadline*: an assessment day or a deadline is near
 * - *do-action*: something that was agreed
 * - *mend-mock*: what the last mock did not find
 * - *answer-comment*: claims on which somebody else had the last word
 * - *hold-review*, *log-review*: a planned progress review is near, or its day has passed
 *
 * These are for those who help the apprentice (`own-steps.ts`):
 *
 * - *decide-claims*: claims that wait for them
 * - *release-feedback*, *hold-mock*: what a tutor's mocks still owe the apprentice
 * - *act-on-gateway*: what gateway asks of them
 */
export type NextStepKind =
	| 'answer-returned'
	| 'fill-gaps'
	| 'cover-ksbs'
	| 'reach-higher'
	| 'earn-points'
	| 'use-evidence'
	| 'ask-to-confirm'
	| 'sit-again'
	| 'prepare-day'
	| 'meet-deadline'
	| 'do-action'
	| 'mend-mock'
	| 'answer-comment'
	| 'hold-review'
	| 'log-review'
	| 'decide-claims'
	| 'release-feedback'
	| 'hold-mock'
	| 'act-on-gateway';

/** Why a step stands where it does in the list, from the first to the last. */
export type RankReason =
	| 'waits-for-you'
	| 'mock-is-due'
	| 'was-failed'
	| 'day-is-near'
	| 'was-agreed'
	| 'feedback-blocks'
	| 'mock-showed-it'
	| 'grade-needs-it'
	| 'nothing-shows-it'
	| 'cheapest-way-up'
	| 'work-lies-idle'
	| 'feedback-waits'
	| 'makes-it-secure';

export interface NextStep {
	readonly kind: NextStepKind;
	readonly because: RankReason;
	readonly method?: string;
	readonly area?: string;
	/** The grade that it leads to. */
	readonly grade?: Grade;
	/** Who is asked to confirm. */
	readonly by?: Decider;
	/** The day that it is about. */
	readonly on?: CalendarDate;
	/** The row or thing that it is about, by id. */
	readonly row?: string;
	/** In the words of whoever agreed on it, or a name. */
	readonly text?: string;
	/** Why a mock is due. */
	readonly mock?: MockDue;
	/** What it is made up of, by name. */
	readonly names?: readonly string[];
	/** What to work on; `needed` of them are enough. */
	readonly requirements: readonly RequirementKey[];
	/** Evidence ids to work with. */
	readonly evidence: readonly string[];
	/**
	 * How many requirements it takes (for *use-evidence*, pieces; for *answer-returned* and *ask-to-confirm*,
	 * claims; or points).
	 */
	readonly needed: number;
}
