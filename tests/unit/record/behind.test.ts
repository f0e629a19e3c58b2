import { describe, expect, it } from 'vitest';
import { standingsOf } from '#lib/assessment/decisions.ts';
import { changesSince, isAbout, pieceBehind, RowsBehind, type Unsettled } from '#lib/record/behind.ts';
import type { Edit } from '#lib/record/change.ts';
import { checkRow } from '#lib/record/checks.ts';
import { confirmation, sealFits, type Ruling } from '#lib/record/confirm.ts';
import type { Claim, Confirmation } from '#lib/record/rows.ts';
import { aRow, creating, id, Shelf } from '../../support/rows.ts';

const sha = (letter: string) => letter.repeat(64);
const edit = (word: string, fields: Record<string, unknown>): Edit => ({ op: 'edit', id: id(word), fields });
const bury = (word: string): Edit => ({ op: 'delete', id: id(word) });
const bringBack = (word: string): Edit => ({ op: 'restore', id: id(word) });

/** A piece with a picture and a recording, and a claim that points into the recording. */
function shelfWithPiece(): Shelf {
	const shelf = new Shelf();
	shelf.write([
		creating('evidence', id('lamp')),
		creating('attachment', id('photo'), { sha256: sha('a') }),
		creating('attachment', id('film'), { type: 'video/mp4', sha256: sha('b') }),
		creating('tag', id('moment'), { attachment: id('film'), at: 12, text: 'She calms him.' }),
		creating('claim', id('claim'), { tag: id('moment') }),
		creating('evidence', id('other'))
	]);
	return shelf;
}

const claimOn = (shelf: Shelf) => shelf.get(id('claim')) as Claim;
const behindOn = (shelf: Shelf) => new RowsBehind(shelf.rows().values()).of;

async function decided(shelf: Shelf, decision: Ruling['decision'] = 'confirmed'): Promise<Confirmation> {
	const ruling = { person: id('tutor'), role: 'tutor', decision, comment: 'Why?', on: '2026-05-02' } as const;
	const claim = claimOn(shelf);
	const fields = await confirmation(claim, behindOn(shelf)(claim), ruling);
	const row = { ...aRow('confirmation', id('said')), fields };
	expect(checkRow(row)).toBeNull();
	return row;
}

const changesOn = (shelf: Shelf, said: Confirmation) => changesSince(said, claimOn(shelf), behindOn(shelf));
const standing = (shelf: Shelf, ...said: Confirmation[]) =>
	standingsOf(claimOn(shelf), said, behindOn(shelf)).tutor;

