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

interface ToSign {
	/** These can go: the apprentice has signed, so all that the record knew stands on them as answers. */
	readonly ready: ReadonlySet<string>;
	/** How many the apprentice must sign first: a part of a record would fill in less than the whole. */
	readonly first: number;
}

/** The forms that were begun and that somebody in this role signs. */
export async function formsToSign(record: CurrentRecord, guest: Guest): Promise<ToSign> {
	const begun = record.all('form').filter(({ fields }) => fields.under === record.specification.id);
	if (begun.length === 0) return nothingToSign;
	const { practice } = await loadGatewayRules(record.specification.id);
	const theirs = begun.filter(({ fields: form }) =>
		paperOf(practice, form)?.sections.some(({ fields }) =>
			fields.some(({ kind, who }) => kind === 'signature' && who.includes(guest))
		)
	);
	const signed = new Set(
		record.all('signature').flatMap(({ fields }) => (fields.role === 'apprentice' ? [fields.of] : []))
	);
	const ready = theirs.filter(({ id }) => signed.has(id)).map(({ id }) => id);
	return { ready: new Set(ready), first: theirs.length - ready.length };
}

export const nothingToSign: ToSign = { ready: new Set(), first: 0 };
