/** Fits a specification to one record: to what people made of suggested links, and to claims from before a change. */
import type { Link, RequirementKey, Specification } from './types.ts';

/** What a record makes of the link between two requirements; `none` takes a suggestion away. */
export interface OwnLink {
	readonly from: string;
	readonly to: string;
	readonly as: 'part' | 'suggested' | 'none';
}

/** Whose requirement a key names: a standard or a specification, by id. */
export const ownerOf = (key: string): string => key.slice(0, key.indexOf('/'));

/**
 * The owners of keys that the specification cannot know: those of specifications that the record was on
 * before. What they link to the shared standard goes on counting once their links are known.
 */
export function formerOwners(
	{ id, standard }: Pick<Specification, 'id' | 'standard'>,
	keys: Iterable<string>
): Set<string> {
	const owners = new Set<string>();
	for (const key of keys) owners.add(ownerOf(key));
	owners.delete(id);
	owners.delete(standard.id);
	return owners;
}

/**
 * The specification with the links that hold for one record. People may take a suggestion away, let it
 * count for coverage, or add one; what the handbooks link stays as it is.
 *
 * @param former specifications that the record was on before; those of another standard add nothing
 */
export function fit(
	specification: Specification,
	former: readonly Pick<Specification, 'links' | 'standard'>[],
	own: readonly OwnLink[]
): Specification {
	const links = new Map<string, Link>();
	const add = (link: Link) => {
		if (!links.has(nameOf(link))) links.set(nameOf(link), link);
	};
	specification.links.forEach(add);
	for (const { standard, links: theirs } of former)
		if (standard.id === specification.standard.id) theirs.forEach(add);
	for (const { from, to, as } of own) {
		const name = nameOf({ from, to });
		const built = links.get(name);
		if (built && built.kind !== 'suggested') continue;
		if (as === 'none') links.delete(name);
		else links.set(name, { from: from as RequirementKey, to: to as RequirementKey, kind: as });
	}
	return { ...specification, links: [...links.values()] };
}

const nameOf = ({ from, to }: { readonly from: string; readonly to: string }) => `${from} ${to}`;
