import { describe, expect, it } from 'vitest';
import { fit, formerOwners, type OwnLink } from '#lib/specification/fit.ts';
import type { Link, LinkKind, RequirementKey, Specification } from '#lib/specification/types.ts';

const link = (from: string, to: string, kind: LinkKind): Link => ({
	from: from as RequirementKey,
	to: to as RequirementKey,
	kind
});

function specification(id: string, links: Link[], standard = 'guild'): Specification {
	// What fitting reads of a specification, and no more.
	return { id, standard: { id: standard }, links } as unknown as Specification;
}

const tower = specification('tower', [
	link('guild/a', 'guild/K1', 'suggested'),
	link('tower/x', 'guild/b', 'same')
]);

const kindOf = ({ links }: Specification, from: string, to: string) =>
	links.find((one) => one.from === from && one.to === to)?.kind;

describe('a specification fitted to a record', () => {
	it('names the owners of claims that only an earlier specification knows', () => {
		const keys = ['guild/a', 'tower/x', 'harbour/y', 'harbour/z'];
		expect([...formerOwners(tower, keys)]).toEqual(['harbour']);
	});

	it('adds the links of an earlier specification of the same standard', () => {
		const harbour = specification('harbour', [link('harbour/y', 'guild/b', 'same')]);
		expect(kindOf(fit(tower, [harbour], []), 'harbour/y', 'guild/b')).toBe('same');
	});

	it('adds nothing from another standard', () => {
		const inn = specification('inn', [link('inn/y', 'guild/b', 'same')], 'hostelry');
		expect(fit(tower, [inn], []).links).toEqual(tower.links);
	});

	it.each<[OwnLink['as'], LinkKind | undefined]>([
		['part', 'part'],
		['none', undefined],
		['suggested', 'suggested']
	])('makes a suggestion %s where the record says so', (as, kind) => {
		const fitted = fit(tower, [], [{ from: 'guild/a', to: 'guild/K1', as }]);
		expect(kindOf(fitted, 'guild/a', 'guild/K1')).toBe(kind);
		expect(kindOf(fitted, 'tower/x', 'guild/b')).toBe('same');
	});

	it('adds a link of the record’s own', () => {
		const fitted = fit(tower, [], [{ from: 'guild/a', to: 'guild/K2', as: 'part' }]);
		expect(kindOf(fitted, 'guild/a', 'guild/K2')).toBe('part');
	});

	it.each(['part', 'none'] as const)(
		'leaves what a handbook links as it is, whatever the record says: %s',
		(as) => {
			const fitted = fit(tower, [], [{ from: 'tower/x', to: 'guild/b', as }]);
			expect(kindOf(fitted, 'tower/x', 'guild/b')).toBe('same');
		}
	);

	it('leaves the specification itself unaltered', () => {
		fit(tower, [], [{ from: 'guild/a', to: 'guild/K1', as: 'none' }]);
		expect(tower.links).toHaveLength(2);
	});
});
