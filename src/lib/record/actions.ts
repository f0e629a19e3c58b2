/** The changes to what people agreed that somebody does by a day. */
import type { Change } from './change.ts';
import type { Action, CalendarDate, Fields } from './rows.ts';

/** What there is to say of a new action; the rest is open. */
export type NewAction = Pick<Fields<'action'>, 'text' | 'owner' | 'due'> &
	Partial<Pick<Fields<'action'>, 'of' | 'requirements'>>;

/** Adds an action, which may come from a mock, a review, a result or a claim. */
export function addAction(
	{ text, of = null, requirements = [], ...rest }: NewAction,
	newId: () => string
): Change {
	const fields = { text: text.trim(), of, requirements, ...rest, done: null, evidence: null };
	return { name: 'add-action', edits: [{ op: 'create', kind: 'action', id: newId(), fields }] };
}

/** Puts an action into other words, or gives it to somebody else or another day. */
export function editAction(action: Action, fields: Pick<Fields<'action'>, 'text' | 'owner' | 'due'>): Change {
	return {
		name: 'edit-action',
		edits: [{ op: 'edit', id: action.id, fields: { ...fields, text: fields.text.trim() } }]
	};
}

/** Ticks an action off, with the piece of evidence that answers it where there is one. */
export function finishAction(action: Action, done: CalendarDate, evidence: string | null): Change {
	return { name: 'edit-action', edits: [{ op: 'edit', id: action.id, fields: { done, evidence } }] };
}

/** Takes the tick off again. */
export function reopenAction(action: Action): Change {
	return {
		name: 'edit-action',
		edits: [{ op: 'edit', id: action.id, fields: { done: null, evidence: null } }]
	};
}

/** Takes an action out; whatever it came from stays. */
export function removeAction(action: Action): Change {
	return { name: 'remove-action', edits: [{ op: 'delete', id: action.id }] };
}

/** Open ones first, by the day on which they are due; those without a day come last, then what is done. */
export function inOrder(actions: readonly Action[]): Action[] {
	const key = ({ fields: { done, due }, createdAt, id }: Action) =>
		`${done === null ? `0${due ?? '9'}` : `1${done}`} ${createdAt} ${id}`;
	return actions.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
