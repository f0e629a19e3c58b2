/** Where each of the next steps is done, and what the button there says. */
import { resolve } from '$app/paths';
import type { NextStep } from '#lib/assessment/next-step.ts';
import type { Role } from '#lib/record/rows.ts';

export interface StepPlace {
	readonly href: string;
	readonly label: string;
}

/** @param role who reads it: the apprentice answers and maps, others look */
export function placeOfStep(step: NextStep, role: Role): StepPlace {
	const mine = role === 'apprentice';
	switch (step.kind) {
		case 'sit-again':
			return { href: resolve('/gateway/results'), label: 'See what follows' };
		case 'prepare-day':
			return { href: resolve('/gateway/days'), label: 'See the plan' };
		case 'meet-deadline':
			return { href: `${resolve('/gateway')}#deadlines`, label: 'See the deadlines' };
		case 'act-on-gateway':
			return { href: resolve('/gateway'), label: 'See the list' };
		case 'do-action':
			return { href: `${resolve('/gateway/reviews')}#actions`, label: 'See the actions' };
		case 'hold-review':
			return { href: resolve('/dashboard/report'), label: 'See the report' };
		case 'log-review':
			return { href: resolve('/gateway/reviews'), label: 'Write it down' };
		case 'decide-claims':
			return { href: resolve('/review'), label: 'Review them' };
		case 'ask-to-confirm':
			return { href: resolve('/review'), label: 'See what waits' };
		case 'release-feedback':
			return { href: `${resolve('/mocks/result')}?id=${step.row ?? ''}`, label: 'See the result' };
		case 'hold-mock':
			return { href: `${resolve('/mocks/new')}?method=${step.method ?? ''}`, label: 'Start a mock' };
		case 'answer-returned':
			// All of them stand on one page, with the same figure above them.
			if (step.needed > 1)
				return { href: resolve('/review'), label: mine ? 'See what was said' : 'See them' };
			break;
		default:
	}
	const [piece] = step.evidence;
	if (piece !== undefined)
		return {
			href: `${resolve('/evidence/item')}?id=${piece}`,
			label: step.kind === 'answer-comment' ? 'Answer it' : placeWord(step, mine)
		};
	const [requirement] = step.requirements;
	if (requirement !== undefined && step.requirements.length === 1)
		return {
			href: `${resolve('/requirements/item')}?key=${encodeURIComponent(requirement)}`,
			label: 'Look at it'
		};
	const area = step.area === undefined ? '' : `#area-${step.area}`;
	return { href: `${resolve('/requirements')}?show=gaps${area}`, label: 'See the gaps' };
}

function placeWord({ kind }: NextStep, mine: boolean): string {
	if (!mine) return 'Look at it';
	return kind === 'use-evidence' ? 'Map it' : 'Answer it';
}
