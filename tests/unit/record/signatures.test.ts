import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { filledFields, type Value } from '#lib/record/forms.ts';
import { fieldsOf } from '#lib/record/paper.ts';
import type { Role, Row, Signature } from '#lib/record/rows.ts';
import { seal } from '#lib/record/seal.ts';
import {
	changedSince,
	contentsOf,
	drawingOf,
	holds,
	isDrawn,
	removeSignature,
	sign,
	signingProblem,
	standingOf
} from '#lib/record/signatures.ts';
import { aDeclaration, aField, answers } from '../../support/papers.ts';
import { aRow, applied, id, kezia } from '../../support/rows.ts';

const paper = aDeclaration([aField('place')]);
const line = 'M10 10 L90 60 L120 20';
const form = { id: id('form'), under: 'st9999-guild' };

const filledWith = (values: Readonly<Record<string, Value>>, record: Readonly<Record<string, Value>> = {}) =>
	filledFields(paper, answers(values), (field) => record[field.id] ?? null);

function fieldOf(role: string) {
	const field = fieldsOf(paper).find((one) => one.id === `signed-${role}`);
	if (!field) throw new Error(`no signature of ${role}`);
	return field;
}

let count = 0;

/** The change by which somebody signs, and the row that comes of it. */
async function signed(
	role: 'apprentice' | 'employer',
	filled: ReturnType<typeof filledWith>,
	{ as = role, drawing = line as string | null, name = 'Kezia Thorley' } = {}
) {
	const change = await sign(
		form,
		paper,
		fieldOf(as),
		filled,
		{ name, drawing, on: '2026-05-02' },
		{ person: kezia, role },
		new Map(),
		() => id(`signature-${++count}`)
	);
	const rows: readonly Row[] = applied(change.edits, []).after;
	const row = rows.find((one): one is Signature => one.kind === 'signature');
	if (!row) throw new Error('no signature');
	return { rows, row };
}

describe('signing', () => {
	it('keeps exactly what was signed, with its seal', async () => {
		const { row } = await signed('apprentice', filledWith({ title: 'Ours', place: 'The tower' }));
		expect(row.fields.contents).toMatchObject({
			paper: { id: 'declaration', under: 'st9999-guild', ours: true },
			as: 'signed-apprentice',
			name: 'Kezia Thorley',
			role: 'apprentice',
			on: '2026-05-02',
			words: [{ section: 'What we declare', text: '<p>It is true.</p>' }],
			answers: [
				{ field: 'title', value: 'Ours' },
				{ field: 'place', value: 'The tower' }
			]
		});
		expect(row.fields.sha256).toBe(await seal(row.fields.contents));
	});

	it('keeps what the record had filled in, so that the form stays what was signed', async () => {
		const { rows } = await signed('apprentice', filledWith({ title: 'Ours' }, { place: 'The tower' }));
		const kept = rows.flatMap((row) => (row.kind === 'answer' ? [[row.fields.field, row.fields.value]] : []));
		expect(kept).toEqual([['place', 'The tower']]);
	});

	it('is refused to anybody in another role', async () => {
		await expect(signed('employer', filledWith({}), { as: 'apprentice' })).rejects.toMatchObject({
			code: 'signature-not-yours'
		});
		const { row } = await signed('employer', filledWith({}));
		for (const role of ['apprentice', 'tutor', 'provider', 'assessor'] satisfies Role[])
			expect(() => removeSignature(row, { role })).toThrow('signature-not-yours');
		expect(removeSignature(row, { role: 'employer' }).edits).toEqual([{ op: 'delete', id: row.id }]);
	});

	it('is refused where the drawing is empty or no name is typed', async () => {
		await expect(signed('apprentice', filledWith({}), { drawing: '' })).rejects.toMatchObject({
			code: 'signature-refused',
			detail: 'drawing-empty'
		});
		await expect(signed('apprentice', filledWith({}), { name: '  ' })).rejects.toMatchObject({
			code: 'signature-refused'
		});
	});

	it('by the typed name alone is allowed, and the row says so', async () => {
		const { row } = await signed('apprentice', filledWith({}), { drawing: null });
		expect(row.fields.drawing).toBeNull();
	});
});

