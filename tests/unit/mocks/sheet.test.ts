import { describe, expect, it } from 'vitest';
import { itemsOf, sheetOf, ticksOf } from '../../../src/routes/(record)/mocks/run/sheet.ts';
import type { Specification } from '#lib/specification/types.ts';
import { aSpecification } from '../assessment/builders.ts';

const specification = aSpecification({
	methods: {
		watch: { pass: 2, distinction: 3, enough: 2, perContact: 1 },
		show: {
			pass: 3,
			distinction: 1,
			expected: 1,
			parts: { diary: { pass: 1, distinction: 0, exemptible: true } }
		}
	}
});
const mock = { method: 'watch', part: null, contact: [] as string[], exempt: [] as string[] };

/** Every group as `name: ids`. */
const groups = (about: Partial<typeof mock>, of: Specification = specification) =>
	sheetOf(of, { ...mock, ...about }).flatMap((section) =>
		section.groups.map(({ name, criteria }) => `${name}: ${criteria.map(({ id }) => id).join(' ')}`)
	);

describe('the sheet of a mock', () => {
	it('has every criterion of the method once, distinction in a block of its own', () => {
		const items = itemsOf(sheetOf(specification, mock)).map(({ id }) => id);
		const own = specification.criteria.filter(({ method }) => method === 'watch').map(({ id }) => id);
		expect([...items].sort()).toEqual([...own].sort());
		expect(groups({}).at(-1)).toBe('For a distinction: watch-d1 watch-d2 watch-d3');
	});

	it('says how many of the block are needed', () => {
		const [section] = sheetOf(specification, mock);
		expect(section?.groups.at(-1)).toMatchObject({ higher: true, note: '2 of 3 needed' });
	});

	it('groups as the organisation prints it, else by area, else by grade', () => {
		const criteria = specification.criteria.map((one) =>
			one.id === 'watch-p2' ? { ...one, group: 'At the lamp' } : one
		);
		const names = groups({}, { ...specification, criteria }).map((line) => line.split(':')[0]);
		expect(names).toContain('At the lamp');
		const bare = criteria.map((one) => ({ ...one, group: null, area: null, alternative: null }));
		expect(groups({}, { ...specification, criteria: bare }).map((line) => line.split(':')[0])).toEqual([
			'For a pass',
			'For a distinction'
		]);
	});

	it('leaves out another kind of contact, as grading does, and nothing while no kind is named', () => {
		const ids = (contact: string[]) =>
			itemsOf(sheetOf(specification, { ...mock, contact })).map(({ id }) => id);
		expect(ids(['shop'])).toContain('watch-shop1');
		expect(ids(['shop'])).not.toContain('watch-phone1');
		expect(ids([])).toEqual(expect.arrayContaining(['watch-shop1', 'watch-phone1']));
	});

	it('names each part, and marks nothing in one that is exempt', () => {
		const sections = sheetOf(specification, { ...mock, method: 'show', exempt: ['diary'] });
		const diary = sections.find(({ id }) => id === 'diary');
		expect(diary?.exempt).toBe(true);
		const exempt = diary?.groups.flatMap(({ criteria }) => criteria.map(({ id }) => id)) ?? [];
		expect(exempt.length).toBeGreaterThan(0);
		for (const one of itemsOf(sections)) expect(exempt).not.toContain(one.id);
	});

	it('may be for one part alone', () => {
		const sections = sheetOf(specification, { ...mock, method: 'show', part: 'diary' });
		expect(sections.map(({ id }) => id)).toEqual(['diary']);
		expect(itemsOf(sections).every(({ part }) => part === 'diary')).toBe(true);
	});

	it('is empty for a method that there is not', () => {
		expect(sheetOf(specification, { ...mock, method: 'sing' })).toEqual([]);
	});
});

it('each area that has to be seen has a tick, and says where the tick is its only trace', () => {
	const [watch, ...others] = specification.methods;
	const known =
		specification.criteria.find(({ method, area }) => method === 'watch' && area !== null)?.area ?? '';
	const areas = [
		...specification.areas,
		{ id: 'tidy', name: 'A tidy cart', short: 'Cart', method: null, source: 'ours' }
	];
	const covers = { areas: [known, 'tidy'], note: null, source: 'ours' };
	const covered = { ...specification, areas, methods: [{ ...watch, covers }, ...others] } as Specification;
	expect(ticksOf(covered, mock).map(({ area, alone }) => [area, alone])).toEqual([
		[known, false],
		['tidy', true]
	]);
	expect(ticksOf(specification, mock)).toEqual([]);
});
