/** Next steps in plain English. Every name comes from the specification. */
import { inWords } from '#lib/record/dates.ts';
import type { Specification } from '#lib/specification/types.ts';
import type { NextStep } from './next-steps.ts';
import { counted, gradeWord } from '#lib/specification/words.ts';

/** "Teamwork: 2 criteria need evidence for pass." */
export function nextStepSentence(specification: Specification, step: NextStep): string {
	const { needed } = step;
	const of = step.requirements.length;
	const grade = step.grade === undefined ? '' : gradeWord(specification, step.grade);
	switch (step.kind) {
		case 'answer-returned':
			return `Answer your tutor's feedback on ${counted(needed, 'claim')}.`;
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
			return `Say what ${counted(needed, 'unused piece')} of evidence ${needed === 1 ? 'shows' : 'show'}.`;
		case 'ask-to-confirm':
			return `Ask your ${step.by ?? 'tutor'} to confirm what you claimed for ${counted(needed, 'requirement')}.`;
		case 'sit-again':
			return `${place(specification, step)} was not passed${day(step, ' (result of ', ')')}: plan the next attempt.`;
		case 'prepare-day':
			return `${step.text ?? ''}${day(step, ' is on ')}: have everything ready.`;
		case 'meet-deadline':
			return `${step.text ?? ''}${day(step, ': by ')}.`;
		case 'do-action':
			return `${ended(step.text ?? '')}${day(step, ' Agreed for ', '.')}`;
		case 'mend-mock': {
			const what = counted(needed, 'criterion', 'criteria');
			return `${place(specification, step)}: ${what} not met in a mock${day(step, ' on ')}. Show newer work.`;
		}
		case 'answer-comment':
			return `Answer what was said about ${counted(needed, 'claim')}.`;
		default:
			return step.kind satisfies never;
	}
}

function day({ on }: NextStep, before: string, after = ''): string {
	return on === undefined ? '' : `${before}${inWords(on)}${after}`;
}

/** The first lines of what somebody wrote, as a sentence. */
function ended(text: string): string {
	const short = text.length > 140 ? `${text.slice(0, 139).trimEnd()}…` : text;
	return /[.!?…][”’"]?$/.test(short) ? short : `${short}.`;
}

function place({ areas, methods }: Specification, { area, method }: NextStep): string {
	const named = areas.find(({ id }) => id === area) ?? methods.find(({ id }) => id === method);
	return named?.name ?? area ?? method ?? '';
}