describe('a signature stands', () => {
	it('while nothing that it covers has changed', async () => {
		const { row } = await signed('apprentice', filledWith({ title: 'Ours', place: '' }));
		expect(holds(standingOf(row, filledWith({ title: 'Ours' })))).toBe(true);
	});

	it('broken once an answer reads otherwise, and says which, from what to what', async () => {
		const { row } = await signed('apprentice', filledWith({ title: 'Ours', place: 'The tower' }));
		const now = filledWith({ title: 'Theirs', place: '' });
		expect(holds(standingOf(row, now))).toBe(false);
		expect(changedSince(row, now)).toEqual([
			{ label: 'title', from: 'Ours', to: 'Theirs' },
			{ label: 'place', from: 'The tower', to: null }
		]);
	});

	it('where a tick was set and taken away again', async () => {
		const ticked = aDeclaration([aField('sent', { kind: 'tick' })]);
		const filled = (values: Readonly<Record<string, Value>>) =>
			filledFields(ticked, answers(values), () => null);
		const { row } = await signed('apprentice', filled({ title: 'Ours' }));
		expect(changedSince(row, filled({ title: 'Ours', sent: false }))).toEqual([]);
		expect(changedSince(row, filled({ title: 'Ours', sent: true }))).toEqual([
			{ label: 'sent', from: null, to: true }
		]);
	});

	it('again once the answer is put back', async () => {
		const { row } = await signed('apprentice', filledWith({ title: 'Ours' }));
		expect(holds(standingOf(row, filledWith({ title: 'Ours' })))).toBe(true);
	});

	it('whatever another signer writes beside their own signature, and not where they change it afterwards', async () => {
		const apprentice = await signed('apprentice', filledWith({ title: 'Ours' }));
		const employer = await signed('employer', filledWith({ title: 'Ours', job: 'Keeper' }));
		const now = filledWith({ title: 'Ours', job: 'Head keeper' });
		expect(holds(standingOf(apprentice.row, now))).toBe(true);
		expect(changedSince(employer.row, now)).toEqual([{ label: 'job', from: 'Keeper', to: 'Head keeper' }]);
	});

	it('altered where its own row says something else than was signed', async () => {
		const { row } = await signed('apprentice', filledWith({ title: 'Ours' }));
		const forged = [
			{ ...row, fields: { ...row.fields, name: 'Somebody else' } },
			{ ...row, fields: { ...row.fields, on: '2026-05-03' } },
			{ ...row, fields: { ...row.fields, sha256: 'a'.repeat(64) } },
			{ ...row, fields: { ...row.fields, contents: { as: 'x', answers: [] } } }
		];
		for (const one of forged) expect(standingOf(one, filledWith({ title: 'Ours' })).altered).toBe(true);
	});

	it('for nothing where it is about something that is no form', () => {
		const row = aRow('signature', id('other'));
		expect(contentsOf(row)).toBeNull();
		expect(holds(standingOf(row, []))).toBe(false);
	});

	it('with the same seal in whatever order the rows come', async () => {
		const values = { title: 'Ours', place: 'The tower' };
		const [one, two] = await Promise.all([
			signed('apprentice', filledWith(values)),
			signed(
				'apprentice',
				filledFields(paper, answers(values).reverse(), () => null)
			)
		]);
		expect(one.row.fields.sha256).toBe(two.row.fields.sha256);
	});
});

describe('a drawing', () => {
	test.each([
		['nothing', '', false],
		['a tap', 'M10 10', false],
		['a tap that trembles', 'M10 10 L11 11', false],
		['two dots far apart', 'M10 10 M90 90', false],
		['a line', line, true]
	])('of %s', (_, drawing, is) => {
		expect(isDrawn(drawing)).toBe(is);
		expect(signingProblem({ name: 'Kezia', drawing })).toBe(is ? null : 'drawing-empty');
	});

	it('fits the picture and the row, however long somebody scribbles', () => {
		const point = fc.record({
			x: fc.double({ min: -5, max: 905, noNaN: true }),
			y: fc.double({ min: -5, max: 305, noNaN: true })
		});
		fc.assert(
			fc.property(fc.array(fc.array(point, { maxLength: 40 }), { maxLength: 10 }), (strokes) => {
				expect(drawingOf(strokes, 900, 300)).toMatch(/^[MLCQ0-9 .,-]*$/);
			})
		);
		const scribble = Array.from({ length: 60_000 }, (_, index) => ({ x: index % 899, y: index % 299 }));
		expect(drawingOf([scribble], 900, 300).length).toBeLessThan(100_000);
		expect(drawingOf([[{ x: 900, y: 300 }]], 900, 300)).toBe('M300 100');
	});
});
