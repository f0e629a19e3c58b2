/** Which mocks are due, in plain English. Every name comes from the specification. */
import { inWords } from '#lib/record/dates.ts';
import type { Specification } from '#lib/specification/types.ts';
import { capital, counted, list } from '#lib/specification/words.ts';
import type { MockDue, MockDueReason } from './mocks-due.ts';

/** "No mock yet. Gateway is on 26 February 2027." */
export function mockDueSentence(specification: Specification, due: MockDue): string {
	const reasons = due.reasons.map((reason) => `${capital(reasonWords(specification, due.method, reason))}.`);
	return [...reasons, dayWords(due)].join(' ');
}

function reasonWords({ methods }: Specification, method: string, reason: MockDueReason): string {
	switch (reason.kind) {
		case 'none':
			return 'no mock yet';
		case 'parts': {
			const parts = methods.find(({ id }) => id === method)?.parts;
			const names = reason.parts.map((part) => parts?.find(({ id }) => id === part)?.name ?? part);
			return `no mock yet of ${list(names)}`;
		}
		case 'old':
			return `the last mock was on ${inWords(reason.on)}, ${counted(reason.days, 'day')} ago`;
		case 'unreleased':
			return `the feedback on the mock of ${inWords(reason.on)} is not released yet`;
		default:
			return reason satisfies never;
	}
}

function dayWords({ before }: MockDue): string {
	if (before === null) return 'No day is planned.';
	const what = before.what === 'gateway' ? 'Gateway' : 'The assessment';
	return `${what} is on ${inWords(before.on)}.`;
}
