import { describe, expect, it, test } from 'vitest';
import { checkDrawn } from '#lib/specification/check/practice-drawn.ts';
import { compilePractice } from '#lib/specification/check/practice.ts';
import type { Practice } from '#lib/specification/practice-types.ts';
import type { SpecificationSource, StandardSource } from '#lib/specification/check/schema.ts';
import { aQuestion, aSource, aStandard } from './sources.ts';

const render = (markdown: string) => `<p>${markdown}</p>`;

function compiled(standard: StandardSource, source: SpecificationSource): Practice {
	const result = compilePractice(standard, source, render);
	if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
	return result.practice;
}

function problems(standard: StandardSource, source: SpecificationSource): string[] {
	const result = compilePractice(standard, source, render);
	const found = result.ok ? checkDrawn(standard, source) : result.problems;
	return found.map(({ document, path, message }) => `${document} ${path.join('.')}: ${message}`);
}

const form = {
	id: 'declaration',
	name: 'Declaration',
	ours: true,
	use: 'Sign it.',
	sections: [{ fields: [{ id: 'signed', label: 'Signed', kind: 'signature', who: 'apprentice' }] }],
	source: 'ours'
};
/** A form whose first field is a text, but for what the test is about. */
const aFieldWith = (about: object) => ({
	forms: [{ ...form, sections: [{ fields: [{ id: 'a', label: 'A', kind: 'text', ...about }] }] }]
});
const deadline = {
	id: 'hand-in',
	name: 'Hand in',
	text: 'By then.',
	kind: 'by',
	from: 'gateway',
	count: 1,
	unit: 'months',
	who: ['apprentice'],
	printed: true,
	source: 'ours'
};
const item = (check: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
	gateway: {
		summary: 'Ready?',
		items: [
			{
				id: 'one',
				name: 'One',
				text: 'Why',
				todo: 'What',
				who: ['apprentice'],
				check,
				source: 'ours',
				...more
			}
		],
		source: 'ours'
	}
});
const checklist = (items: Record<string, unknown>[], more: Record<string, unknown> = {}) => ({
	checklists: [
		{
			id: 'list',
			name: 'List',
			ours: true,
			use: 'Tick.',
			groups: [{ name: 'A', items }],
			source: 'ours',
			...more
		}
	]
});
const template = (...prompts: Record<string, unknown>[]) => ({
	templates: [
		{
			id: 'plan',
			name: 'Plan',
			ours: true,
			who: ['apprentice'],
			use: 'Write.',
			sections: [{ name: 'A', prompts }],
			source: 'ours'
		}
	]
});

describe('compiled practice', () => {
	it('is empty where nothing is written, and still complete', () => {
		expect(compiled(aStandard(), aSource())).toEqual({
			id: 'guild',
			gateway: null,
			deadlines: [],
			topics: [],
			glossary: [],
			roles: [],
			identityDocuments: null,
			days: [],
			resits: null,
			forms: [],
			checklists: [],
			questions: [],
			templates: []
		});
	});

	it('renders Markdown, and says with null where a handbook prints nothing', () => {
		const practice = compiled(
			aStandard(),
			aSource({
				...item({ kind: 'declared', by: 'employer' }),
				deadlines: [deadline],
				forms: [form],
				topics: [
					{ id: 'fees', text: 'So much.', source: 'ours' },
					{ id: 'appeals', text: { none: true }, source: 'ours' }
				]
			})
		);
		expect(practice.gateway?.items[0]).toMatchObject({ text: '<p>Why</p>', todo: '<p>What</p>', only: null });
		expect(practice.deadlines[0]).toMatchObject({ text: '<p>By then.</p>', reading: null });
		expect(practice.forms[0]).toMatchObject({
			use: '<p>Sign it.</p>',
			sections: [{ name: null, text: null }]
		});
		expect(practice.topics.map(({ text }) => text)).toEqual(['<p>So much.</p>', null]);
	});

	it('names what a question draws out by key, and puts those of the organisation first', () => {
		const standard = aStandard({
			questions: ['a', 'b', 'c'].map((id) => aQuestion(id, ['lamp-p1', 'lamp-p2', 'K1', 'wick-p1']))
		});
		const source = aSource({
			questions: [aQuestion('own', ['g1', 'wick-p1'])],
			criteria: [{ id: 'g1', method: 'watch', grade: 'pass', text: 'I can g1.', source: 'ours' }]
		});
		const { questions } = compiled(standard, source);
		expect(questions.map(({ id }) => id)).toEqual(['own', 'a', 'b', 'c']);
		expect(questions[0]?.draws).toEqual(['guild/g1', 'lamplighting/wick-p1']);
		expect(questions[1]?.draws).toContain('lamplighting/K1');
	});

	it('reads ids in a specification as printed there, and drops from the standard what it leaves out', () => {
		const source = aSource({
			standardCriteria: { use: 'all', without: ['lamp-p1'], renamed: { 'lamp-p2': 'lamp-p1' } },
			...template({ id: 'x', text: 'X', kind: 'text', draws: ['lamp-p1'] })
		});
		expect(compiled(aStandard(), source).templates[0]?.sections[0]?.prompts[0]?.draws).toEqual([
			'lamplighting/lamp-p2'
		]);
		const standard = aStandard({
			questions: [
				aQuestion('gone', ['lamp-p1']),
				aQuestion('kept', ['lamp-p1', 'lamp-p2']),
				...['c', 'd'].map((id) => aQuestion(id, ['lamp-p2', 'wick-p1'])),
				aQuestion('e', ['K1'])
			]
		});
		const { questions } = compiled(standard, source);
		expect(questions.map(({ id }) => id)).toEqual(['kept', 'c', 'd', 'e']);
		expect(questions[0]?.draws).toEqual(['lamplighting/lamp-p2']);
	});

	it('takes the text of a checklist item from its criterion, unless it has one of its own', () => {
		const items = [
			{ criterion: 'lamp-p1' },
			{ criterion: 'lamp-p2', text: 'Own words' },
			{ text: 'No criterion' }
		];
		expect(compiled(aStandard(), aSource(checklist(items))).checklists[0]?.groups[0]?.items).toEqual([
			{ criterion: 'lamplighting/lamp-p1', text: 'I can lamp-p1.' },
			{ criterion: 'lamplighting/lamp-p2', text: 'Own words' },
			{ criterion: null, text: 'No criterion' }
		]);
	});

	it('joins the glossaries in alphabetical order; the organisation explains its own words', () => {
		const term = (name: string, means: string) => ({ term: name, means, source: 'ours' });
		const standard = aStandard({ glossary: [term('Wick', 'a'), term('gateway', 'b')] });
		const source = aSource({ glossary: [term('Gateway', 'c'), term('Lamp', 'd')] });
		expect(compiled(standard, source).glossary.map(({ term: name, means }) => [name, means])).toEqual([
			['Gateway', 'c'],
			['Lamp', 'd'],
			['Wick', 'a']
		]);
	});
});

