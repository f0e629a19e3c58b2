import { describe, expect, test } from 'vitest';
import { Tally, tallyOf } from '#lib/assessment/tally.ts';
import type { Row } from '#lib/record/rows.ts';
import { aClaim, aConfirmation, aFile, anEvidence, aSpecification, aTag, key } from './builders.ts';

const guild = aSpecification({
	methods: { watch: { pass: 3, distinction: 0 } },
	ksbs: 2,
	links: ['watch-p1 same K1', 'watch-p2 part K1', 'other/x same watch-p3', 'watch-p1 part other/z']
});
const piece = anEvidence('e1');
const claim = aClaim('c1', 'e1', 'watch-p1');

function counts(rows: readonly Row[], id: string) {
	return tallyOf(guild, rows).counts(key(id));
}

describe('claims', () => {
	test('a claim counts directly, and along its links by their kind', () => {
		const rows = [piece, claim, aClaim('c2', 'e1', 'watch-p2')];
		// The claim on part of K1 is on part of what is the same as K1, too.
		expect(counts(rows, 'watch-p1')).toMatchObject({ direct: 1, same: 0, part: 1 });
		expect(counts(rows, 'K1')).toMatchObject({ direct: 0, same: 1, part: 1, openPart: 1 });
		expect(counts(rows, 'watch-p2')).toMatchObject({ direct: 1, same: 0, part: 0 });
	});

	test('the claims behind the counts can be listed', () => {
		const tally = tallyOf(guild, [aClaim('c3', 'e1', 'K1'), aClaim('c2', 'e1', 'watch-p2'), claim, piece]);
		const lists = tally.claims(key('K1'));
		expect(lists.direct.map((one) => one.claim.id)).toEqual(['000000c3']);
		expect(lists.same.map((one) => one.claim.id)).toEqual(['000000c1']);
		expect(lists.part.map((one) => one.claim.id)).toEqual(['000000c2']);
	});

	test('a claim that comes before its evidence counts as soon as that comes', () => {
		const tally = tallyOf(guild, [claim]);
		expect(tally.counts(claim.fields.requirement).direct).toBe(0);
		tally.add(piece);
		expect(tally.counts(claim.fields.requirement).direct).toBe(1);
	});

	test('deleted evidence takes its claims with it, and brings them back', () => {
		const tally = tallyOf(guild, [piece, claim]);
		tally.apply(piece, { ...piece, deleted: true });
		expect(tally.counts(claim.fields.requirement).direct).toBe(0);
		tally.apply({ ...piece, deleted: true }, piece);
		expect(tally.counts(claim.fields.requirement).direct).toBe(1);
	});

	test.each([{ after: { ...claim, deleted: true } }, { after: undefined }])(
		'a deleted claim is absent',
		({ after }) => {
			const tally = tallyOf(guild, [piece, claim]);
			tally.apply(claim, after);
			expect(tally.counts(key('watch-p1')).direct).toBe(0);
			expect(tally.counts(key('K1')).same).toBe(0);
			expect(tally.unused).toEqual([piece.id]);
		}
	);

	test('the same row twice counts once', () => {
		const tally = tallyOf(guild, [piece, claim]);
		for (const row of [claim, piece]) tally.add(row);
		expect(tally.counts(key('watch-p1')).direct).toBe(1);
	});

	test('a claim moves to another requirement and to other evidence', () => {
		const tally = tallyOf(guild, [piece, anEvidence('e2'), claim]);
		const moved = aClaim('c1', 'e2', 'watch-p2');
		tally.apply(claim, moved);
		expect(tally.counts(key('watch-p1')).direct).toBe(0);
		expect(tally.counts(key('watch-p2')).direct).toBe(1);
		expect(tally.unused).toEqual([piece.id]);
	});

	test('a claim that serves nothing here is kept as unplaced while its evidence is there', () => {
		const strange = aClaim('c9', 'e1', 'other/unknown');
		const upwardOnly = aClaim('c8', 'e1', 'other/z');
		const tally = tallyOf(guild, [piece, strange, upwardOnly]);
		expect(tally.unplaced).toEqual([upwardOnly.id, strange.id]);
		tally.apply(piece, { ...piece, deleted: true });
		expect(tally.unplaced).toEqual([]);
	});

	test('a claim is undecided until the tutor or the employer decides, each for themselves', () => {
		const claims = [aClaim('c1', 'e1', 'watch-p1'), aClaim('c2', 'e1', 'watch-p1')];
		const rows = [
			piece,
			...claims,
			aClaim('c3', 'e9', 'watch-p1'),
			aClaim('c9', 'e1', 'other/unknown'),
			aConfirmation('d1', 'c1'),
			aConfirmation('d2', 'c1', { role: 'employer' }),
			aConfirmation('d3', 'c2', { decision: 'returned' })
		];
		const tally = tallyOf(guild, rows);
		const undecided = () => [tally.undecided('tutor'), tally.undecided('employer')];
		expect(undecided()).toEqual([0, 1]);
		tally.index();
		expect(undecided()).toEqual([0, 1]);
		tally.add(anEvidence('e9'));
		expect(undecided()).toEqual([1, 2]);
	});

	test('a claim on a key that only a link knows counts where the link leads', () => {
		const tally = tallyOf(guild, [piece, aClaim('c9', 'e1', 'other/x')]);
		expect(tally.counts(key('watch-p3'))).toMatchObject({ direct: 0, same: 1 });
		expect(tally.unplaced).toEqual([]);
	});

	test('evidence without a claim is unused until it has one', () => {
		const tally = tallyOf(guild, [piece]);
		expect(tally.unused).toEqual([piece.id]);
		tally.add(claim);
		expect(tally.unused).toEqual([]);
	});
});

