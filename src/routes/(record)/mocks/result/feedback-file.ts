/** The feedback on a mock as a file. */
import { roleWord } from '#lib/components/app/role-words.ts';
import { feedbackPage } from '#lib/exchange/feedback-page.ts';
import { inOrder } from '#lib/record/actions.ts';
import { inWords } from '#lib/record/dates.ts';
import { clockWords, closedTime } from '#lib/record/mock-clock.ts';
import type { Action, Mock } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import { capital } from '#lib/specification/words.ts';
import { attempts, mockName, momentWords } from '../mock-words.ts';
import type { Outcome } from '../outcome.ts';
import type { ResultGroup } from './result-lines.ts';

interface Shown {
	readonly mock: Mock;
	readonly specification: Specification;
	readonly apprentice: string;
	readonly conductor: string;
	readonly outcome: Outcome | null;
	readonly groups: readonly ResultGroup[];
	/** Of this mock. */
	readonly actions: readonly Action[];
}

export function feedbackFile(shown: Shown): { readonly name: string; readonly blob: Blob } {
	const { mock, specification, apprentice, conductor, outcome, groups, actions } = shown;
	const { fields } = mock;
	const html = feedbackPage({
		title: mockName(specification, fields),
		apprentice,
		about: `${attempts[fields.attempt]}, ${momentWords(fields.startedAt)}, with ${conductor}. It took ${clockWords(closedTime(fields.clock))}.`,
		outcome: outcome ? [outcome.sentence, ...outcome.parts].join(' ') : null,
		released: fields.released ? `Released to the apprentice on ${momentWords(fields.released)}.` : null,
		words: [
			{ name: 'Strengths', text: fields.strengths },
			{ name: 'Gaps', text: fields.gaps },
			...(fields.actions === '' ? [] : [{ name: 'About the actions', text: fields.actions }])
		],
		actions: inOrder(actions).map(({ fields: { text, owner, due, done } }) => ({
			text,
			when: `${capital(roleWord(owner))}, ${done ? `done on ${inWords(done)}` : due ? `by ${inWords(due)}` : 'no day agreed'}`
		})),
		groups: groups.map(({ name, lines }) => ({
			name,
			lines: lines.map(({ criterion, note }) => ({ text: criterion.text, note }))
		}))
	});
	return {
		name: `feedback-${fields.method}-${fields.finished?.on ?? ''}.html`,
		blob: new Blob([html], { type: 'text/html' })
	};
}
