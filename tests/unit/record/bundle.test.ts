import { describe, expect, it } from 'vitest';
import { bytesIn, partOf, writtenBy, type Part } from '#lib/record/bundle.ts';
import { compare, joinRows } from '#lib/record/join.ts';
import { referencesOf } from '#lib/record/references.ts';
import type { Row } from '#lib/record/rows.ts';
import { aNewRecord, byId, creating, id, kezia, Shelf } from '../../support/rows.ts';
import { Desk } from '../../support/signing.ts';

const tutor = id('tutor');

/** Two pieces with a claim each, on two methods, with what people said; one piece is removed. */
async function aRecord(): Promise<Row[]> {
	const shelf = new Shelf();
	shelf.write([...aNewRecord().edits, creating('person', tutor, { name: 'Ada Holt', roles: ['tutor'] })]);
	const file = (word: string, about = {}) =>
		creating('attachment', id(word), { size: 5, evidence: id(word.slice(0, -4)), ...about });
	shelf.write([
		creating('evidence', id('lamp')),
		file('lampold1'),
		file('lampnew1', { replaces: id('lampold1') }),
		creating('tag', id('tag'), { attachment: id('lampnew1') }),
		creating('claim', id('lampclaim'), { evidence: id('lamp'), requirement: 'guild/K1' }),
		creating('comment', id('said'), { claim: id('lampclaim') })
	]);
	shelf.write([
		creating('evidence', id('rope')),
		file('ropefile'),
		creating('claim', id('ropeclaim'), { evidence: id('rope'), requirement: 'guild/K2' }),
		creating('hours', id('hours'), { evidence: id('rope') }),
		creating('evidence', id('gone'))
	]);
	shelf.write([{ op: 'delete', id: id('gone') }]);
	const desk = await Desk.with([...shelf.rows().values()], tutor, 'tutor', 'tutors0');
	await desk.decide('decision', 'lampclaim');
	await desk.write([
		creating('mock', id('mock'), { method: 'watch' }),
		creating('mark', id('mark')),
		creating('action', id('todo'), { of: id('mock') })
	]);
	return desk.rows;
}

const method = (name: string, requirement: string): Part => ({
	scope: 'method',
	method: name,
	covers: (key) => key === requirement
});
const claims = (...words: string[]): Part => ({ scope: 'claims', claims: new Set(words.map(id)) });
const namesIn = (rows: readonly Row[], kind: Row['kind']) =>
	rows.filter((row) => row.kind === kind).map((row) => row.id.replace('-00000000', ''));

