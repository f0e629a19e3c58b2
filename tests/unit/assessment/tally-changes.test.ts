/** One change of one row at a time: the tally is always that of the rows as they are then. */
import { describe, expect, test } from 'vitest';
import { Tally, tallyOf } from '#lib/assessment/tally.ts';
import type { Row } from '#lib/record/rows.ts';
import { aClaim, aConfirmation, aFile, anEvidence, aSpecification, aTag, key } from './builders.ts';

const guild = aSpecification({
	methods: { watch: { pass: 2, distinction: 0 } },
	links: ['watch-p1 part other/z']
});
const long = (id: string) => id.padStart(8, '0');
const seen = {
	text: 'device:1',
	date: null,
	files: ['a'.repeat(64)],
	tag: { attachment: long('f1'), at: 5, text: 'It goes on.' }
};
const tutors = aConfirmation('d1', 'c1', { piece: seen });
const claim = aClaim('c1', 'e1', 'watch-p1', { tag: 't1' });
/** A claim that points into a recording, confirmed by the tutor with all that was seen, and by the employer. */
const rows: readonly Row[] = [
	anEvidence('e1'),
	anEvidence('e2'),
	aFile('f1', 'e1', 'a'),
	aTag('t1', 'f1', 5),
	claim,
	aClaim('c2', 'e2', 'watch-p2'),
	tutors,
	aConfirmation('d2', 'c1', { role: 'employer' })
];

/** Everything that a tally can be asked. */
function answers(tally: Tally) {
	const ids = ['watch-p1', 'watch-p2', 'other/z'];
	return {
		counts: ids.map((id) => tally.counts(key(id))),
		claims: ids.map((id) => tally.claims(key(id))),
		standing: ['c1', 'c2', 'c3'].map((id) => tally.standing(long(id))),
		undecided: [tally.undecided('tutor'), tally.undecided('employer')],
		piecesFor: tally.piecesFor('watch').toSorted(),
		lists: [tally.unplaced, tally.unused, tally.returned]
	};
}

const gone = (id: string) => ({ ...(rows.find((row) => row.id === long(id)) ?? claim), deleted: true });
const confirmed = (tally: Tally) =>
	['watch-p1', 'watch-p2'].map((id) => tally.counts(key(id)).confirmed).join(' ');

describe('a confirmed claim', () => {
	test('stands with the days of both who decided, and one that is not there as if nobody had', () => {
		const tally = tallyOf(guild, rows);
		const undecided = { tutor: 'claimed', on: null, employer: 'claimed', employerOn: null };
		expect(tally.standing(long('c1'))).toEqual({
			tutor: 'confirmed',
			on: '2026-02-01',
			employer: 'confirmed',
			employerOn: '2026-02-01'
		});
		expect(tally.standing(long('c9'))).toEqual(undecided);
		tally.add(gone('e1'));
		expect(tally.standing(long('c1'))).toEqual(undecided);
	});

	test.each<[string, Row, string]>([
		['the words of the piece change', anEvidence('e1', { wrote: 2 }), '0 0'],
		['its date changes', anEvidence('e1', { date: '2026-01-01' }), '0 0'],
		['its title alone changes', { ...anEvidence('e1'), version: { device: 2 } }, '1 0'],
		['the piece goes', gone('e1'), '0 0'],
		['its file goes', gone('f1'), '0 0'],
		['its file is another', aFile('f1', 'e1', 'b'), '0 0'],
		['its file goes to another piece', aFile('f1', 'e2', 'a'), '0 0'],
		['another file comes', aFile('f2', 'e1', 'c'), '1 0'],
		['the place in the recording moves', aTag('t1', 'f1', 6), '0 0'],
		['the place in the recording goes', gone('t1'), '0 0'],
		['another place is marked', aTag('t2', 'f1', 9), '1 0'],
		['the claim points to no place', aClaim('c1', 'e1', 'watch-p1'), '0 0'],
		['the claim points to another place', aClaim('c1', 'e1', 'watch-p1', { tag: 't2' }), '0 0'],
		['the claim is written anew', { ...claim, version: { device: 2 } }, '0 0'],
		['the claim moves to the other piece', aClaim('c1', 'e2', 'watch-p1', { tag: 't1' }), '0 0'],
		['the claim goes', gone('c1'), '0 0'],
		['the tutor sends it back', aConfirmation('d1', 'c1', { decision: 'returned' }), '0 0'],
		['the confirmation goes', gone('d1'), '0 0'],
		['the confirmation is for another claim', aConfirmation('d1', 'c2'), '0 1'],
		['the other claim is confirmed', aConfirmation('d3', 'c2'), '1 1'],
		['the employer takes their word back', gone('d2'), '1 0'],
		['the same row comes again', tutors, '1 0'],
		['a comment comes', { ...tutors, id: long('k1'), kind: 'comment' } as unknown as Row, '1 0']
	])('where %s', (_, changed, expected) => {
		const before = rows.find(({ id }) => id === changed.id);
		const after = [...rows.filter((row) => row !== before), changed];
		const tally = tallyOf(guild, rows);
		expect(confirmed(tally)).toBe('1 0');

		tally.apply(before, changed);
		expect(confirmed(tally)).toBe(expected);
		expect(answers(tally)).toEqual(answers(tallyOf(guild, after)));
		expect(confirmed(tallyOf(guild, after))).toBe(expected);

		// What is taken back is as it was.
		tally.apply(changed, before);
		expect(answers(tally)).toEqual(answers(tallyOf(guild, rows)));
	});

	test('has its piece, its files and its place behind it, as they are now', () => {
		const tally = tallyOf(guild, rows);
		const behind = () => {
			const { evidence, files, tag } = tally.behindOf(claim);
			return { evidence, files, tag };
		};
		expect(behind()).toEqual({ evidence: rows[0], files: [rows[2]], tag: rows[3] });
		const [words, file, place] = [anEvidence('e1', { wrote: 2 }), gone('f1'), aTag('t1', 'f1', 6)];
		for (const row of [words, file, place]) tally.add(row);
		expect(behind()).toEqual({ evidence: words, files: [file], tag: place });
	});

	test('counts the same whether its rows came at once or one by one, in whatever order', () => {
		const whole = answers(tallyOf(guild, rows));
		for (const order of [rows, rows.toReversed()]) {
			const tally = new Tally(guild);
			for (const row of order) tally.add(row);
			expect(answers(tally)).toEqual(whole);
		}
	});
});

