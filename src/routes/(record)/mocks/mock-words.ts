/** How mocks are named on the pages. */
import type { Fields, MarkValue } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';

export const attempts: Record<Fields<'mock'>['attempt'], string> = {
	first: 'First attempt',
	resit: 'Resit',
	retake: 'Retake',
	practice: 'Practice alone'
};

/** In the order of their keys, 1 to 4. */
export const markNames: readonly { readonly value: MarkValue; readonly name: string }[] = [
	{ value: 'met', name: 'Met' },
	{ value: 'not-met', name: 'Not met' },
	{ value: 'commented', name: 'Met with a comment' },
	{ value: 'question', name: 'Question' }
];

/** The method, and the part where it is one alone. */
export function mockName(specification: Specification, { method, part }: Fields<'mock'>): string {
	const found = specification.methods.find(({ id }) => id === method);
	const name = found?.name ?? method;
	return part === null ? name : `${name}: ${found?.parts.find(({ id }) => id === part)?.name ?? part}`;
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** `23 Nov 2026, 14:05`, where the reader's clock hangs. */
export function momentWords(instant: string): string {
	return moment.format(new Date(instant));
}