describe('decisions', () => {
	test('a tutor confirms a claim, for every requirement that it counts for', () => {
		const rows = [piece, claim, aConfirmation('d1', 'c1')];
		expect(counts(rows, 'watch-p1')).toMatchObject({ confirmed: 1, returned: 0, employer: 0 });
		expect(counts(rows, 'K1')).toMatchObject({ confirmed: 1 });
	});

	test('a confirmation of part of a requirement does not confirm the requirement', () => {
		const rows = [piece, aClaim('c2', 'e1', 'watch-p2'), aConfirmation('d1', 'c2')];
		expect(counts(rows, 'K1')).toMatchObject({ part: 1, confirmed: 0 });
	});

	test.each([{ seen: { device: 1 } }, { seen: { device: 3 } }, { seen: { device: 2, tablet: 1 } }])(
		'a confirmation of another version than the present one does not count: $seen',
		({ seen }) => {
			const edited = aClaim('c1', 'e1', 'watch-p1', { version: { device: 2 } });
			expect(counts([piece, edited, aConfirmation('d1', 'c1', { seen })], 'watch-p1').confirmed).toBe(0);
		}
	);

	test('an employer is counted beside and confirms nothing for the tutor', () => {
		const rows = [piece, claim, aConfirmation('d1', 'c1', { role: 'employer' })];
		expect(counts(rows, 'watch-p1')).toMatchObject({ confirmed: 0, employer: 1 });
	});

	test.each(['apprentice', 'provider', 'assessor'] as const)(
		'a decision by the %s counts for nothing',
		(role) => {
			const rows = [piece, claim, aConfirmation('d1', 'c1', { role })];
			expect(counts(rows, 'watch-p1')).toMatchObject({ confirmed: 0, employer: 0 });
		}
	);

	test('a returned claim waits for an answer until the claim moves on', () => {
		const tally = tallyOf(guild, [piece, claim, aConfirmation('d1', 'c1', { decision: 'returned' })]);
		expect(tally.counts(key('watch-p1'))).toMatchObject({ direct: 1, returned: 1, confirmed: 0 });
		expect(tally.returned.map((one) => one.claim.id)).toEqual([claim.id]);
		tally.apply(claim, aClaim('c1', 'e1', 'watch-p1', { version: { device: 2 } }));
		expect(tally.counts(key('watch-p1'))).toMatchObject({ direct: 1, returned: 0 });
		expect(tally.returned).toEqual([]);
	});

	test('a return of a version that this copy has not yet seen stands', () => {
		const rows = [piece, claim, aConfirmation('d1', 'c1', { decision: 'returned', seen: { device: 2 } })];
		expect(counts(rows, 'watch-p1').returned).toBe(1);
	});

	test('a returned part claim does not cover the whole', () => {
		const rows = [piece, aClaim('c2', 'e1', 'watch-p2'), aConfirmation('d1', 'c2', { decision: 'returned' })];
		expect(counts(rows, 'K1')).toMatchObject({ part: 1, openPart: 0 });
	});

	test.each([
		{ why: 'the later day', first: { id: 'd9', on: '2026-02-01' }, second: { id: 'd1', on: '2026-02-02' } },
		{
			why: 'the greater id on one day',
			first: { id: 'd1', on: '2026-02-01' },
			second: { id: 'd2', on: '2026-02-01' }
		}
	])('of two decisions $why counts, in whatever order they come', ({ first, second }) => {
		const earlier = aConfirmation(first.id, 'c1', { on: first.on });
		const later = aConfirmation(second.id, 'c1', { on: second.on, decision: 'returned' });
		for (const rows of [
			[earlier, later],
			[later, earlier]
		]) {
			expect(counts([...rows, piece, claim], 'watch-p1')).toMatchObject({ confirmed: 0, returned: 1 });
		}
	});

	test('a later decision on an older version does not outweigh the one on the present version', () => {
		const edited = aClaim('c1', 'e1', 'watch-p1', { version: { device: 2 } });
		const present = aConfirmation('d1', 'c1', { seen: { device: 2 }, on: '2026-02-01' });
		const stale = aConfirmation('d2', 'c1', { seen: { device: 1 }, on: '2026-03-01', decision: 'returned' });
		expect(counts([piece, edited, present, stale], 'watch-p1')).toMatchObject({ confirmed: 1, returned: 0 });
	});

	test('a deleted decision never was', () => {
		const decision = aConfirmation('d1', 'c1');
		const tally = new Tally(guild);
		for (const row of [decision, claim, piece]) tally.add(row);
		tally.apply(decision, { ...decision, deleted: true });
		expect(tally.counts(key('watch-p1')).confirmed).toBe(0);
		tally.apply(decision, undefined);
		expect(tally.counts(key('watch-p1')).confirmed).toBe(0);
	});

	test('a decision can be asked for by the day after which it fell', () => {
		const tally = tallyOf(guild, [piece, claim, aConfirmation('d1', 'c1', { on: '2026-02-01' })]);
		expect(tally.confirmedAfter(key('K1'), '2026-01-31')).toBe(true);
		expect(tally.confirmedAfter(key('K1'), '2026-02-01')).toBe(false);
		expect(tally.claimedAfter(key('K1'), '2026-01-09')).toBe(true);
		expect(tally.claimedAfter(key('K1'), '2026-01-10')).toBe(false);
	});
});

