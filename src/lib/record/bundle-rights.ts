/** Who may change what by an answer that is sent back: held by whoever takes it in, and not by trust. */
import type { Kind, Role } from './rows.ts';

/** The roles in which somebody answers. */
export type Guest = Exclude<Role, 'apprentice'>;

/** Somebody who answers, in the hat that they wear. */
export interface Answering {
	readonly person: string;
	readonly role: Guest;
}

/** Rows of these kinds may be added; of a person's own, these fields may be changed later. */
type Rights = Readonly<Partial<Record<Kind, readonly string[]>>>;

const signing: Rights = { person: [], signature: [], key: [], attestation: [] };
const answering: Rights = {
	...signing,
	comment: ['text'],
	action: ['text', 'owner', 'due', 'done', 'requirements'],
	form: [],
	answer: ['value']
};

const rights: Readonly<Record<Guest, Rights>> = {
	assessor: signing,
	provider: answering,
	employer: { ...answering, confirmation: [] },
	tutor: {
		...answering,
		confirmation: [],
		mock: ['clock', 'contact', 'exempt', 'finished', 'strengths', 'gaps', 'actions', 'released'],
		mark: ['mark', 'elapsed', 'note', 'noteElapsed'],
		asked: ['text', 'answer', 'seconds', 'elapsed'],
		correction: []
	}
};

/** What stays open once a mock is sealed. */
export const afterSeal: readonly string[] = ['strengths', 'gaps', 'actions', 'released'];

/** Whether an answer in this role may hold rows of this kind. */
export function mayWrite(role: Guest, kind: Kind): boolean {
	return Object.hasOwn(rights[role], kind);
}

/**
 * Whether somebody may change these fields of a row of their own.
 *
 * @param sealed whether the row is a mock that is finished
 */
export function mayChange(role: Guest, kind: Kind, fields: readonly string[], sealed: boolean): boolean {
	const open = sealed ? afterSeal : (rights[role][kind] ?? []);
	return fields.every((field) => field === 'deleted' || open.includes(field));
}
