import { expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import { areaLines, sum } from '../../../src/routes/(record)/review/employer-view.ts';
import { gapLines } from '../../../src/routes/(record)/review/gap-lines.ts';
import { groupsOf } from '../../../src/routes/(record)/requirements/groups.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification } from './builders.ts';

const guild = aSpecification({
	methods: { watch: { pass: 4, distinction: 2, expected: 1 } },
	ksbs: 2,
	links: ['watch-p1 part K1']
});
const rows = [
	anEvidence('e1'),
	aClaim('c1', 'e1', 'watch-p1'),
	aClaim('c2', 'e1', 'watch-p2'),
	aClaim('c3', 'e1', 'watch-p3'),
	aConfirmation('d1', 'c1'),
	aConfirmation('d2', 'c2', { decision: 'returned' })
];
const coverage = cover(tallyOf(guild, rows), {});

test('an employer’s figures share out what counts, and leave out what is only expected', () => {
	const whole = { total: 8, confirmed: 1, claimed: 1, returned: 1, linked: 1, missing: 4 };
	expect(sum(coverage.whole)).toEqual(whole);
	const lines = areaLines(guild, coverage);
	for (const kind of ['total', 'confirmed', 'claimed', 'returned', 'linked', 'missing'] as const)
		expect(lines.reduce((all, line) => all + line[kind], 0)).toBe(whole[kind]);
});

test('a gap is what nothing shows, by kind', () => {
	expect(gapLines(guild, coverage)).toEqual([
		{ kind: 'pass', words: '1 pass criterion has no evidence yet.', query: 'show=missing&kind=pass' },
		{
			kind: 'distinction',
			words: '2 distinction criteria have no evidence yet.',
			query: 'show=missing&kind=distinction'
		},
		{ kind: 'ksb', words: '1 KSB has no evidence yet.', query: 'show=missing&kind=ksb' }
	]);
	expect(gapLines(guild, cover(tallyOf(aSpecification({ methods: {} }), []), {}))).toEqual([]);
});

test('the requirements page lists as many as are counted', () => {
	const found = new Set([...guild.criteria, ...guild.ksbs].map(({ key }) => key));
	const listed = (show: Parameters<typeof groupsOf>[3]) =>
		groupsOf(guild, coverage.states, found, show).reduce((all, { count }) => all + count, 0);
	const shows = ['confirmed', 'claimed', 'returned', 'linked', 'missing', 'gaps', 'all'] as const;
	// What is only expected is listed too.
	expect(shows.map(listed)).toEqual([1, 1, 1, 1, 5, 7, 9]);
});
