import { expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { whatIf } from '#lib/assessment/prediction.ts';
import type { Mark } from '#lib/assessment/situation.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import { alsoMet, waysUp } from '#lib/assessment/way-up.ts';
import { aClaim, anEvidence, aSpecification } from './builders.ts';

const guild = aSpecification({ methods: { watch: { pass: 3, distinction: 3, enough: 2 } } });
const tallied = () => tallyOf(guild, [anEvidence('e1'), aClaim('c1', 'e1', 'watch-p1')]);
const ways = (marks: ReadonlyMap<string, Mark>, from: 'secure' | 'onEvidence' = 'onEvidence') =>
	waysUp(guild, whatIf(tallied(), {}, marks), cover(tallied(), {}), from);

test('to tick a way gives its grade, and the fewest criteria make it', () => {
	const [pass, distinction] = ways(new Map());
	expect(pass?.criteria).toEqual(['watch-p2', 'watch-p3']);
	expect(distinction?.criteria).toHaveLength(4);
	for (const way of [pass, distinction]) {
		const ticked = alsoMet(new Map(), way?.criteria ?? []);
		expect(whatIf(tallied(), {}, ticked).onEvidence.overall.grade).toBe(way?.grade);
		expect(ways(ticked).find(({ grade }) => grade === way?.grade)?.criteria).toEqual([]);
	}
});

test('from what is secure the way is longer by what is only claimed', () => {
	expect(ways(new Map(), 'secure')[0]?.criteria).toEqual(['watch-p1', 'watch-p2', 'watch-p3']);
});

test('what is assumed as not met closes the way', () => {
	const [pass] = ways(new Map([['watch-p3', 'not-met']]));
	expect(pass).toMatchObject({ criteria: [], route: { kind: 'unreachable' } });
});
