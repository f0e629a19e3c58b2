import { describe, expect, it, test } from 'vitest';
import {
	answerFields,
	answerId,
	answerProblem,
	clearAnswer,
	filledFields,
	formId,
	missingFields,
	removeForm,
	startForm,
	type Value
} from '#lib/record/forms.ts';
import { aDeclaration, aField, answers } from '../../support/papers.ts';
import { applied, byId, fieldsOf, id, record, stampBy } from '../../support/rows.ts';

const nothing = () => null;

describe('what stands on a form', () => {
	const paper = aDeclaration([aField('place')]);

	it('is the answer where there is one, else what the record knows, else nothing', () => {
		const filled = filledFields(paper, answers({ title: 'Ours' }), ({ id: field }) =>
			field === 'place' ? 'The tower' : null
		);
		expect(filled.map(({ field, value, by }) => [field.id, value, by])).toEqual([
			['title', 'Ours', 'answer'],
			['place', 'The tower', 'record'],
			['job', null, 'nobody']
		]);
	});

	it('says what the record knows where the answer is another', () => {
		const [title] = filledFields(paper, answers({ title: 'Ours' }), () => 'Theirs');
		expect(title).toMatchObject({ value: 'Ours', record: 'Theirs' });
		const [same] = filledFields(paper, answers({ title: 'Ours' }), () => 'Ours');
		expect(same?.record).toBeNull();
	});

	it('leaves a field empty that somebody emptied, whatever the record knows', () => {
		const [title] = filledFields(paper, answers({ title: '' }), () => 'Theirs');
		expect(title).toMatchObject({ value: '', by: 'nobody', record: 'Theirs' });
	});

	it('shows once what two devices wrote at the same time', () => {
		const [answer] = answers({ title: 'Ours' });
		if (!answer) throw new Error('no answer');
		const other = (value: string, counter: number) => ({ value, stamp: `device2:${counter}` });
		const conflicts = { value: [other('Theirs', 1), other('Theirs', 2), other('Ours', 3)] };
		const [title] = filledFields(paper, [{ ...answer, conflicts }], nothing);
		expect(title?.others).toEqual(['Theirs']);
	});
});

describe('what is missing', () => {
	const columns = ['KSB', 'Piece'];

	test.each<[string, Parameters<typeof aField>[1], Value, boolean]>([
		['a text', {}, ' ', true],
		['a text that is there', {}, 'x', false],
		['what need not be there', { required: false }, '', false],
		['a tick that is not set', { kind: 'tick' }, false, true],
		['a tick', { kind: 'tick' }, true, false],
		['no answer to a question', { kind: 'yes-no' }, null, true],
		['a "no", which is an answer', { kind: 'yes-no' }, false, false],
		['a table without rows', { kind: 'table', columns }, [], true],
		[
			'a table with a KSB and no piece',
			{ kind: 'table', columns },
			[
				['K1', 'A lamp'],
				['K2', '']
			],
			true
		],
		[
			'a table with an empty row',
			{ kind: 'table', columns },
			[
				['K1', 'A lamp'],
				['', '']
			],
			false
		],
		['a table of one column', { kind: 'table', columns: ['Name'] }, [['Ada']], false]
	])('%s', (_, about, value, missing) => {
		const paper = { sections: [{ name: null, text: null, fields: [aField('one', about)] }] };
		const filled = filledFields(paper, answers({ one: value }), nothing);
		expect(missingFields(filled).length > 0).toBe(missing);
	});
});

describe('the changes', () => {
	const begun = fieldsOf('form');
	const form = formId(record, begun, 1);

	it('begin the same form in the same row on two devices, and a second one in another', () => {
		expect(formId(record, { ...begun }, 1)).toBe(form);
		expect(formId(record, begun, 2)).not.toBe(form);
		expect(formId(record, { ...begun, under: 'another' }, 1)).not.toBe(form);
	});

	it('write, change, take away and write again one row for each field', () => {
		const first = applied(
			[...startForm(form, begun).edits, ...answerFields(form, new Map([['title', 'a']]), new Map()).edits],
			[]
		).after;
		const second = applied(
			answerFields(form, new Map([['title', 'b']]), byId(first)).edits,
			first,
			stampBy('device1', 2)
		).after;
		expect(second).toMatchObject([{ id: answerId(form, 'title'), fields: { value: 'b' } }]);
		const gone = applied(clearAnswer(form, 'title').edits, second, stampBy('device1', 3)).after;
		expect(gone).toMatchObject([{ deleted: true }]);
		const again = applied(
			answerFields(form, new Map([['title', 'c']]), byId(gone)).edits,
			gone,
			stampBy('device1', 4)
		).after;
		expect(again).toMatchObject([{ deleted: false, fields: { value: 'c' } }]);
	});

	it('take a form away with all that stands on it', () => {
		const change = removeForm(form, [{ id: id('answer') }]);
		expect(change.edits.map((edit) => [edit.op, edit.id])).toEqual([
			['delete', form],
			['delete', id('answer')]
		]);
	});
});

test.each<[string, Value, string | null]>([
	['a very long answer', 'x'.repeat(500_000), null],
	['one that is too long', 'x'.repeat(500_001), 'answer-too-long'],
	['a cell that is too long', [['x'.repeat(5_001)]], 'cell-too-long'],
	['too many rows', Array.from({ length: 501 }, () => ['x']), 'too-many-rows'],
	['a tick', true, null]
])('%s can be saved or says why not', (_, value, problem) => {
	expect(answerProblem(value)).toBe(problem);
});
