import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { judgeChoice, showsFor, smallSet, type Shows } from '#lib/assessment/showcase.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Claim, Confirmation } from '#lib/record/rows.ts';
import { runs } from '../../support/runs.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification, ids, key } from './builders.ts';

const specification = aSpecification({
	methods: { watch: { pass: 6, distinction: 1, expected: 1 }, case: { pass: 1, distinction: 0 } },
	ksbs: 2,
	links: ['case-p1 same watch-p6', 'watch-p5 part K2', 'watch-p5 part watch-p4']
});
const coverage = cover(tallyOf(specification, []), {});

const shows = (claims: readonly Claim[], confirmations: readonly Confirmation[] = []): Shows =>
	showsFor(specification, 'watch', coverage, claims, confirmations);
const keysOf = (shown: Shows, evidence: string) =>
	[...(shown.by.get(evidence.padStart(8, '0')) ?? [])].sort();
/** `e1: p1 p2` */
function claimsOf(...lines: readonly string[]): Claim[] {
	return lines.flatMap((line) => {
		const [piece = '', rest = ''] = line.split(': ');
		return rest
			.split(' ')
			.map((sign) => aClaim(`c-${piece}-${sign}`, piece, sign.includes('-') ? sign : `watch-${sign}`));
	});
}
const long = (...pieces: readonly string[]) => pieces.map((piece) => piece.padStart(8, '0'));

describe('what a piece shows of a method', () => {
	test('is what it is claimed for, and what a same link carries there', () => {
		const shown = shows(claimsOf('e1: p1 p2', 'e2: case-p1'));
		expect(keysOf(shown, 'e1')).toEqual([key('watch-p1'), key('watch-p2')]);
		expect(keysOf(shown, 'e2')).toEqual([key('watch-p6')]);
	});

	test('a part link carries to a KSB and to no criterion', () => {
		expect(keysOf(shows(claimsOf('e1: p5')), 'e1')).toEqual([key('K2'), key('watch-p5')].sort());
	});

	test('what was confirmed counts, and what only an employer has decided on', () => {
		const claims = claimsOf('e1: p1 p2');
		const [first = '', second = ''] = claims.map(({ id }) => id);
		const decided = [
			aConfirmation('d1', first),
			aConfirmation('d2', second, { role: 'employer', decision: 'returned' })
		];
		expect(keysOf(shows(claims, decided), 'e1')).toEqual([key('watch-p1'), key('watch-p2')]);
	});

	test('a claim that was sent back is none, and what is only expected is not asked', () => {
		const claims = claimsOf('e1: p1 e1');
		const returned = aConfirmation('d1', claims[0]?.id ?? '', { decision: 'returned' });
		expect(keysOf(shows(claims, [returned]), 'e1')).toEqual([]);
		expect(keysOf(shows(claims), 'e1')).toEqual([key('watch-p1')]);
	});
});

test('a choice says what it covers, what is open, and what would be lost with each piece', () => {
	const shown = shows(claimsOf('e1: p1 p2', 'e2: p2 p3'));
	const { covered, open, alone } = judgeChoice(shown, long('e1', 'e2'));
	expect(covered.map(({ id }) => id)).toEqual(['watch-p1', 'watch-p2', 'watch-p3']);
	expect(open.length + covered.length).toBe(shown.asked.length);
	expect([...alone].map(([id, list]) => [id, list.map((one) => one.id)])).toEqual([
		['000000e1', ['watch-p1']],
		['000000e2', ['watch-p3']]
	]);
});

test('nothing is chosen: all is open', () => {
	const shown = shows(claimsOf('e1: p1'));
	expect(judgeChoice(shown, [])).toEqual({ covered: [], open: shown.asked, alone: new Map() });
});

