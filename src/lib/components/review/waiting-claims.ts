/** The claims of an open record that wait for somebody's decision. */
import { waitingFor, type Waiting } from '#lib/assessment/thread.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import type { Decider } from '#lib/specification/types.ts';
import { counted } from '#lib/specification/words.ts';

/** Claims whose evidence is gone, or that the specification gains nothing from, ask nothing of anybody. */
export function waitingClaims(record: CurrentRecord, role: Decider): Waiting[] {
	const useless = new Set(record.unplaced);
	const claims = record
		.all('claim')
		.filter(({ id, fields }) => !useless.has(id) && record.get('evidence', fields.evidence) !== undefined);
	return waitingFor(role, claims, record.all('confirmation'), record.behindOf);
}

/** An employer may confirm, a tutor is waited for. */
export function waitingWords(role: Decider, number: number): string {
	if (number === 0) return 'Nothing waits for you';
	return role === 'employer'
		? `You can confirm ${counted(number, 'claim')}`
		: `${counted(number, 'claim waits', 'claims wait')} for you`;
}
