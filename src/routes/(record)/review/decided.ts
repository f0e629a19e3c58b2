/** What a quality assurer samples: claims with a decision on them, by who decided and how. */
import { rowsBy } from '#lib/record/rows-by.ts';
import type { Claim, Confirmation } from '#lib/record/rows.ts';

export interface Wanted {
	/** Id of whoever decided; empty for everybody. */
	readonly person: string;
	/** Empty for any. */
	readonly decision: Confirmation['fields']['decision'] | '';
}

interface Decided {
	/** In the order in which they came. */
	readonly claims: readonly Claim[];
	/** Everybody who has decided on anything, once. */
	readonly deciders: readonly Confirmation['fields'][];
}

/** The claims with at least one decision of the kind that is wanted, later ones notwithstanding. */
export function decisionsOf(
	claims: readonly Claim[],
	confirmations: readonly Confirmation[],
	{ person, decision }: Wanted = { person: '', decision: '' }
): Decided {
	const byClaim = rowsBy(confirmations, 'claim');
	const isWanted = ({ fields }: Confirmation) =>
		(person === '' || fields.person === person) && (decision === '' || fields.decision === decision);
	const deciders = new Map(confirmations.map(({ fields }) => [fields.person, fields]));
	return {
		claims: claims.filter(({ id }) => byClaim.get(id)?.some(isWanted)),
		deciders: [...deciders.values()]
	};
}

/** Ids of so many of them, each as likely as the other. */
export function drawn(claims: readonly Claim[], count: number): ReadonlySet<string> {
	const lots = claims.map(({ id }) => ({ id, lot: Math.random() })).sort((a, b) => a.lot - b.lot);
	return new Set(lots.slice(0, count).map(({ id }) => id));
}
