/** What can be sent to whom. */
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { waitingClaims } from '#lib/components/review/waiting-claims.ts';
import type { Purpose } from '#lib/exchange/record-file.ts';
import type { Part } from '#lib/record/bundle.ts';

export type Scope = Part['scope'];
export type Guest = Extract<Purpose, { is: 'review' }>['for'];

/** The rows that a choice names. */
export function partFor(record: CurrentRecord, scope: Scope, method: string, guest: Guest): Part {
	if (scope === 'record') return { scope };
	if (scope === 'claims') return { scope, claims: new Set(waitingIds(record, guest)) };
	const { criteria, ksbs } = record.specification;
	const keys = new Set<string>(
		[...criteria, ...ksbs].filter((one) => one.method === method).map(({ key }) => key)
	);
	return { scope, method, covers: (requirement) => keys.has(requirement) };
}

/** The claims that wait for somebody's decision; whoever decides nothing reads what waits for the tutor. */
export function waitingIds(record: CurrentRecord, guest: Guest): string[] {
	return waitingClaims(record, guest === 'employer' ? 'employer' : 'tutor').map(({ claim }) => claim.id);
}
