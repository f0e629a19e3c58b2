/** How mocks are named on the pages. */
import { resolve } from '$app/paths';
import { isQuestionPractice } from '#lib/record/practice.ts';
import type { Asked, Fields, MarkValue, Mock } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';

/** What a mock stands in for: several can be run as a first attempt. */
export const attempts: Record<Fields<'mock'>['attempt'], string> = {
	first: 'As a first attempt',
	resit: 'As a resit',
	retake: 'As a retake',
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

/** Paths on a grid of 20, beside the word and never alone. */
export const markGlyphs: Readonly<Record<MarkValue, string>> = {
	met: 'M4 11l4 4 8-10',
	'not-met': 'M5 5l10 10M15 5L5 15',
	commented: 'M3 9l3.5 3.5L13 4M4 17h12',
	question: 'M6.5 7a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M10 16v.01'
};

/** Where a mock goes on: on its sheet, or question by question. */
export function openAddress(mock: Mock, asked: readonly Asked[]): string {
	return `${resolve(isQuestionPractice(mock, asked) ? '/mocks/practice' : '/mocks/run')}?id=${mock.id}`;
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** `23 Nov 2026, 14:05`, where the reader's clock hangs. */
export function momentWords(instant: string): string {
	return moment.format(new Date(instant));
}