describe('a confirmation', () => {
	it('keeps the words, the day, the files and the place that were seen', async () => {
		const { piece } = (await decided(shelfWithPiece())).fields;
		expect(piece).toEqual({
			text: 'device1:1',
			date: '2026-03-29',
			files: [sha('a'), sha('b')],
			tag: { attachment: id('film'), at: 12, text: 'She calms him.' }
		});
	});

	it.for<[string, Edit[], Unsettled[]]>([
		['nothing', [], []],
		['the claim', [edit('claim', { how: 'Otherwise.' })], ['claim']],
		['the words of the piece', [edit('lamp', { text: 'Somebody else lit it.' })], ['text']],
		['its date', [edit('lamp', { date: '2026-03-30' })], ['date']],
		['its date, which is gone', [edit('lamp', { date: null })], ['date']],
		['its title, kind and tick', [edit('lamp', { title: 'Lamps', kind: 'journal', agreed: false })], []],
		['a file that is gone', [bury('photo')], ['files']],
		[
			'a picture that was covered',
			[creating('attachment', id('covered'), { sha256: sha('c'), replaces: id('photo') })],
			['files']
		],
		['a file that came later', [creating('attachment', id('more'), { sha256: sha('d') })], []],
		['a file’s name', [edit('photo', { name: 'lamp-2.jpg' })], []],
		['a file that went to another piece', [edit('photo', { evidence: id('other') })], ['files']],
		['a time tag that is gone', [bury('moment')], ['tag']],
		['a time tag at another place', [edit('moment', { at: 13 })], ['tag']],
		['a time tag with other words', [edit('moment', { text: 'He calms her.' })], ['tag']],
		['a time tag in another file', [edit('moment', { attachment: id('photo') })], ['tag']],
		['the piece, which is gone', [bury('lamp')], ['text', 'date', 'files', 'tag']],
		[
			'all at once',
			[
				edit('claim', { where: 'page 9' }),
				edit('lamp', { text: 'Else.', date: null }),
				bury('film'),
				bury('moment')
			],
			['claim', 'text', 'date', 'files', 'tag']
		]
	])('after a change of %s', async ([, edits, changes]) => {
		const shelf = shelfWithPiece();
		const said = await decided(shelf);
		expect(standing(shelf, said)).toBe('confirmed');
		shelf.write(edits);
		expect(changesOn(shelf, said)).toEqual(changes);
		expect(standing(shelf, said)).toBe(changes.length > 0 ? 'claimed' : 'confirmed');
	});

	it.for<[string, Edit[], Edit[]]>([
		['a file out of the bin', [bury('photo')], [bringBack('photo')]],
		[
			'the picture without its cover',
			[creating('attachment', id('covered'), { sha256: sha('c'), replaces: id('photo') })],
			[bury('covered')]
		],
		['the day', [edit('lamp', { date: null })], [edit('lamp', { date: '2026-03-29' })]],
		['the time tag', [bury('moment')], [bringBack('moment')]]
	])('counts again with what was seen back in place: %s', async ([, change, back]) => {
		const shelf = shelfWithPiece();
		const said = await decided(shelf);
		shelf.write(change);
		expect(standing(shelf, said)).toBe('claimed');
		shelf.write(back);
		expect(standing(shelf, said)).toBe('confirmed');
	});

	it('is for words as they were written: typed again, they are to be looked at again, as a claim is', async () => {
		const shelf = shelfWithPiece();
		const said = await decided(shelf);
		const { text } = (shelf.get(id('lamp')) as { fields: { text: string } }).fields;
		shelf.write([edit('lamp', { text: 'Else.' })]);
		shelf.write([edit('lamp', { text })]);
		expect(changesOn(shelf, said)).toEqual(['text']);
	});

	it('of before the piece was kept speaks of the claim alone', async () => {
		const shelf = shelfWithPiece();
		const { piece, ...fields } = (await decided(shelf)).fields;
		expect(piece).toBeDefined();
		const old = { ...aRow('confirmation', id('said')), fields };
		shelf.write([edit('lamp', { text: 'Else.' }), bury('photo')]);
		expect(standing(shelf, old)).toBe('confirmed');
		shelf.write([edit('claim', { how: 'Otherwise.' })]);
		expect(standing(shelf, old)).toBe('claimed');
	});

	it('that counts no longer brings back nothing that was decided before it', async () => {
		const shelf = shelfWithPiece();
		const back = { ...(await decided(shelf, 'returned')), id: id('a-first') };
		const sure = { ...(await decided(shelf)), id: id('b-then') };
		expect(standing(shelf, back, sure)).toBe('confirmed');
		shelf.write([edit('lamp', { text: 'Else.' })]);
		expect(standing(shelf, back, sure)).toBe('claimed');
	});

	it('on a claim without a time tag asks after none', async () => {
		const shelf = shelfWithPiece();
		shelf.write([edit('claim', { tag: null })]);
		const said = await decided(shelf);
		expect(said.fields.piece?.tag).toBeNull();
		shelf.write([bury('moment')]);
		expect(changesOn(shelf, said)).toEqual([]);
	});
});

