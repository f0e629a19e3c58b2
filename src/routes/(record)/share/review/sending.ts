/** What can be sent to whom. */
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { loadGatewayRules } from '#lib/components/gateway/gateway-view.ts';
import { waitingClaims } from '#lib/components/review/waiting-claims.ts';
import type { Purpose } from '#lib/exchange/record-file.ts';
import type { Part } from '#lib/record/bundle.ts';
import { paperOf } from '#lib/record/paper.ts';

export type Scope = Part['scope'];
export type Guest = Extract<Purpose, { is: 'review' }>['for'];

/** The rows that a choice names. */
export function partFor(
	record: CurrentRecord,
	scope: Scope,
	method: string,
	guest: Guest,
	forms: ReadonlySet<string>
): Part {
	if (scope === 'record') return { scope };
	if (scope === 'claims') return { scope, claims: new Set(waitingIds(record, guest)), forms, reader: guest };
	const { criteria, ksbs } = record.specification;
	const keys = new Set<string>(
		[...criteria, ...ksbs].filter((one) => one.method === method).map(({ key }) => key)
	);
	return { scope, method, reader: guest, covers: (requirement) => keys.has(requirement) };
}

/** The claims that wait for somebody's decision; whoever decides nothing reads what waits for the tutor. */
export function waitingIds(record: CurrentRecord, guest: Guest): string[] {
	return waitingClaims(record, guest === 'employer' ? 'employer' : 'tutor').map(({ claim }) => claim.id);
}

/** The forms that were begun and that somebody in this role signs. */
export async function formsToSign(record: CurrentRecord, guest: Guest): Promise<ReadonlySet<string>> {
	const begun = record.all('form').filter(({ fields }) => fields.under === record.specification.id);
	if (begun.length === 0) return new Set();
	const { practice } = await loadGatewayRules(record.specification.id);
	const signs = begun.filter(({ fields: form }) =>
		paperOf(practice, form)?.sections.some(({ fields }) =>
			fields.some(({ kind, who }) => kind === 'signature' && who.includes(guest))
		)
	);
	return new Set(signs.map(({ id }) => id));
}
