/** The changes to what people agreed that somebody does by a day. */
import type { Change } from './change.ts';
import type { Action, CalendarDate, Fields, Role } from './rows.ts';

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

/**
 * What is asked of whoever reviews the record: theirs to do, so that it stays until somebody ticks it off.
 *
 * @returns null where the same was asked of them already, and is open
 */
export function askReviewer(
	text: string,
	owner: Role,
	actions: readonly Action[],
	newId: () => string
): Change | null {
	const asked = questionsFor(owner, actions).some(({ fields }) => fields.text === text.trim());
	return asked ? null : addAction({ text, owner, due: null }, newId);
}

/** What is asked of somebody in this role, and belongs to nothing else, the oldest first. */
export function questionsFor(owner: Role, actions: readonly Action[]): Action[] {
	return inOrder(actions).filter(
		({ fields }) => fields.owner === owner && fields.of === null && fields.done === null
	);
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
