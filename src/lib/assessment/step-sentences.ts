/** Next steps in plain English. Every name comes from the specification. */
import { inWords } from '#lib/record/dates.ts';
import type { Role } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import { counted, gradeWord, list } from '#lib/specification/words.ts';
import { mockDueSentence } from './mock-due-sentences.ts';
import type { NextStep } from './next-step.ts';

/**
 * "Teamwork: 2 criteria need evidence for pass."
 *
 * @param role who reads it: the apprentice is told what to do, others what the apprentice has open
 */
export function nextStepSentence(
	specification: Specification,
	step: NextStep,
	role: Role = 'apprentice'
): string {
	const { needed } = step;
	const mine = role === 'apprentice';
	const of = step.requirements.length;
	const grade = step.grade === undefined ? '' : gradeWord(specification, step.grade);
	switch (step.kind) {
		case 'answer-returned':
			return mine
				? `Answer the feedback on ${counted(needed, 'claim')} that ${needed === 1 ? 'was' : 'were'} sent back.`
				: `${counted(needed, 'claim was', 'claims were')} sent back, and the apprentice has not answered yet.`;
		case 'fill-gaps': {
			if (needed < of) return `${place(specification, step)}: ${needed} of ${of} open criteria for ${grade}.`;
			const what = counted(of, 'criterion needs', 'criteria need');
			return `${place(specification, step)}: ${what} evidence for ${grade}.`;
		}
		case 'cover-ksbs':
			return `${place(specification, step)}: ${counted(needed, 'KSB has', 'KSBs have')} no evidence yet.`;
		case 'reach-higher': {
			const which =
				needed === of
					? counted(needed, 'more criterion', 'more criteria')
					: `${needed} of ${of} open criteria`;
			return `${place(specification, step)}: ${which} for ${grade}.`;
		}
		case 'earn-points':
			return `${place(specification, step)}: at least ${counted(needed, 'point')} for ${grade}.`;
		case 'use-evidence':
			return mine
				? `Say what ${counted(needed, 'unused piece')} of evidence ${needed === 1 ? 'shows' : 'show'}.`
				: `${counted(needed, 'piece')} of evidence ${needed === 1 ? 'is' : 'are'} not mapped to anything yet.`;
		case 'ask-to-confirm': {
			const by = step.by ?? 'tutor';
			return mine
				? `Ask your ${by} to decide on ${counted(needed, 'claim')}.`
				: `${counted(needed, 'claim waits', 'claims wait')} for the ${by}.`;
		}
		case 'sit-again':
			return `${place(specification, step)} was not passed${day(step, ' (result of ', ')')}: plan the next attempt.`;
		case 'prepare-day':
			return `${step.text ?? ''}${day(step, ' is on ')}: ${mine ? 'have' : 'help to have'} everything ready.`;
		case 'meet-deadline':
			return `${step.text ?? ''}${day(step, ': by ')}.`;
		case 'do-action':
			return `${ended(step.text ?? '')}${day(step, ' Agreed for ', '.')}`;
		case 'mend-mock': {
			const what = counted(needed, 'criterion', 'criteria');
			return `${place(specification, step)}: ${what} not met in a mock${day(step, ' on ')}. ${mine ? 'Show newer work.' : 'No newer work shows it yet.'}`;
		}
		case 'answer-comment':
			return `Answer what was said about ${counted(needed, 'claim')}.`;
		case 'hold-review':
			return `${short(step.text ?? '')}${day(step, ' is on ')}. Print the progress report for it.`;
		case 'log-review':
			return `${short(step.text ?? '')}${day(step, ' was planned for ')}. Write down what was said, or move it.`;
		case 'decide-claims':
			return role === 'employer'
				? `You can confirm ${counted(needed, 'claim')}.`
				: `${counted(needed, 'claim waits', 'claims wait')} for you.`;
		case 'release-feedback':
			return `${place(specification, step)}: release the feedback on the mock${day(step, ' of ')}.`;
		case 'hold-mock':
			return `${place(specification, step)}: a mock is due. ${step.mock ? mockDueSentence(specification, step.mock) : ''}`.trimEnd();
		case 'act-on-gateway':
			return `Gateway waits for you: ${list((step.names ?? []).map(short))}.`;
		default:
			return step.kind satisfies never;
	}
}

function day({ on }: NextStep, before: string, after = ''): string {
	return on === undefined ? '' : `${before}${inWords(on)}${after}`;
}

/** The first lines of what somebody wrote, as a sentence. */
function ended(text: string): string {
	const begun = short(text);
	return /[.!?…][”’"]?$/.test(begun) ? begun : `${begun}.`;
}

/** What somebody wrote may be a page long. */
function short(text: string): string {
	return text.length > 140 ? `${text.slice(0, 139).trimEnd()}…` : text;
}

function place({ areas, methods }: Specification, { area, method }: NextStep): string {
	const named = areas.find(({ id }) => id === area) ?? methods.find(({ id }) => id === method);
	return named?.name ?? area ?? method ?? '';
}
