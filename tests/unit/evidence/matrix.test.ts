import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import { RowsBehind } from '#lib/record/behind.ts';
import { cellsOf, hasMore, type Known } from '../../../src/routes/(record)/evidence/matrix/cells.ts';
import { bandsOf, columnsOf, type Wanted } from '../../../src/routes/(record)/evidence/matrix/columns.ts';
import { drawn, moved } from '../../../src/routes/(record)/evidence/matrix/window.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification, key } from '../assessment/builders.ts';

const specification = aSpecification({
	methods: { watch: { pass: 2, distinction: 0 }, case: { pass: 1, distinction: 0, decidedBy: 'employer' } },
	ksbs: 2,
	links: ['watch-p1 part K1', 'watch-p2 suggested K2']
});

describe('what is drawn of a long line', () => {
	test.each([
		['the beginning', 100, 0, 5, -1, [0, 1, 2, 3, 4, 5, 6, 7, 8]],
		['the middle', 100, 50, 1, -1, [47, 48, 49, 50, 51, 52, 53, 54]],
		['the end', 100, 98, 5, -1, [95, 96, 97, 98, 99]],
		['the one in hand before it', 100, 50, 1, 3, [3, 47, 48, 49, 50, 51, 52, 53, 54]],
		['the one in hand behind it', 100, 0, 1, 99, [0, 1, 2, 3, 4, 99]],
		['one in hand that is no more', 3, 0, 5, 9, [0, 1, 2]],
		['nothing', 0, 0, 5, 0, []]
	])('%s', (_, count, from, inSight, held, expected) => {
		expect(drawn(count, from, inSight, held)).toEqual(expected);
	});

	test('never more than is in sight and a little, however long the line is', () => {
		expect(drawn(1_000_000, 500_000, 20, 3).length).toBeLessThan(30);
	});
});

describe('keys', () => {
	const size = { rows: 10, columns: 6, page: 4 };
	const press = (key: string, ctrlKey = false) =>
		moved({ row: 5, column: 3 }, { key, ctrlKey, metaKey: false }, size);

	test.each([
		['ArrowUp', false, 4, 3],
		['ArrowDown', false, 6, 3],
		['ArrowLeft', false, 5, 2],
		['ArrowRight', false, 5, 4],
		['Home', false, 5, 0],
		['End', false, 5, 5],
		['PageUp', false, 1, 3],
		['PageDown', false, 9, 3],
		['Home', true, 0, 0],
		['End', true, 9, 5],
		['ArrowUp', true, 0, 3],
		['ArrowDown', true, 9, 3]
	])('%s (with Ctrl: %s)', (name, ctrl, row, column) => {
		expect(press(name, ctrl)).toEqual({ row, column });
	});

	test('stop at the edges, and others are left to the browser', () => {
		const edge = { key: 'ArrowUp', ctrlKey: false, metaKey: false };
		expect(moved({ row: 0, column: 0 }, edge, size)).toEqual({ row: 0, column: 0 });
		expect(press('Tab')).toBeNull();
		expect(press('Enter')).toBeNull();
	});
});

describe('cells', () => {
	const known = (...decisions: ReturnType<typeof aConfirmation>[]): Known => ({
		specification,
		requirements: new Map([...specification.criteria, ...specification.ksbs].map((one) => [one.key, one])),
		decisions: Map.groupBy(decisions, ({ fields }) => fields.claim),
		behindOf: new RowsBehind().of
	});
	const states = (claims: readonly ReturnType<typeof aClaim>[], all = known()) =>
		Object.fromEntries([...cellsOf(claims, all)].map(([one, { state }]) => [one.split('/')[1], state]));

	test('a claim fills its cell, and a link that counts those it leads to', () => {
		expect(states([aClaim('c1', 'e1', 'watch-p1'), aClaim('c2', 'e1', 'watch-p2')])).toEqual({
			'watch-p1': 'claimed',
			'watch-p2': 'claimed',
			K1: 'linked'
		});
	});

	test('a claim of its own comes before a link', () => {
		expect(states([aClaim('c1', 'e1', 'watch-p1'), aClaim('c2', 'e1', 'K1')])).toMatchObject({
			K1: 'claimed'
		});
	});

	test('decisions show, each by whoever decides on the requirement', () => {
		const claims = [
			aClaim('c1', 'e1', 'watch-p1'),
			aClaim('c2', 'e1', 'case-p1'),
			aClaim('c3', 'e1', 'watch-p2')
		];
		const all = known(
			aConfirmation('d1', 'c1'),
			aConfirmation('d2', 'c2'),
			aConfirmation('d3', 'c3', { decision: 'returned' })
		);
		expect(states(claims, all)).toEqual({
			'watch-p1': 'confirmed',
			'case-p1': 'claimed',
			'watch-p2': 'returned',
			K1: 'linked'
		});
	});

	test('a bare claim goes at a press; one with words, a place or a decision does not', () => {
		const bare = aClaim('c1', 'e1', 'watch-p1');
		expect(hasMore([bare], known())).toBe(false);
		expect(hasMore([bare], known(aConfirmation('d1', 'c1')))).toBe(true);
		expect(hasMore([{ ...bare, fields: { ...bare.fields, how: 'See page 2' } }], known())).toBe(true);
		expect(hasMore([{ ...bare, fields: { ...bare.fields, where: 'page 2' } }], known())).toBe(true);
	});
});

describe('columns', () => {
	const tally = tallyOf(specification, [anEvidence('e1'), aClaim('c1', 'e1', 'watch-p1')]);
	const { states } = cover(tally, {});
	const ids = (wanted: Partial<Wanted>) =>
		columnsOf(specification, states, {
			of: '',
			layer: 'all',
			gapsOnly: false,
			keep: new Set(),
			...wanted
		}).map(({ requirement }) => requirement.id);

	test('are all that applies, or a method, an area, a layer or the gaps of it', () => {
		expect(ids({})).toEqual(['watch-p1', 'watch-p2', 'case-p1', 'K1', 'K2']);
		expect(ids({ of: 'method:case' })).toEqual(['case-p1']);
		expect(ids({ of: 'area:watch-area1', layer: 'ksb' })).toEqual(['K1', 'K2']);
		expect(ids({ gapsOnly: true })).toEqual(['watch-p2', 'case-p1', 'K1', 'K2']);
		expect(ids({ gapsOnly: true, keep: new Set([key('watch-p1')]) })).toContain('watch-p1');
	});

	test('are named by their sign, and by their place too where others have the same', () => {
		const all = columnsOf(specification, states, { of: '', layer: 'all', gapsOnly: false, keep: new Set() });
		expect(all.find(({ requirement }) => requirement.id === 'K1')?.name).toBe('K1');
		expect(all.find(({ requirement }) => requirement.id === 'watch-p1')?.name).toMatch(/ P1$/);
	});

	test('stand in bands by their place', () => {
		const places = ['a', 'a', 'b', 'a'].map((place) => ({ place }) as ReturnType<typeof columnsOf>[number]);
		expect(bandsOf(places)).toEqual([
			{ place: 'a', from: 0, count: 2 },
			{ place: 'b', from: 2, count: 1 },
			{ place: 'a', from: 3, count: 1 }
		]);
	});
});
