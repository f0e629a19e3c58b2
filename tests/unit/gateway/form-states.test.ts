import { describe, expect, it } from 'vitest';
import { formStates, type FormRows } from '#lib/gateway/form-states.ts';
import { factsOfRecord } from '#lib/gateway/facts-of-record.ts';
import { filledFields, type Value } from '#lib/record/forms.ts';
import { fieldsOf, paperOfForm } from '#lib/record/paper.ts';
import type { Signature } from '#lib/record/rows.ts';
import { sign } from '#lib/record/signatures.ts';
import { answers } from '../../support/papers.ts';
import { aRow, applied, id, kezia } from '../../support/rows.ts';
import type { Form } from '#lib/specification/practice-types.ts';
import { builtInRules } from './builders.ts';
import { aRulebook } from './readiness-builders.ts';
import { aFact, rowsWith, said } from './record-builders.ts';

const { practice } = aRulebook(await builtInRules(), []);
const [source] = practice.forms;
if (!source) throw new Error('no form');
const asked: Form = {
	...source,
	sections: [
		{
			name: null,
			text: null,
			fields: [
				{
					...{ id: 'title', label: 'Title', kind: 'text', fill: null, who: null, beside: null },
					...{ options: [], columns: [], cells: [], required: true }
				},
				...source.sections.flatMap(({ fields }) => fields)
			]
		}
	]
};
type Field = Form['sections'][number]['fields'][number];
const forms = [aRow('form', id('form'))];
const under = 'st9999-guild';
const states = (more: Partial<FormRows>, form = asked) =>
	formStates({ forms: [form] }, { under, forms, answers: [], signatures: [], ...more }).get('declaration');

function withFields(form: Form, change: (field: Field) => Field | null): Form {
	const sections = form.sections.map((section) => ({
		...section,
		fields: section.fields.flatMap((field) => change(field) ?? [])
	}));
	return { ...form, sections };
}
const unsigned = withFields(asked, (field) => (field.kind === 'signature' ? null : field));

async function signedBy(role: 'apprentice' | 'employer', values: Readonly<Record<string, Value>>) {
	const paper = paperOfForm(asked);
	const field = fieldsOf(paper).find(({ kind, who }) => kind === 'signature' && who.includes(role));
	if (!field) throw new Error('nobody asks for it');
	const filled = filledFields(paper, answers(values), () => null);
	const given = { name: 'Kezia', drawing: null, on: '2026-05-02' };
	const acting = { person: kezia, role };
	const change = await sign({ id: id('form'), under }, paper, field, filled, given, acting, new Map(), () =>
		id(`signature-${role}`)
	);
	return applied(change.edits, []).after.filter((row): row is Signature => row.kind === 'signature');
}

describe('a form in the record', () => {
	it('that nobody has begun, or that belongs to another specification, is missing', () => {
		expect(states({ forms: [] })).toBeUndefined();
		expect(states({ under: 'another' })).toBeUndefined();
	});

	it('is signed by those whose signature still stands, and broken where it was changed since', async () => {
		const now = { title: 'Ours' };
		const signatures = [...(await signedBy('apprentice', now)), ...(await signedBy('employer', now))];
		expect(states({ answers: answers(now), signatures })).toEqual({
			on: 'here',
			filled: true,
			signed: ['apprentice', 'employer'],
			broken: []
		});
		expect(states({ answers: answers({ title: 'Theirs' }), signatures })).toMatchObject({
			signed: [],
			broken: ['apprentice', 'employer']
		});
	});

	it('is not filled in once it was signed with a gap', async () => {
		const signatures = await signedBy('apprentice', {});
		expect(states({ signatures })).toMatchObject({ filled: false, signed: ['apprentice'] });
	});

	it('that asks for no signature is filled in when its own answers are', () => {
		expect(states({}, unsigned)).toMatchObject({ filled: false });
		expect(states({ answers: answers({ title: 'Ours' }) }, unsigned)).toMatchObject({ filled: true });
	});

	it('of two of a kind counts the one that is further', async () => {
		const now = { title: 'Ours' };
		const signatures = await signedBy('employer', now);
		const both = [aRow('form', id('earlier')), ...forms];
		expect(states({ forms: both, answers: answers(now), signatures })).toMatchObject({
			signed: ['employer']
		});
	});

	describe('when there are two of a kind', () => {
		const two = [aRow('form', id('earlier')), ...forms];
		const both = (more: Partial<FormRows>, form = asked) =>
			[two, two.toReversed()].map((found) => states({ ...more, forms: found }, form));

		it('one that somebody signed is further than one that is only filled in', async () => {
			const signatures = await signedBy('employer', {});
			for (const state of both({ signatures }))
				expect(state).toMatchObject({ filled: false, signed: ['employer'] });
		});

		it('one with more signatures is further', async () => {
			const now = { title: 'Ours' };
			const own = [...(await signedBy('apprentice', now)), ...(await signedBy('employer', now))];
			const other = own.slice(1).map((row) => ({
				...row,
				id: id('of-the-earlier'),
				fields: { ...row.fields, of: id('earlier') }
			}));
			const told = [...answers(now), ...answers(now, id('earlier'))];
			for (const state of both({ answers: told, signatures: [...other, ...own] }))
				expect(state?.signed).toEqual(['apprentice', 'employer']);
		});

		it('a fresh one is further than one whose signatures no longer stand', async () => {
			const signatures = await signedBy('apprentice', { title: 'Ours' });
			for (const state of both({ answers: answers({ title: 'Theirs' }), signatures }))
				expect(state).toMatchObject({ signed: [], broken: [] });
		});

		it('one that is filled in is further than one that is not, and answers are of one form only', () => {
			for (const state of both({ answers: answers({ title: 'Ours' }) }, unsigned))
				expect(state).toMatchObject({ filled: true });
			const elsewhere = answers({ title: 'Ours' }, id('elsewhere'));
			for (const state of both({ answers: elsewhere }, unsigned))
				expect(state).toMatchObject({ filled: false });
		});
	});

	it('is not taken for another form, nor for a sheet of another sort', () => {
		expect(states({ forms: [aRow('form', id('form'), { form: 'another' })] })).toBeUndefined();
		expect(states({ forms: [aRow('form', id('form'), { from: 'checklist' })] })).toBeUndefined();
	});

	it('that may be signed and need not be is filled in when its answers are', () => {
		const may = withFields(asked, (field) => ({ ...field, required: field.kind !== 'signature' }));
		expect(states({}, may)).toMatchObject({ filled: false });
		expect(states({ answers: answers({ title: 'Ours' }) }, may)).toMatchObject({ filled: true });
	});

	it('gives way to the word that it is complete on paper', () => {
		const paper = aFact({ about: 'paper-form', form: 'declaration', ...said('provider', '2026-05-01') });
		const papers = { under, forms, answers: [], signatures: [] };
		const read = (facts: Parameters<typeof rowsWith>[0]) =>
			factsOfRecord(rowsWith(facts, { papers }), { grades: [] }, { forms: [asked] }).forms.get('declaration');
		expect(read([])).toMatchObject({ on: 'here', signed: [] });
		expect(read([paper])).toMatchObject({ on: 'paper', filled: true, signed: ['apprentice', 'employer'] });
	});
});