describe('mistakes in practice content have their place', () => {
	test.each<[string, Record<string, unknown>, string]>([
		['an id twice', { deadlines: [deadline, deadline] }, 'deadlines.1.id: the id hand-in is taken already'],
		[
			'a topic twice',
			{ topics: [1, 2].map(() => ({ id: 'fees', text: 'x', source: 'ours' })) },
			'topics.1.id: the id fees is taken'
		],
		[
			'a term twice',
			{ glossary: ['Lamp', 'lamp'].map((term) => ({ term, means: 'x', source: 'ours' })) },
			'glossary.1.term: lamp is explained twice'
		],
		[
			'an unknown form',
			item({ kind: 'form', form: 'declaratio' }),
			'gateway.items.0.check.form: there is no form declaratio; there are none'
		],
		[
			'an unknown method',
			item({ kind: 'covered', method: 'dance' }),
			'gateway.items.0.check.method: there is no method dance; there are watch'
		],
		[
			'pieces without a rule',
			item({ kind: 'pieces' }),
			'gateway.items.0.check: evidence.pieces says neither'
		],
		[
			'an unknown deadline',
			{
				...item({ kind: 'declared', by: 'tutor' }, { due: { deadline: 'hand-out' } }),
				deadlines: [deadline]
			},
			'gateway.items.0.due.deadline: there is no deadline hand-out; there are hand-in'
		],
		[
			'a deadline without its reading',
			{ deadlines: [{ ...deadline, printed: false }] },
			'deadlines.0: the handbook prints no day to count from'
		],
		[
			'a signature of nobody',
			{ forms: [{ ...form, sections: [{ fields: [{ id: 'a', label: 'A', kind: 'signature' }] }] }] },
			'forms.0.sections.0.fields.0.kind: say with who'
		],
		[
			'a field twice in two sections',
			{ forms: [{ ...form, sections: [...form.sections, ...form.sections] }] },
			'forms.0.sections.1.fields.0.id: the id signed is taken'
		],
		[
			'a field beside a signature that is not there',
			aFieldWith({ beside: 'nobody' }),
			'forms.0.sections.0.fields.0.beside: there is no signature "nobody"'
		],
		[
			'a date of a signature without saying whose',
			aFieldWith({ fill: 'signature.date' }),
			'forms.0.sections.0.fields.0.fill: say with beside'
		],
		[
			'a field that the record cannot fill',
			aFieldWith({ fill: 'apprentice.shoes' }),
			'forms.0.sections.0.fields.0.fill: the record cannot fill in "apprentice.shoes"'
		],
		[
			'a field filled from a method that is not there',
			aFieldWith({ fill: 'evidence.mapping.flight' }),
			'forms.0.sections.0.fields.0.fill: the record cannot fill in'
		],
		[
			'a table with fewer cells than columns',
			aFieldWith({ kind: 'table', columns: ['A', 'B'], cells: ['title'] }),
			'forms.0.sections.0.fields.0.cells: each column'
		],
		[
			'a choice without options',
			{ forms: [{ ...form, sections: [{ fields: [{ id: 'a', label: 'A', kind: 'choice' }] }] }] },
			'forms.0.sections.0.fields.0.kind: a choice needs'
		],
		[
			'an item without anything',
			checklist([{}]),
			'checklists.0.groups.0.items.0: an item is a criterion or a text'
		],
		[
			'an unknown criterion',
			checklist([{ criterion: 'lamp-p9' }]),
			'checklists.0.groups.0.items.0.criterion: there is no criterion or KSB lamp-p9'
		],
		[
			'an unknown part',
			checklist([{ text: 'x' }], { method: 'watch', part: 'song' }),
			'checklists.0.part: there is no part of watch song; there are diary'
		],
		[
			'a part without a method',
			checklist([{ text: 'x' }], { part: 'diary' }),
			'checklists.0.part: say the method'
		],
		[
			'an unknown area',
			{ questions: [aQuestion('a', ['K1'], { area: 'oil' })] },
			'questions.0.area: there is no area oil; there are lamp, wick'
		],
		[
			'a question that draws out nothing known',
			{ questions: [aQuestion('a', ['K1', 'K7'])] },
			'questions.0.draws.1: there is no criterion or KSB K7'
		],
		[
			'an id that is another here',
			{
				standardCriteria: { use: 'all', renamed: { 'lamp-p2': 'lamp-p3' } },
				questions: [aQuestion('a', ['lamp-p2'])]
			},
			'questions.0.draws.0: lamp-p2 is called lamp-p3 here: use that id'
		],
		[
			'a prompt twice',
			template({ id: 'x', text: 'X', kind: 'text' }, { id: 'x', text: 'X', kind: 'text' }),
			'templates.0.sections.0.prompts.1.id: the id x is taken'
		],
		[
			'a table without columns',
			template({ id: 'x', text: 'X', kind: 'table' }),
			'templates.0.sections.0.prompts.0.kind: a table needs columns'
		],
		[
			'an unknown KSB in a prompt',
			template({ id: 'x', text: 'X', kind: 'text', draws: ['S1'] }),
			'templates.0.sections.0.prompts.0.draws.0: there is no criterion or KSB S1'
		]
	])('%s', (_, more, expected) => {
		const [first, ...others] = problems(aStandard(), aSource(more));
		expect(first).toContain(`specification ${expected}`);
		expect(others).toEqual([]);
	});

	test('a part in the standard, and an id that the standard has already', () => {
		const standard = aStandard({ questions: [aQuestion('a', ['K1'], { part: 'diary' })] });
		expect(problems(standard, aSource({ questions: [aQuestion('a', ['K1'])] }))).toEqual([
			'specification questions.0.id: the id a is taken already: give each item an id of its own',
			'standard questions.0.part: watch has no parts here: take this line out'
		]);
	});
});

