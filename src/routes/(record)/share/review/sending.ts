/** What can be sent to whom. */
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { loadGatewayRules } from '#lib/components/gateway/gateway-view.ts';
import { knownOf } from '#lib/components/papers/known.ts';
import { filledOf } from '#lib/components/papers/papers-view.ts';
import { waitingClaims } from '#lib/components/review/waiting-claims.ts';
import type { Purpose } from '#lib/exchange/record-file.ts';
import type { Part } from '#lib/record/bundle.ts';
import { paperOf, signedBy } from '#lib/record/paper.ts';
import type { CalendarDate } from '#lib/record/rows.ts';

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
	/** These can go: all that the record knew stands on them as answers. */
	readonly ready: ReadonlySet<string>;
	/** How many the apprentice must sign or keep first: a part of a record would fill in less than the whole. */
	readonly first: number;
}

/**
 * The forms that were begun and that somebody in this role signs. The apprentice's signature makes answers of
 * what the record filled in; where the form has no place for it, they were asked to keep it as it stands.
 */
export async function formsToSign(record: CurrentRecord, guest: Guest, today: CalendarDate): Promise<ToSign> {
	const begun = record.all('form').filter(({ fields }) => fields.under === record.specification.id);
	if (begun.length === 0) return nothingToSign;
	const gateway = await loadGatewayRules(record.specification.id);
	const theirs = begun.flatMap(({ id, fields }) => {
		const paper = paperOf(gateway.practice, fields);
		return paper && signedBy(paper, guest) ? [{ id, paper }] : [];
	});
	const signed = new Set(
		record.all('signature').flatMap(({ fields }) => (fields.role === 'apprentice' ? [fields.of] : []))
	);
	const known = knownOf(record, gateway, today);
	const ready = theirs.filter(({ id, paper }) =>
		signedBy(paper, 'apprentice')
			? signed.has(id)
			: filledOf(record, id, paper, known).every(({ by }) => by !== 'record')
	);
	return { ready: new Set(ready.map(({ id }) => id)), first: theirs.length - ready.length };
}

export const nothingToSign: ToSign = { ready: new Set(), first: 0 };
