import { describe, expect, it } from 'vitest';
import { standingsOf } from '#lib/assessment/decisions.ts';
import { RowsBehind } from '#lib/record/behind.ts';
import { checkRow } from '#lib/record/checks.ts';
import {
	commentOn,
	commentProblem,
	confirmation,
	decideClaims,
	rulingProblem,
	type Ruling
} from '#lib/record/confirm.ts';
import { Failure } from '#lib/record/failure.ts';
import type { Claim, Confirmation, Role } from '#lib/record/rows.ts';
import { seal } from '#lib/record/seal.ts';
import { aRow, creating, id, kezia, Shelf } from '../../support/rows.ts';

const claim = aRow('claim', id('claim'));
const tutor = id('tutor');
const ruling: Ruling = { person: tutor, role: 'tutor', decision: 'confirmed', comment: '', on: '2026-05-02' };

/** Ids in the order in which they were asked for. */
function counter(): () => string {
	let last = 0;
	return () => id(`new${++last}`);
}

function shelfWith(...words: string[]): Shelf {
	const shelf = new Shelf();
	shelf.write([creating('person', kezia), creating('person', tutor, { name: 'Ada', roles: ['tutor'] })]);
	for (const word of words) shelf.write([creating('claim', id(word))]);
	return shelf;
}

const behindOf = (shelf = new Shelf()) => new RowsBehind(shelf.rows().values()).of;
const standing = (shelf: Shelf, word: string) =>
	standingsOf(
		shelf.get(id(word)) as Claim,
		[...shelf.rows().values()].filter((row): row is Confirmation => row.kind === 'confirmation'),
		behindOf(shelf)
	);

describe('a confirmation', () => {
	it('holds the version that was seen and the seal of the claim’s fields', async () => {
		const fields = await confirmation(claim, behindOf()(claim), { ...ruling, comment: '  Well shown.  ' });
		expect(fields).toEqual({
			claim: claim.id,
			person: tutor,
			role: 'tutor',
			decision: 'confirmed',
			comment: 'Well shown.',
			on: '2026-05-02',
			seen: { device1: 1 },
			sha256: await seal(claim.fields)
		});
		expect(checkRow({ ...aRow('confirmation', id('decision')), fields })).toBeNull();
	});

	it('keeps no hold of the claim’s version', async () => {
		const { seen } = await confirmation(claim, behindOf()(claim), ruling);
		seen['device1'] = 9;
		expect(claim.version).toEqual({ device1: 1 });
	});

	it.for<Role>(['apprentice', 'provider', 'assessor'])('is refused to the role %s', async (role) => {
		const refused = confirmation(claim, behindOf()(claim), { ...ruling, role });
		await expect(refused).rejects.toEqual(new Failure('decision-not-yours', role));
	});

	it('is refused to the apprentice in a tutor’s hat', async () => {
		const refused = decideClaims([claim], behindOf(), { ...ruling, person: kezia }, kezia, counter());
		await expect(refused).rejects.toEqual(new Failure('decision-not-yours', 'apprentice'));
	});

	it.for<[string, Ruling['decision'], string, string | null]>([
		['a confirmation without a word', 'confirmed', '', null],
		['a return without a word', 'returned', ' \n', 'comment-missing'],
		['a return that says what to change', 'returned', 'Which policy?', null],
		['the longest comment', 'returned', 'x'.repeat(5_000), null],
		['a comment beyond it', 'confirmed', 'x'.repeat(5_001), 'comment-too-long']
	])('%s', async ([, decision, comment, problem]) => {
		expect(rulingProblem({ decision, comment })).toBe(problem);
		const made = confirmation(claim, behindOf()(claim), { ...ruling, decision, comment });
		if (problem === null) await expect(made).resolves.toMatchObject({ decision });
		else await expect(made).rejects.toEqual(new Failure('comment-refused', problem));
	});
});

describe('many claims at once', () => {
	it('are one change with a row for each', async () => {
		const shelf = shelfWith('a', 'b', 'c');
		const claims = ['a', 'b', 'c'].map((word) => shelf.get(id(word)) as Claim);
		const change = await decideClaims(claims, behindOf(shelf), ruling, kezia, counter());
		expect(change.name).toBe('decide-claims');
		const { after } = shelf.write(change.edits, change.name);
		expect(after.map((row) => (row as Confirmation).fields.claim)).toEqual(claims.map((one) => one.id));
		expect(['a', 'b', 'c'].map((word) => standing(shelf, word).tutor)).toEqual(Array(3).fill('confirmed'));
	});

	it('are refused together where one ruling is', async () => {
		const refused = decideClaims(
			[claim, claim],
			behindOf(),
			{ ...ruling, decision: 'returned' },
			kezia,
			counter()
		);
		await expect(refused).rejects.toThrow(Failure);
	});
});

describe('what counts', () => {
	const decide = async (shelf: Shelf, decision: Ruling['decision'], newId: () => string) => {
		const about = { ...ruling, decision, comment: 'Which policy?' };
		const change = await decideClaims([shelf.get(id('a')) as Claim], behindOf(shelf), about, kezia, newId);
		shelf.write(change.edits, change.name);
	};

	it('is the decision of one day that was written last, whatever the ids', async () => {
		const shelf = shelfWith('a');
		const ids = [id('z'), id('m'), id('b')];
		const next = () => ids.shift() ?? '';
		await decide(shelf, 'confirmed', next);
		await decide(shelf, 'returned', next);
		expect(standing(shelf, 'a').tutor).toBe('returned');
		await decide(shelf, 'confirmed', next);
		expect(standing(shelf, 'a').tutor).toBe('confirmed');
	});

	it.for<Ruling['decision']>(['confirmed', 'returned'])(
		'is nothing any longer once a claim that was %s has changed',
		async (decision) => {
			const shelf = shelfWith('a');
			await decide(shelf, decision, counter());
			expect(standing(shelf, 'a').tutor).toBe(decision);
			shelf.write([{ op: 'edit', id: id('a'), fields: { where: 'page 3' } }]);
			expect(standing(shelf, 'a').tutor).toBe('claimed');
		}
	);
});

describe('a comment', () => {
	it('is a row of its own, and decides nothing', () => {
		const shelf = shelfWith('a');
		const act = { person: tutor, role: 'provider', text: ' Fair. ', on: '2026-05-03' } as const;
		const change = commentOn(shelf.get(id('a')) as Claim, act, counter());
		expect(change.name).toBe('comment-claim');
		const [row] = shelf.write(change.edits, change.name).after;
		expect(row).toMatchObject({
			kind: 'comment',
			fields: { claim: id('a'), role: 'provider', text: 'Fair.' }
		});
		expect(row && checkRow(row)).toBeNull();
		expect(standing(shelf, 'a').tutor).toBe('claimed');
	});

	it.for<[string, string]>([
		['nothing', ''],
		['spaces', '   '],
		['more than there is room for', 'x'.repeat(5_001)]
	])('of %s is refused', ([, text]) => {
		expect(commentProblem(text)).not.toBeNull();
		expect(() => commentOn(claim, { ...ruling, text }, counter())).toThrow(Failure);
	});
});
