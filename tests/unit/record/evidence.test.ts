import { describe, expect, it } from 'vitest';
import {
	evidenceProblems,
	pastDateProblem,
	recordProblems,
	type FieldProblem
} from '#lib/record/evidence.ts';
import { checkRow } from '#lib/record/checks.ts';
import { newRecord } from '#lib/record/new-record.ts';
import { applied, aRow, id, stampBy } from '../../support/rows.ts';

const today = '2026-05-01';

describe('the day on which work was done', () => {
	it.for<[string, FieldProblem | null]>([
		['', null],
		[today, null],
		['2026-04-30', null],
		['2000-01-01', null],
		['2026-05-02', 'date-in-future'],
		['2027-01-01', 'date-in-future'],
		['1999-12-31', 'date-too-early'],
		['0226-04-30', 'date-too-early'],
		['2026-02-30', 'date-impossible'],
		['2099-02-30', 'date-impossible'],
		['last week', 'date-impossible']
	])('%j: %s', ([text, problem]) => {
		expect(pastDateProblem(text, today)).toBe(problem);
	});
});

describe('a piece of evidence', () => {
	const fine = { title: 'A lamp that went out', date: '2026-04-30', text: '' };

	it.for<[string, Partial<typeof fine>, ReturnType<typeof evidenceProblems>]>([
		['is fine', {}, {}],
		['needs no date', { date: '' }, {}],
		['needs a title', { title: '' }, { title: 'title-missing' }],
		['needs a title of more than blanks', { title: ' \t\n ' }, { title: 'title-missing' }],
		['may have a title of 300 characters and blanks around it', { title: ` ${'x'.repeat(300)} ` }, {}],
		['has a title of at most 300 characters', { title: 'x'.repeat(301) }, { title: 'title-too-long' }],
		['may have a text of half a million characters', { text: 'x'.repeat(500_000) }, {}],
		['has a text of at most that', { text: 'x'.repeat(500_001) }, { text: 'text-too-long' }],
		[
			'tells all that is wrong at once',
			{ title: '', date: '2030-01-01', text: 'x'.repeat(500_001) },
			{ title: 'title-missing', date: 'date-in-future', text: 'text-too-long' }
		]
	])('%s', ([, about, problems]) => {
		expect(evidenceProblems({ ...fine, ...about }, today)).toEqual(problems);
	});

	it('is taken by storage where the form has nothing against it, at the very limits', () => {
		const about = { title: ` ${'x'.repeat(300)} `, text: 'x'.repeat(500_000), date: '2000-01-01' };
		expect(evidenceProblems(about, today)).toEqual({});
		expect(checkRow(aRow('evidence', id('lamp'), about))).toBeNull();
	});
});

describe('a new record', () => {
	const fine = { name: 'Kezia Thorley', start: '2026-01-05', gateway: '2027-03-01' };

	it.for<[string, Partial<typeof fine>, ReturnType<typeof recordProblems>]>([
		['is fine', {}, {}],
		['needs no dates', { start: '', gateway: '' }, {}],
		['may have a gateway date alone', { start: '' }, {}],
		['may have its gateway on the first day', { gateway: '2026-01-05' }, {}],
		['needs a name', { name: '  ' }, { name: 'name-missing' }],
		['has a name of at most 200 characters', { name: 'x'.repeat(201) }, { name: 'name-too-long' }],
		['has its gateway after its start', { gateway: '2026-01-04' }, { gateway: 'gateway-before-start' }],
		[
			'has dates that exist',
			{ start: '2026-02-30', gateway: '2027-02-29' },
			{ start: 'date-impossible', gateway: 'date-impossible' }
		],
		['has dates of this century', { start: '1999-12-31' }, { start: 'date-too-early' }],
		[
			'is not told off for its gateway while its start makes no sense',
			{ start: '2026-99-99', gateway: '2026-03-01' },
			{ start: 'date-impossible' }
		]
	])('%s', ([, about, problems]) => {
		expect(recordProblems({ ...fine, ...about })).toEqual(problems);
	});

	it('is made of a person and a record that storage takes', () => {
		const ids = [id('record'), id('kezia')];
		const draft = {
			name: ' Kezia Thorley ',
			start: '',
			gateway: '2027-03-01',
			specification: 'st9999-guild',
			contact: ['shop']
		};
		const { recordId, apprentice, change } = newRecord(draft, () => ids.shift() ?? '');
		const { after } = applied(change.edits, [], stampBy('device1', 1, recordId));
		expect(after.map(checkRow)).toEqual([null, null]);
		expect(after.find((row) => row.id === apprentice)?.fields).toEqual({
			name: 'Kezia Thorley',
			roles: ['apprentice']
		});
		expect(after.find((row) => row.id === recordId)?.fields).toEqual({
			apprentice,
			specification: 'st9999-guild',
			start: null,
			gateway: '2027-03-01',
			contact: ['shop'],
			exempt: [],
			sample: false
		});
	});
});
