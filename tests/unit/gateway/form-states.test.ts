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
const forms = [aRow('form', id('form'))];
const under = 'st9999-guild';
const states = (more: Partial<FormRows>, form = asked) =>
	formStates({ forms: [form] }, { under, forms, answers: [], signatures: [], ...more }).get('declaration');

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
		const plain = {
			...asked,
			sections: asked.sections.map((section) => ({
				...section,
				fields: section.fields.filter(({ kind }) => kind !== 'signature')
			}))
		};
		expect(states({}, plain)).toMatchObject({ filled: false });
		expect(states({ answers: answers({ title: 'Ours' }) }, plain)).toMatchObject({ filled: true });
	});

	it('of two of a kind counts the one that is further', async () => {
		const now = { title: 'Ours' };
		const signatures = await signedBy('employer', now);
		const both = [aRow('form', id('earlier')), ...forms];
		expect(states({ forms: both, answers: answers(now), signatures })).toMatchObject({
			signed: ['employer']
		});
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