test('of many claims on one requirement any can go, in any order', () => {
	const claims = ['c1', 'c2', 'c3', 'c4'].map((id) => aClaim(id, 'e1', 'watch-p1'));
	const left = (tally: Tally) => tally.claims(key('watch-p1')).direct.map((one) => one.claim.id.slice(-2));
	const take = (...order: readonly number[]) => {
		const tally = tallyOf(guild, [anEvidence('e1'), ...claims]);
		return order.map((place) => {
			const one = claims[place];
			tally.apply(one, undefined);
			return [...left(tally), tally.counts(key('watch-p1')).direct].join(' ');
		});
	};
	expect(take(0, 3, 1, 2)).toEqual(['c2 c3 c4 3', 'c2 c3 2', 'c3 1', '0']);
	expect(take(3, 0, 2, 1)).toEqual(['c1 c2 c3 3', 'c2 c3 2', 'c2 1', '0']);
});

describe('the pieces for a method', () => {
	const linked = aSpecification({
		methods: { watch: { pass: 2, distinction: 0 }, talk: { pass: 2, distinction: 0 } },
		ksbs: 1,
		links: ['talk-p1 same watch-p1', 'talk-p2 part watch-p2', 'other/z same watch-p2']
	});
	const on = (requirement: string, piece = 'e1') => aClaim('c1', piece, requirement);
	const pieces = [anEvidence('e1'), anEvidence('e2')];
	const found = (tally: Tally) => tally.piecesFor('watch').map((id) => id.slice(-2));

	test.each([
		['watch-p1', ['e1']],
		['K1', ['e1']],
		['talk-p1', ['e1']],
		['other/z', ['e1']],
		['talk-p2', []],
		['nowhere/x', []]
	])('with a claim on %s', (requirement, expected) => {
		expect(found(tallyOf(linked, [...pieces, on(requirement)]))).toEqual(expected);
	});

	test('are each there once, and follow claims and pieces as they come, move and go', () => {
		const tally = tallyOf(linked, [...pieces, on('watch-p1'), aClaim('c2', 'e1', 'watch-p2')]);
		const after = (...changed: Row[]) => {
			for (const row of changed) tally.add(row);
			return found(tally).sort().join(' ');
		};
		expect(after()).toBe('e1');
		expect(after(aClaim('c2', 'e2', 'watch-p2'))).toBe('e1 e2');
		expect(after(on('talk-p2'))).toBe('e2');
		expect(after(on('watch-p2'))).toBe('e1 e2');
		expect(after({ ...anEvidence('e2'), deleted: true })).toBe('e1');
		expect(after(anEvidence('e2'))).toBe('e1 e2');
		expect(after({ ...on('watch-p2'), deleted: true })).toBe('e2');
		expect(tally.piecesFor('talk')).toEqual([]);
	});
});

test('a claim on what only a link names, and from which no requirement gains, is kept as unplaced', () => {
	const tally = tallyOf(guild, [anEvidence('e1'), aClaim('c9', 'e1', 'other/z')]);
	expect(tally.unplaced).toEqual([long('c9')]);
	expect(tally.undecided('tutor')).toBe(0);
	tally.index();
	expect(tally.unplaced).toEqual([long('c9')]);
	expect(tally.undecided('tutor')).toBe(0);
});