describe('enough to practise with', () => {
	const three = (area: string, draws: string[]) => [1, 2, 3].map((n) => aQuestion(`${area}-${n}`, draws));
	const enough = [...three('lamp', ['lamp-p1', 'lamp-p2']), ...three('wick', ['wick-p1'])];

	it('is not asked while the standard has no questions', () => {
		expect(problems(aStandard(), aSource({ questions: [aQuestion('a', ['K1'])] }))).toEqual([]);
	});

	it('is three questions an area and something for each criterion', () => {
		expect(problems(aStandard({ questions: enough }), aSource())).toEqual([]);
		expect(problems(aStandard({ questions: [aQuestion('a', ['lamp-p1'])] }), aSource())).toEqual([
			'standard areas.0.id: Lamps has 1 of at least 3 questions: add some with area lamp, best in the standard',
			'standard areas.1.id: Wicks has 0 of at least 3 questions: add some with area wick, best in the standard',
			'standard criteria.1.id: no question or prompt draws out lamp-p2: add it to the draws of one',
			'standard criteria.2.id: no question or prompt draws out wick-p1: add it to the draws of one'
		]);
	});

	it('counts the questions of the organisation too, and prompts for criteria', () => {
		const [first, ...others] = enough;
		const standard = aStandard({ questions: others.slice(0, 2) });
		const source = aSource({
			questions: [first, ...three('wick', ['K1'])],
			...template({ id: 'x', text: 'X', kind: 'text', draws: ['wick-p1'] })
		});
		expect(problems(standard, source)).toEqual([]);
	});

	it('lets links carry to the criteria of an organisation, suggested ones not', () => {
		const own = (id: string, kind: string) => ({
			id,
			method: 'watch',
			grade: 'pass',
			text: id,
			links: [{ to: 'lamp-p1', kind }],
			source: 'ours'
		});
		const source = aSource({
			standardCriteria: { use: 'none' },
			criteria: [
				own('g1', 'same'),
				own('g2', 'part'),
				own('g3', 'suggested'),
				{ ...own('g4', 'same'), grade: 'expected', links: [] }
			]
		});
		expect(problems(aStandard({ questions: enough }), source)).toEqual([
			'specification criteria.2.id: no question or prompt draws out g3: add it to the draws of one'
		]);
	});
});