describe('a small set', () => {
	const set = (...lines: readonly string[]) => {
		const shown = shows(claimsOf(...lines));
		const pieces = lines.map((line) => anEvidence(line.slice(0, 2)));
		return smallSet(shown, pieces).map((one) => one.slice(-2));
	};

	test('takes the piece that adds most, and leaves out what it makes needless', () => {
		expect(set('e1: p1', 'e2: p1 p2 p3', 'e3: p4')).toEqual(['e2', 'e3']);
	});

	test('lets a piece go again that later ones made needless', () => {
		// e1 adds most at first, but e2 and e3 are needed anyway and cover all of it.
		expect(set('e1: p2 p3 p4', 'e2: p1 p2 p3', 'e3: p4 p6').sort()).toEqual(['e2', 'e3']);
	});

	test('of pieces that show as much takes the newest, those without a day last', () => {
		const claims = claimsOf('e1: p1', 'e2: p1', 'e3: p1', 'e4: p1');
		const dates = [null, '2026-03-01', '2026-05-01', '2026-04-01'];
		const pieces = dates.map((date, index) => anEvidence(`e${index + 1}`, { date }));
		const taken = (places: readonly number[]) =>
			smallSet(
				shows(claims),
				places.flatMap((place) => pieces[place] ?? [])
			).map((one) => one.slice(-2));
		expect(taken([0, 1, 2, 3])).toEqual(['e3']);
		expect(taken([0, 1, 3])).toEqual(['e4']);
		expect(taken([1, 0])).toEqual(['e2']);
	});

	test('takes the newer of two that add as much, though the older one shows more in all', () => {
		const lines = ['e1: p3 p4 p5', 'e2: p1 p2', 'e3: p1 p2 p3'];
		const pieces = lines.map((_, index) => anEvidence(`e${index + 1}`, { date: `2026-03-0${9 - index}` }));
		expect(smallSet(shows(claimsOf(...lines)), pieces)).toEqual(long('e1', 'e2'));
	});

	test('of pieces of one day takes the same, whatever order they came in', () => {
		const claims = claimsOf('e1: p1', 'e2: p1', 'e3: p1');
		const pieces = ['e2', 'e1', 'e3'].map((id) => anEvidence(id, { date: '2026-03-01' }));
		const first = smallSet(shows(claims), pieces);
		expect(first).toHaveLength(1);
		for (const order of [pieces.toReversed(), pieces.toSorted((a, b) => (a.id < b.id ? -1 : 1))])
			expect(smallSet(shows(claims), order)).toEqual(first);
	});

	test('keeps a piece that is needed once another was let go', () => {
		const wide = aSpecification({ methods: { watch: { pass: 9, distinction: 0 } } });
		// e1 and e2 are each needless beside the other, which alone shows p1.
		const lines = ['e1: p1 p2 p3', 'e2: p1 p4 p5', 'e3: p2 p6', 'e4: p3 p7', 'e5: p4 p8', 'e6: p5 p9'];
		const shown = showsFor(wide, 'watch', cover(tallyOf(wide, []), {}), claimsOf(...lines), []);
		const pieces = lines.map((_, index) => anEvidence(`e${index + 1}`, { date: `2026-03-0${9 - index}` }));
		const taken = smallSet(shown, pieces);
		expect(taken).not.toContain('000000e1');
		expect(judgeChoice(shown, taken).open).toEqual([]);
	});

	test('no claims, no set', () => {
		expect(smallSet(shows([]), [anEvidence('e1')])).toEqual([]);
	});

	test('covers all that any piece covers, none of it is needless, and the order of the evidence is all one', () => {
		const signs = ids('watch', 'p', 6);
		const pieces = fc.array(fc.subarray(signs, { minLength: 1 }), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(pieces, (lists) => {
				const claims = claimsOf(...lists.map((list, index) => `e${index}: ${list.join(' ')}`));
				const evidence = lists.map((_, index) => anEvidence(`e${index}`));
				const shown = shows(claims);
				const taken = smallSet(shown, evidence);
				const everything = judgeChoice(shown, [...shown.by.keys()]);
				const { covered, alone } = judgeChoice(shown, taken);
				expect(covered).toEqual(everything.covered);
				for (const list of alone.values()) expect(list.length).toBeGreaterThan(0);
				expect(smallSet(shown, evidence.toReversed())).toEqual(taken);
			}),
			{ numRuns: runs(100) }
		);
	});
});