describe('a return', () => {
	it('keeps nothing of the piece, and waits for an answer on the claim itself', async () => {
		const shelf = shelfWithPiece();
		const said = await decided(shelf, 'returned');
		expect(said.fields.piece).toBeUndefined();
		shelf.write([edit('lamp', { text: 'Better words.' }), bury('photo')]);
		expect(standing(shelf, said)).toBe('returned');
		shelf.write([edit('claim', { how: 'See the new words.' })]);
		expect(changesOn(shelf, said)).toEqual(['claim']);
		expect(standing(shelf, said)).toBe('claimed');
	});

	it('stays as it is even where it was given a piece', async () => {
		const shelf = shelfWithPiece();
		const { piece } = (await decided(shelf)).fields;
		const back = await decided(shelf, 'returned');
		const odd: Confirmation = { ...back, fields: { ...back.fields, piece } };
		shelf.write([edit('lamp', { text: 'Else.' })]);
		expect(changesOn(shelf, odd)).toEqual([]);
	});
});

describe('the seal', () => {
	it('covers the claim, the words, the day, the files and the place', async () => {
		const shelf = shelfWithPiece();
		const said = await decided(shelf);
		const claim = claimOn(shelf);
		const behind = behindOn(shelf)(claim);
		expect(await sealFits(said, claim, behind)).toBe(true);
		const { evidence } = behind;
		if (!evidence) throw new Error('no piece');
		const byHand = { ...evidence, fields: { ...evidence.fields, text: 'Somebody else lit it.' } };
		const other = { ...claim, fields: { ...claim.fields, how: 'Otherwise.' } };
		expect(await sealFits(said, claim, { ...behind, evidence: byHand })).toBe(false);
		expect(await sealFits(said, claim, { ...behind, evidence: undefined })).toBe(false);
		expect(await sealFits(said, other, behind)).toBe(false);
		const files = [sha('d')];
		const piece = { ...(said.fields.piece as NonNullable<typeof said.fields.piece>), files };
		expect(await sealFits({ ...said, fields: { ...said.fields, piece } }, claim, behind)).toBe(false);
	});

	it('of a return covers the claim', async () => {
		const shelf = shelfWithPiece();
		const said = await decided(shelf, 'returned');
		const claim = claimOn(shelf);
		expect(await sealFits(said, claim, behindOn(shelf)(claim))).toBe(true);
		const other = { ...claim, fields: { ...claim.fields, how: 'Otherwise.' } };
		expect(await sealFits(said, other, behindOn(shelf)(claim))).toBe(false);
	});
});

describe('the rows behind claims', () => {
	it('are nothing for a claim of which nothing is here', () => {
		const behind = new RowsBehind().of(aRow('claim', id('claim')));
		expect(behind).toEqual({ evidence: undefined, files: [], tag: undefined });
		expect(pieceBehind(behind)).toBeNull();
	});

	it('are the newest ones, whatever order they came in', () => {
		const shelf = shelfWithPiece();
		const behind = new RowsBehind([...shelf.rows().values()].reverse());
		expect(
			behind
				.of(claimOn(shelf))
				.files.map((file) => file.id)
				.sort()
		).toEqual([id('film'), id('photo')]);
		expect(behind.pieceOf(id('photo'))).toBe(id('lamp'));
		shelf.write([edit('photo', { evidence: id('other') })]);
		behind.add(shelf.get(id('photo')));
		behind.add(shelf.get(id('photo')));
		expect(behind.of(claimOn(shelf)).files.map((file) => file.id)).toEqual([id('film')]);
		expect(behind.pieceOf(id('photo'))).toBe(id('other'));
	});

	it('whether a decision is about a claim is a matter of versions', () => {
		const claim = { ...aRow('claim', id('claim')), version: { device1: 2 } };
		const about = (seen: Record<string, number>, decision: 'confirmed' | 'returned') =>
			isAbout(aRow('confirmation', id('said'), { seen, decision }), claim);
		expect([about({ device1: 2 }, 'confirmed'), about({ device1: 2 }, 'returned')]).toEqual([true, true]);
		expect([about({ device1: 1 }, 'confirmed'), about({ device1: 1 }, 'returned')]).toEqual([false, false]);
		expect([about({ device1: 3 }, 'confirmed'), about({ device1: 3 }, 'returned')]).toEqual([false, true]);
	});
});
