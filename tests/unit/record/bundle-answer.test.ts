import { beforeEach, describe, expect, it } from 'vitest';
import { judgeAnswer, type Why } from '#lib/record/bundle-answer.ts';
import { mayWrite, type Guest } from '#lib/record/bundle-rights.ts';
import { writtenBy } from '#lib/record/bundle.ts';
import { joinRows } from '#lib/record/join.ts';
import type { Attestation, Confirmation, Role, Row } from '#lib/record/rows.ts';
import { aNewRecord, byId, creating, fieldsOf, id, kezia, kinds, Shelf } from '../../support/rows.ts';
import { Desk } from '../../support/signing.ts';

const tutor = id('tutor');
const boss = id('boss');
let whole: Row[];

beforeEach(() => {
	const shelf = new Shelf();
	shelf.write([
		...aNewRecord().edits,
		creating('person', tutor, { name: 'Ada Holt', roles: ['tutor'] }),
		creating('evidence', id('lamp')),
		creating('claim', id('claim')),
		creating('claim', id('claim2'), { requirement: 'guild/K2' }),
		creating('form', id('form')),
		creating('comment', id('remark'), { person: kezia, role: 'apprentice', text: 'Mine.' })
	]);
	whole = [...shelf.rows().values()];
});

/** What the person at a desk sends back. */
const answerOf = (desk: Desk) =>
	writtenBy(desk.rows, { person: desk.person, role: desk.role as Guest }).answer;

function judge(rows: readonly Row[], person = tutor, role: Guest = 'tutor', here = whole) {
	return judgeAnswer(rows, byId(here), { person, role }, kezia);
}

async function judged(rows: readonly Row[], person = tutor, role: Guest = 'tutor', here = whole) {
	const found = await judge(rows, person, role, here);
	if (found.state !== 'judged') throw new Error(found.why);
	return found;
}

const whys = (refused: readonly { readonly row: Row; readonly why: Why }[]) =>
	Object.fromEntries(refused.map(({ row, why }) => [row.kind, why]));

const atDesk = (role: Role = 'tutor', person = tutor) => Desk.with(whole, person, role, 'elsewhere0');

describe('an answer', () => {
	it('that nobody meddled with is taken whole, and joins', async () => {
		const desk = await atDesk();
		await desk.decide('decision', 'claim');
		await desk.write([
			creating('comment', id('said'), { person: tutor, role: 'tutor' }),
			creating('mock', id('mock')),
			creating('mark', id('mark')),
			creating('correction', id('right'), { person: tutor }),
			creating('action', id('todo')),
			creating('answer', id('answer')),
			creating('signature', id('signed'), { person: tutor, role: 'tutor' })
		]);
		const { taken, refused, vouched } = await judged(answerOf(desk));
		expect(refused).toEqual([]);
		expect(taken).toHaveLength(desk.rows.length - whole.length);
		expect([...vouched.values()].map(({ state }) => state)).toEqual(['signed', 'signed']);
		expect(joinRows(byId(whole), taken)).toMatchObject({ ok: true });
		expect((await judged(answerOf(desk), tutor, 'tutor', desk.rows)).taken, 'twice').toEqual([]);
	});

	it('brings in somebody who is not known yet', async () => {
		const desk = await atDesk('employer', boss);
		await desk.write([creating('person', boss, { name: 'Jo Reed', roles: ['employer'] })]);
		await desk.decide('decision', 'claim');
		const { taken, refused } = await judged(answerOf(desk), boss, 'employer');
		expect(refused).toEqual([]);
		expect(taken.map(({ kind }) => kind).sort()).toEqual(['attestation', 'confirmation', 'key', 'person']);
	});

	it('that began the same form as somebody here meets it, and only another form is refused', async () => {
		const without = whole.filter((row) => row.id !== id('form'));
		const desk = await Desk.with(without, tutor, 'tutor', 'elsewhere0');
		await desk.write([creating('form', id('form')), creating('answer', id('answer'), { form: id('form') })]);
		const { taken, refused } = await judged(answerOf(desk));
		expect(refused).toEqual([]);
		expect(taken.map(({ kind }) => kind)).toEqual(['answer']);

		const other = await Desk.with(without, tutor, 'tutor', 'elsewhere0');
		await other.write([creating('form', id('form'), { form: 'another-form' })]);
		expect(whys((await judged(answerOf(other))).refused)).toEqual({ form: 'not-theirs-to-change' });
	});

	it('takes back what its writer has taken back', async () => {
		const desk = await atDesk();
		await desk.decide('decision', 'claim');
		const here = desk.rows;
		await desk.write([{ op: 'delete', id: id('decision') }]);
		const { taken, refused } = await judged(answerOf(desk), tutor, 'tutor', here);
		expect(refused).toEqual([]);
		expect(taken.map((row) => [row.id, row.deleted])).toEqual([[id('decision'), true]]);
	});

	it.for<[string, string, Guest, string]>([
		['of the apprentice', kezia, 'tutor', 'the-apprentice'],
		['of nobody', id('nobody'), 'tutor', 'nobody'],
		['in a role that the person has not', tutor, 'employer', 'another-role']
	])('%s is refused whole', async ([, person, role, why]) => {
		expect(await judge([], person, role)).toEqual({ state: 'refused', why });
	});
});

