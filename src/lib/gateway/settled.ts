/** What readiness has found out, for the forms that ask it. */
import type { Practice } from '#lib/specification/practice-types.ts';
import { checkItem } from './readiness-checks.ts';
import type { Rulebook, Readiness } from './readiness.ts';
import type { Facts } from './readiness-facts.ts';

/** Whether an item is met; null where that is not known, or where it does not apply. */
export function settledItem({ items }: Readiness, id: string): boolean | null {
	const standing = items.find(({ item }) => item.id === id)?.standing;
	return standing === 'met' ? true : standing === 'not-met' ? false : null;
}

/**
 * Whether there is a certificate at the level that the specification asks for. Something that stands in for it
 * is none; null where nobody has said.
 */
export function certificateAchieved(
	subject: string,
	rulebook: Rulebook & { readonly practice: Pick<Practice, 'gateway'> },
	facts: Facts,
	{ on }: Readiness
): boolean | null {
	const item = rulebook.practice.gateway?.items.find(
		({ check }) => check.kind === 'certificate' && check.subject === subject
	);
	if (!item) return null;
	const { standing, reasons } = checkItem(item, rulebook, facts, on);
	if (reasons.some(({ reason }) => reason === 'certificate')) return standing === 'met';
	return reasons.some(({ reason }) => reason === 'no-certificate') ? false : null;
}
