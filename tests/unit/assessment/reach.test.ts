import { expect, test } from 'vitest';
import { reachedFrom, reachOf } from '#lib/assessment/reach.ts';
import { aSpecification, key, type SpecificationPlan } from './builders.ts';

function linked(...links: NonNullable<SpecificationPlan['links']>) {
	return aSpecification({ methods: { watch: { pass: 6, distinction: 0 } }, ksbs: 6, links });
}

function reach(specification: ReturnType<typeof linked>, id: string, side = reachOf) {
	const { same, part, suggested } = side(specification, key(id));
	const words = (keys: readonly string[]) => keys.map((one) => one.slice(one.indexOf('/') + 1)).join(' ');
	return { same: words(same), part: words(part), suggested: words(suggested) };
}

test('a same link works both ways', () => {
	const specification = linked('watch-p1 same K1');
	expect(reach(specification, 'watch-p1')).toEqual({ same: 'K1', part: '', suggested: '' });
	expect(reach(specification, 'K1')).toEqual({ same: 'watch-p1', part: '', suggested: '' });
});

test('a part link carries up and never down', () => {
	const specification = linked('watch-p1 part K1');
	expect(reach(specification, 'watch-p1')).toEqual({ same: '', part: 'K1', suggested: '' });
	expect(reach(specification, 'K1')).toEqual({ same: '', part: '', suggested: '' });
	expect(reach(specification, 'K1', reachedFrom)).toEqual({ same: '', part: 'watch-p1', suggested: '' });
});

test('a suggestion is listed and never counts', () => {
	const specification = linked('watch-p1 suggested K1', 'K1 same K2', 'K1 part K3');
	expect(reach(specification, 'watch-p1')).toEqual({ same: '', part: '', suggested: 'K1 K2 K3' });
});

test('a chain is as weak as its weakest link, in whatever order', () => {
	const specification = linked(
		'watch-p1 part K1',
		'K1 same K2',
		'watch-p2 same watch-p1',
		'K2 part K3',
		'K3 suggested K4'
	);
	expect(reach(specification, 'watch-p2')).toEqual({ same: 'watch-p1', part: 'K1 K2 K3', suggested: 'K4' });
	expect(reach(specification, 'K2')).toEqual({ same: 'K1', part: 'K3', suggested: 'K4' });
});

test('the strongest of two ways counts', () => {
	const specification = linked('watch-p1 part K1', 'watch-p1 same K2', 'K2 same K1');
	expect(reach(specification, 'watch-p1')).toEqual({ same: 'K1 K2', part: '', suggested: '' });
});

test('one claim on something general never reaches its particulars, not even through a neighbour', () => {
	const specification = linked(
		'watch-p1 part K1',
		'watch-p2 part K1',
		'watch-p3 part K1',
		'watch-p4 same K1'
	);
	expect(reach(specification, 'watch-p1')).toEqual({ same: '', part: 'K1 watch-p4', suggested: '' });
	expect(reach(specification, 'watch-p4')).toEqual({ same: 'K1', part: '', suggested: '' });
});

test('links may pass over a key that the specification has not', () => {
	const specification = linked('watch-p1 part other/x', 'other/x part K1', 'other/y same watch-p2');
	expect(reach(specification, 'watch-p1')).toEqual({ same: '', part: 'K1 x', suggested: '' });
	expect(reach(specification, 'other/y')).toEqual({ same: 'watch-p2', part: '', suggested: '' });
});

test('circles end', () => {
	const specification = linked(
		'K1 part K2',
		'K2 part K3',
		'K3 part K1',
		'K4 same K5',
		'K5 same K4',
		'K6 suggested K6'
	);
	expect(reach(specification, 'K1')).toEqual({ same: '', part: 'K2 K3', suggested: '' });
	expect(reach(specification, 'K4')).toEqual({ same: 'K5', part: '', suggested: '' });
	expect(reach(specification, 'K6')).toEqual({ same: '', part: '', suggested: '' });
});

test('a key that nobody knows reaches nothing', () => {
	// Everything else reaches something, so that taking one key for another would show.
	const specification = linked(...[1, 2, 3, 4, 5, 6].map((n) => `K${n} same watch-p${n}` as const));
	expect(reach(specification, 'other/nobody')).toEqual({ same: '', part: '', suggested: '' });
	expect(reach(specification, 'other/nobody', reachedFrom)).toEqual({ same: '', part: '', suggested: '' });
});