describe('what a role may not write', () => {
	const roles: Guest[] = ['tutor', 'employer', 'provider', 'assessor'];

	it('stands in one table', () => {
		const may = Object.fromEntries(roles.map((role) => [role, kinds.filter((kind) => mayWrite(role, kind))]));
		expect(may).toMatchInlineSnapshot(`
			{
			  "assessor": [
			    "person",
			    "signature",
			    "key",
			    "attestation",
			  ],
			  "employer": [
			    "person",
			    "confirmation",
			    "comment",
			    "action",
			    "form",
			    "answer",
			    "signature",
			    "key",
			    "attestation",
			  ],
			  "provider": [
			    "person",
			    "comment",
			    "action",
			    "form",
			    "answer",
			    "signature",
			    "key",
			    "attestation",
			  ],
			  "tutor": [
			    "person",
			    "confirmation",
			    "comment",
			    "mock",
			    "mark",
			    "correction",
			    "asked",
			    "action",
			    "form",
			    "answer",
			    "signature",
			    "key",
			    "attestation",
			  ],
			}
		`);
	});

	it.for(roles.flatMap((role) => kinds.map((kind) => [role, kind] as const)))(
		'%s, %s: a new row is taken if the table says so, and refused if not',
		async ([role, kind]) => {
			const person = `${role}-person-1`;
			const desk = await atDesk(role, person);
			await desk.write([creating('person', person, { name: 'Jo Reed', roles: [role] })]);
			const speaking =
				'person' in fieldsOf(kind) && 'role' in fieldsOf(kind) ? { person, role } : ({} as object);
			const needs = kind === 'mark' || kind === 'asked' || kind === 'correction' ? 'mock' : null;
			if (needs) await desk.write([creating('mock', id('mock'), { conductor: person, role })]);
			const about = kind === 'mock' ? { conductor: person, role } : speaking;
			if (kind !== 'person' && kind !== 'key' && kind !== 'attestation')
				await desk.write([creating(kind, id('fresh'), about)]);
			const { taken, refused } = await judged(
				desk.rows.filter(({ author }) => author.person === person),
				person,
				role
			);
			if (kind === 'person' || kind === 'key' || kind === 'attestation') return expect(refused).toEqual([]);
			const isTaken = taken.some((row) => row.id === id('fresh'));
			const rests = kind !== 'action' && kind !== 'hours' && kind !== 'tag';
			if (rests) expect(isTaken).toBe(mayWrite(role, kind));
			else expect(refused.some((one) => one.row.id === id('fresh'))).toBe(true);
		}
	);
});