describe('a part of a record', () => {
	it('is all of it, with what was removed, where the whole is sent', async () => {
		const rows = await aRecord();
		expect(partOf(rows, { scope: 'record' })).toEqual(rows);
	});

	it('holds one method with its evidence, its current files, its mocks and what was said', async () => {
		const part = partOf(await aRecord(), method('watch', 'guild/K1'));
		expect(namesIn(part, 'evidence')).toEqual(['lamp']);
		expect(namesIn(part, 'attachment')).toEqual(['lampnew1']);
		expect(namesIn(part, 'tag')).toEqual(['tag']);
		expect(namesIn(part, 'claim')).toEqual(['lampclaim']);
		expect(namesIn(part, 'comment')).toEqual(['said']);
		expect(namesIn(part, 'mock')).toEqual(['mock']);
		expect(namesIn(part, 'mark')).toEqual(['mark']);
		expect(namesIn(part, 'action')).toEqual(['todo']);
		expect([namesIn(part, 'attestation').length, namesIn(part, 'key').length]).toEqual([1, 1]);
		expect(namesIn(part, 'hours')).toEqual([]);
		expect(bytesIn(part)).toBe(5);
	});

	it('holds what is asked of its reader, and of nobody else', async () => {
		const shelf = new Shelf();
		for (const row of await aRecord()) shelf.put(row);
		const asked = (word: string, about: object) =>
			creating('action', id(word), { owner: 'tutor', of: null, evidence: null, ...about });
		shelf.write([
			asked('fortutor', {}),
			asked('foremployer', { owner: 'employer' }),
			asked('ofreview', { of: id('review') }),
			asked('answered', { evidence: id('rope') })
		]);
		const rows = [...shelf.rows().values()];
		const part = { ...claims('lampclaim'), reader: 'tutor' } as Part;
		expect(namesIn(partOf(rows, part), 'action')).toEqual(['fortutor']);
		expect(namesIn(partOf(rows, part), 'evidence')).toEqual(['lamp']);
		expect(namesIn(partOf(rows, claims('lampclaim')), 'action')).toEqual([]);
	});

	it('holds the claims that were chosen, and no mock', async () => {
		const part = partOf(await aRecord(), claims('ropeclaim'));
		expect(namesIn(part, 'evidence')).toEqual(['rope']);
		expect(namesIn(part, 'person')).toEqual(['kezia']);
		expect([namesIn(part, 'mock'), namesIn(part, 'confirmation')]).toEqual([[], []]);
	});

	it('holds the forms that wait for a signature with their answers, and whoever is to sign by role', async () => {
		const shelf = new Shelf();
		for (const row of await aRecord()) shelf.put(row);
		shelf.write([
			creating('form', id('form')),
			creating('answer', id('answer'), { form: id('form') }),
			creating('form', id('journal'), { form: 'journal' })
		]);
		const rows = [...shelf.rows().values()];
		const part = { scope: 'claims', claims: new Set<string>(), forms: new Set([id('form')]) } as const;
		const sent = partOf(rows, { ...part, reader: 'tutor' });
		expect([namesIn(sent, 'form'), namesIn(sent, 'answer')]).toEqual([['form'], ['answer']]);
		expect(namesIn(sent, 'person')).toEqual(['kezia', 'tutor']);
		expect(namesIn(partOf(rows, { ...part, reader: 'employer' }), 'person')).toEqual(['kezia']);
	});

	it.for([
		['a method', method('watch', 'guild/K1')],
		['some claims', claims('lampclaim', 'ropeclaim')],
		['no claims', claims()]
	] as const)('of %s makes sense by itself, and changes nothing where the whole is', async ([, part]) => {
		const rows = await aRecord();
		const sent = partOf(rows, part);
		const there = byId(sent);
		for (const row of sent)
			for (const [rowId] of referencesOf(row))
				expect(there.has(rowId), `${row.kind} names ${rowId}`).toBe(true);
		expect(sent.filter(({ deleted }) => deleted)).toEqual([]);

		const whole = byId(rows);
		const join = joinRows(whole, sent);
		expect(join).toMatchObject({ ok: true, after: [] });
		expect(join.ok && compare(whole, sent, join)).toMatchObject({ added: [], changed: [], removed: [] });
	});

	it('meets the whole again without loss, whichever comes first', async () => {
		const rows = await aRecord();
		const part = partOf(rows, claims('lampclaim'));
		const join = joinRows(byId(part), rows);
		if (!join.ok) throw new Error(join.reason);
		const met = new Map([...byId(part), ...byId(join.after)]);
		expect(met.size).toBe(rows.length);
		expect([...met.values()].filter(({ deleted }) => deleted).map((row) => row.id)).toEqual([id('gone')]);
	});
});

describe('what somebody wrote', () => {
	it('is theirs alone, with their own row and what they took back', async () => {
		const rows = await aRecord();
		const desk = await Desk.with(rows, tutor, 'tutor', 'tutors0');
		await desk.write([{ op: 'delete', id: id('todo') }]);
		await desk.write([creating('evidence', id('theirs'))]);
		const { answer, left } = writtenBy(desk.rows, { person: tutor, role: 'tutor' });
		expect(new Set(answer.map(({ kind }) => kind))).toEqual(
			new Set(['person', 'confirmation', 'key', 'attestation', 'mock', 'mark', 'action'])
		);
		expect(answer.filter(({ author, id: rowId }) => author.person !== tutor && rowId !== tutor)).toEqual([]);
		expect(answer.find((row) => row.id === id('todo'))?.deleted).toBe(true);
		expect(left.map((row) => row.id)).toEqual([id('theirs')]);
	});

	it('is less where the role may write less', async () => {
		const rows = await aRecord();
		const { answer, left } = writtenBy(rows, { person: tutor, role: 'employer' });
		expect(answer.some(({ kind }) => kind === 'mock')).toBe(false);
		expect(left.map(({ kind }) => kind).sort()).toEqual(['mark', 'mock']);
		expect(writtenBy(rows, { person: kezia, role: 'tutor' }).left.length).toBeGreaterThan(0);
	});
});

describe('a part of a large record', () => {
	it('is found in a few looks at each file, however many pieces there are', () => {
		const shelf = new Shelf();
		shelf.write(aNewRecord().edits);
		const words = Array.from({ length: 200 }, (_, n) => `piece${n}`);
		shelf.write(
			words.flatMap((word) => [
				creating('evidence', id(word)),
				creating('attachment', id(`${word}file`), { evidence: id(word) }),
				creating('claim', id(`${word}claim`), { evidence: id(word) })
			])
		);
		let looks = 0;
		const rows = [...shelf.rows().values()].map((row) => {
			if (row.kind !== 'attachment') return row;
			const { fields } = row;
			return Object.defineProperty({ ...row }, 'fields', { get: () => (looks++, fields) });
		});
		const part = partOf(rows, claims(...words.map((word) => `${word}claim`)));
		expect(part.filter(({ kind }) => kind === 'attachment')).toHaveLength(words.length);
		expect(looks).toBeLessThan(words.length * 20);
	});
});