describe('a later decision', () => {
	const sure = aConfirmation('d1', 'c1', { on: '2026-02-01' });

	test('that sends the claim back is no confirmation after that day', () => {
		const back = aConfirmation('d2', 'c1', { on: '2026-03-01', decision: 'returned' });
		const tally = tallyOf(guild, [piece, claim, sure, back]);
		expect(tally.confirmedAfter(key('watch-p1'), '2026-01-31')).toBe(false);
		expect(tally.claimedAfter(key('watch-p1'), '2026-01-09')).toBe(false);
	});

	test('of the tutor says nothing of the employer, and the other way round', () => {
		const tally = tallyOf(guild, [piece, claim, sure]);
		expect(tally.confirmedAfter(key('watch-p1'), '2026-01-31', 'employer')).toBe(false);
		const signed = tallyOf(guild, [piece, claim, aConfirmation('d3', 'c1', { role: 'employer' })]);
		expect(signed.confirmedAfter(key('watch-p1'), '2026-01-31', 'employer')).toBe(true);
		expect(signed.confirmedAfter(key('watch-p1'), '2026-01-31')).toBe(false);
	});

	test('of the same day counts when it was written later, whatever its id', () => {
		const [morning, evening] = ['2026-02-01T09:00:00Z', '2026-02-01T18:00:00Z'];
		const first = aConfirmation('d9', 'c1', { createdAt: morning, decision: 'returned' });
		const second = aConfirmation('d1', 'c1', { createdAt: evening });
		for (const rows of [
			[first, second],
			[second, first]
		])
			expect(counts([piece, claim, ...rows], 'watch-p1')).toMatchObject({ confirmed: 1, returned: 0 });
	});
});

describe('a key that the specification does not know', () => {
	// Every requirement has a claim, so that taking one for another would show.
	const all = [...guild.ksbs, ...guild.criteria].map(({ id }, index) => aClaim(`c${index}`, 'e1', id));
	const unknown = key('other/nowhere');

	test('has no counts and no claims, before anything changed and after', () => {
		const tally = tallyOf(guild, [piece, ...all]);
		for (let times = 0; times < 2; times++) {
			expect(Object.values(tally.counts(unknown))).toEqual([0, 0, 0, 0, 0, 0, 0]);
			expect(tally.claims(unknown)).toEqual({ direct: [], same: [], part: [] });
		}
	});

	test('was never claimed nor confirmed on any day', () => {
		const tally = tallyOf(guild, [piece, ...all, aConfirmation('d1', 'c0')]);
		expect(tally.claimedAfter(unknown, '2020-01-01')).toBe(false);
		expect(tally.confirmedAfter(unknown, '2020-01-01')).toBe(false);
	});
});