describe('an answer that somebody meddled with', () => {
	it.for<[string, string, Record<string, unknown> | 'delete']>([
		['the evidence', 'lamp', { title: 'Better than it was' }],
		['the evidence, by removing it', 'lamp', 'delete'],
		['a claim', 'claim', { how: 'With great skill.' }],
		['the record', 'record', { specification: 'st9999-other' }],
		['the apprentice', 'kezia', { name: 'Somebody else' }],
		['another’s comment', 'remark', { text: 'Not mine.' }],
		['their own roles', 'tutor', { roles: ['tutor', 'employer'] }]
	])('cannot change %s', async ([, word, fields]) => {
		const desk = await atDesk();
		await desk.write([
			fields === 'delete' ? { op: 'delete', id: id(word) } : { op: 'edit', id: id(word), fields }
		]);
		const { taken, refused } = await judged([desk.get(id(word))]);
		expect(taken).toEqual([]);
		expect(refused).toHaveLength(1);
		expect(refused[0]?.why).toMatch(/^not-theirs/);
	});

	it('cannot say that it has seen what it has not', async () => {
		const remark = { ...whole.find((row) => row.id === id('remark'))! };
		remark.version = { ...remark.version, device1: 9_999 };
		expect(whys((await judged([remark])).refused)).toEqual({ comment: 'not-theirs-to-change' });
	});

	it('cannot speak for another, nor in another role', async () => {
		const desk = await atDesk();
		await desk.write([creating('comment', id('a'), { person: kezia, role: 'apprentice' })]);
		await desk.write([creating('comment', id('b'), { person: tutor, role: 'employer' })]);
		await desk.write([creating('comment', id('c'), { person: tutor, role: 'tutor' })], kezia);
		const rows = ['a', 'b', 'c'].map((word) => desk.get(id(word)));
		const { taken, refused } = await judged(rows);
		expect(taken).toEqual([]);
		expect(refused.map(({ why }) => why)).toEqual(Array(3).fill('speaks-for-another'));
	});

	it('cannot open a sealed mock again', async () => {
		const desk = await atDesk();
		const finished = {
			at: '2026-05-03T10:00:00.000Z',
			on: '2026-05-03',
			elapsed: 60_000,
			marks: {},
			sha256: 'f'.repeat(64)
		};
		await desk.write([creating('mock', id('mock'))]);
		await desk.write([{ op: 'edit', id: id('mock'), fields: { finished } }]);
		const here = desk.rows;
		await desk.write([{ op: 'edit', id: id('mock'), fields: { strengths: 'Steady.' } }]);
		expect((await judged(answerOf(desk), tutor, 'tutor', here)).refused).toEqual([]);
		await desk.write([{ op: 'edit', id: id('mock'), fields: { finished: null } }]);
		const { refused } = await judged(answerOf(desk), tutor, 'tutor', here);
		expect(whys(refused)).toEqual({ mock: 'not-theirs-to-change' });
	});

	it('cannot change a decision under its signature, but the rest is taken', async () => {
		const desk = await atDesk();
		await desk.decide('decision', 'claim', 'returned');
		await desk.decide('second', 'claim2');
		const decision = desk.get<Confirmation>(id('decision'));
		desk.put({ ...decision, fields: { ...decision.fields, decision: 'confirmed' } });
		const { taken, refused } = await judged(answerOf(desk));
		expect(whys(refused)).toEqual({ confirmation: 'changed', attestation: 'changed' });
		expect(taken.map((row) => row.id)).toContain(id('second'));
		expect(taken.map((row) => row.id)).not.toContain(id('decision'));
	});

	it('cannot forge a signature: what it was to vouch for goes with it', async () => {
		const desk = await atDesk();
		await desk.decide('decision', 'claim');
		const word = desk.rows.find((row): row is Attestation => row.kind === 'attestation')!;
		desk.put({ ...word, fields: { ...word.fields, signature: 'A'.repeat(86) } });
		const { taken, refused } = await judged(answerOf(desk));
		expect(whys(refused)).toEqual({ confirmation: 'forged', attestation: 'forged' });
		expect(taken.map(({ kind }) => kind)).toEqual(['key']);
	});

	it('cannot mark somebody else’s mock, nor decide on what is not here', async () => {
		const desk = await atDesk();
		await desk.write([creating('mock', id('mock'), { conductor: boss })]);
		whole = desk.rows;
		await desk.write([creating('mark', id('mark'))]);
		await desk.write([
			creating('comment', id('said'), { claim: id('nowhere'), person: tutor, role: 'tutor' })
		]);
		const rows = [desk.get(id('mark')), desk.get(id('said'))];
		expect(whys((await judged(rows)).refused)).toEqual({ mark: 'about-nothing', comment: 'about-nothing' });
	});
});
