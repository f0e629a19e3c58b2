/** Requirements in a phrase. */
import { placeName, shortSign } from '#lib/specification/find.ts';
import type { Requirement, Specification } from '#lib/specification/types.ts';
import { list } from '#lib/specification/words.ts';

/** So many are named; of the rest it is told how many they are. */
const most = 4;

/** "K1, K3 and 2 more"; signs that others have too get the name of their place. */
export function signs(specification: Specification, requirements: readonly Requirement[]): string {
	const named = requirements.slice(0, most).map((one) => {
		const sign = shortSign(one);
		return one.id.toUpperCase() === sign ? sign : `${placeName(specification, one)} ${sign}`;
	});
	const more = requirements.length - named.length;
	return list(more > 0 ? [...named, `${more} more`] : named);
}