describe('lists', () => {
	const pieces = ['e3', 'e1', 'e2'].map((id) => anEvidence(id));
	const strange = ['c3', 'c1', 'c2'].map((id) => aClaim(id, 'e1', 'other/nowhere'));
	const back = ['c1', 'c3', 'c2'].map((id) => aConfirmation(`d${id}`, id, { decision: 'returned' }));

	test.each(['at rest', 'after a change'])('run by id whatever order the rows came in, %s', (when) => {
		const tally = tallyOf(guild, [...pieces, ...strange, ...back]);
		if (when === 'after a change') tally.index();
		expect(tally.unused).toEqual(['000000e2', '000000e3']);
		expect(tally.unplaced).toEqual(['000000c1', '000000c2', '000000c3']);
		expect(tally.returned.map((one) => one.claim.id)).toEqual(['000000c1', '000000c2', '000000c3']);
	});

	test('lose what is no longer so', () => {
		const tally = tallyOf(guild, [...pieces, ...strange, ...back]);
		tally.add(aClaim('c1', 'e2', 'watch-p1', { version: { device: 2 } }));
		expect(tally.unused).toEqual(['000000e3']);
		expect(tally.unplaced).toEqual(['000000c2', '000000c3']);
		expect(tally.returned.map((one) => one.claim.id)).toEqual(['000000c2', '000000c3']);
	});
});

describe('a confirmed claim in a tally', () => {
	const pointing = aClaim('c1', 'e1', 'watch-p1', { tag: 't1' });
	const rows: Row[] = [piece, aFile('f1', 'e1', 'a'), aFile('f2', 'e2', 'b'), aTag('t1', 'f1', 3), pointing];
	const seen = { date: null, files: ['a'.repeat(64)], text: 'device:1' };
	const tag = { attachment: 'f1'.padStart(8, '0'), at: 3, text: 'It goes on.' };
	const sure = aConfirmation('d1', 'c1', { piece: { ...seen, tag } });
	const secure = (tally: Tally) => [
		tally.counts(key('watch-p1')).confirmed,
		tally.standing(pointing.id).tutor
	];
	const on = [1, 'confirmed'];
	const off = [0, 'claimed'];

	test.each<[string, Row, Row]>([
		['the words', anEvidence('e1', { wrote: 2 }), piece],
		['a file', aFile('f1', 'e1', 'a', { deleted: true }), aFile('f1', 'e1', 'a')],
		['a file’s piece', aFile('f1', 'e2', 'a'), aFile('f1', 'e1', 'a')],
		['the time tag', aTag('t1', 'f1', 4), aTag('t1', 'f1', 3)]
	])('counts no longer after a change of %s, and again with it back', (_, change, back) => {
		const tally = tallyOf(guild, [...rows, sure]);
		expect(secure(tally)).toEqual(on);
		tally.add(change);
		expect(secure(tally)).toEqual(off);
		expect(secure(tallyOf(guild, [...rows.filter(({ id }) => id !== change.id), change, sure]))).toEqual(off);
		tally.add(back);
		expect(secure(tally)).toEqual(on);
	});

	test('counts on after a change of what it does not rest on', () => {
		const tally = tallyOf(guild, [...rows, sure]);
		for (const row of [aFile('f2', 'e2', 'c'), aFile('f3', 'e1', 'c'), aTag('t2', 'f1', 9)]) tally.add(row);
		expect(secure(tally)).toEqual(on);
	});

	test('points to another tag from then on', () => {
		const tally = tallyOf(guild, [...rows, aTag('t2', 'f1', 3), sure]);
		tally.add(aClaim('c1', 'e1', 'watch-p1', { tag: 't2' }));
		expect(secure(tally)).toEqual(on);
		tally.add(aTag('t1', 'f1', 8));
		expect(secure(tally)).toEqual(on);
		tally.add(aTag('t2', 'f1', 8));
		expect(secure(tally)).toEqual(off);
	});

	test('shows what stands behind it, and nothing of a claim that is not there', () => {
		const tally = tallyOf(guild, [...rows, sure]);
		const { evidence, files, tag: place } = tally.behindOf(pointing);
		expect([evidence?.id, files.map(({ id }) => id), place?.id]).toEqual([
			piece.id,
			['f1'.padStart(8, '0')],
			't1'.padStart(8, '0')
		]);
		expect(tally.standing('nowhere0')).toEqual({
			...{ tutor: 'claimed', on: null },
			...{ employer: 'claimed', employerOn: null }
		});
		tally.add({ ...pointing, deleted: true });
		expect(tally.standing(pointing.id).tutor).toBe('claimed');
	});
});
