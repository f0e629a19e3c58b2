import { describe, expect, it, test } from 'vitest';
import { RowsBehind } from '#lib/record/behind.ts';
import { fillOf, type Known } from '#lib/record/form-fill.ts';
import type { Claim, Confirmation, Fact } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import { aField } from '../../support/papers.ts';
import { aRow, id, kezia, record } from '../../support/rows.ts';

const ksb = (name: string) => ({
	type: 'ksb',
	id: name,
	key: `guild/${name}`,
	method: 'watch',
	text: 'Lamps'
});
const specification = {
	standard: { title: 'Lighthouse keeper' },
	grades: [
		{ id: 'fail', name: 'Refer' },
		{ id: 'pass', name: 'Pass' }
	],
	criteria: [],
	ksbs: [ksb('K1'), ksb('K2')],
	evidence: { kinds: [{ id: 'account', name: 'Account' }], pieces: null }
} as unknown as Specification;

const employer = aRow('person', id('mara'), { name: 'Mara', roles: ['employer'], organisation: 'The light' });
const lamp = aRow('evidence', id('lamp'), { title: 'A lamp', kind: 'account', date: '2026-03-01' });
const wick = aRow('evidence', id('wick'), { title: 'A wick', kind: null, date: null });
const claim = aRow('claim', id('claim'), {
	evidence: lamp.id,
	requirement: 'guild/K1',
	how: 'I lit it',
	where: 'p. 2'
});

function known(more: Partial<Known> = {}, claims: readonly Claim[] = [claim]): Known {
	return {
		record: aRow('record', record),
		people: [aRow('person', kezia), employer],
		...{ facts: [], attachments: [], confirmations: [], selections: [], appointments: [], results: [] },
		evidence: [lamp, wick],
		behindOf: new RowsBehind([lamp, wick]).of,
		specification,
		claimsOn: ({ key }) => claims.filter(({ fields }) => fields.requirement === key),
		settled: (item) => (item === 'time' ? true : null),
		achieved: () => null,
		...more
	};
}

const fill = (name: string, about: Partial<Known> = {}, field: Parameters<typeof aField>[1] = {}) =>
	fillOf(aField('one', { fill: name, ...field }), known(about));

/** A day that somebody told. */
function aDay(name: 'interview' | 'agreed-end', on: string): Fact {
	return { ...aRow('fact', id(`day-${name}`)), fields: { about: 'date', name, on } };
}

describe('a record fills in', () => {
	test.each<[string, unknown]>([
		['apprentice.name', 'Kezia Thorley'],
		['apprentice.uln', null],
		['employer.name', 'Mara'],
		['employer.organisation', 'The light'],
		['provider.name', null],
		['specification.title', 'Lighthouse keeper'],
		['dates.start', '2026-01-05'],
		['dates.gateway', '2027-03-01'],
		['dates.born', null],
		['gateway.time', true],
		['gateway.other', null],
		['evidence.pieces', '2'],
		['grades.watch', null],
		['something.else', null]
	])('%s', (name, value) => {
		expect(fill(name)).toBe(value);
	});

	it('no name where there are two of them, and the organisation that the record names', () => {
		const other = aRow('person', id('other'), { name: 'Otto', roles: ['employer'] });
		const people = [employer, other];
		expect(fill('employer.name', { people })).toBeNull();
		const named = aRow('record', record, { employer: 'Harbour trust' });
		expect(fill('employer.organisation', { people, record: named })).toBe('Harbour trust');
	});

	it('a day from what somebody said, else from the day planned for the method', () => {
		const appointments = [aRow('appointment', id('day'), { method: 'interview', on: '2027-04-01' })];
		expect(fill('dates.interview', { appointments })).toBe('2027-04-01');
		const facts = [aDay('interview', '2027-05-01')];
		expect(fill('dates.interview', { appointments, facts })).toBe('2027-05-01');
		const end = [aDay('agreed-end', '2027-06-01')];
		expect(fill('dates.end', { facts: end })).toBe('2027-06-01');
	});

	it('a certificate only where it is at the level asked for, and its details where there is one', () => {
		const english = aRow('fact', id('english'));
		const yes = { facts: [english], achieved: () => true };
		expect(fill('certificates.english.achieved', yes)).toBe(true);
		expect(fill('certificates.english.date', yes)).toBe('2024-08-22');
		expect(fill('certificates.english.name', yes)).toBe('Certificate at level 1');
		expect(fill('certificates.english.date', { ...yes, achieved: () => false })).toBeNull();
		const two = [english, aRow('fact', id('second'))];
		expect(fill('certificates.english.date', { ...yes, facts: two })).toBeNull();
	});

	it('the latest grade by the organisation’s own word, and its day', () => {
		const results = [
			aRow('result', id('first'), { grade: 'fail', on: '2027-04-10' }),
			aRow('result', id('second'), { grade: 'pass', on: '2027-06-10' }),
			aRow('result', id('part'), { grade: 'fail', part: 'log', on: '2027-07-10' })
		];
		expect(fill('grades.watch', { results })).toBe('Pass');
		expect(fill('graded.watch', { results })).toBe('2027-06-10');
		expect(fill('grades.watch.log', { results })).toBe('Refer');
	});
});

describe('a mapping', () => {
	const columns = ['KSB', 'Piece', 'How', 'Where'];
	const mapping = {
		kind: 'table',
		columns,
		cells: ['requirement', 'title', 'how', 'where']
	} satisfies Parameters<typeof aField>[1];

	it('has a line for each piece of a KSB, and one with nothing in it where there is none', () => {
		expect(fill('evidence.mapping.watch', {}, mapping)).toEqual([
			['K1 Lamps', '1 A lamp', 'I lit it', 'p. 2'],
			['K2 Lamps', '', '', '']
		]);
		expect(fill('ksbs.watch', {}, { ...mapping, cells: ['requirement', 'blank', 'blank', 'blank'] })).toEqual(
			[
				['K1 Lamps', '', '', ''],
				['K2 Lamps', '', '', '']
			]
		);
	});

	it('numbers the pieces as they were chosen, and leaves out what was not chosen', () => {
		const selections = [
			aRow('selection', id('b'), { evidence: wick.id, place: 1 }),
			aRow('selection', id('a'), { evidence: lamp.id, place: 2 })
		];
		expect(fill('evidence.mapping.watch', { selections }, mapping)).toMatchObject([
			['K1 Lamps', '2 A lamp', 'I lit it', 'p. 2'],
			['K2 Lamps', '', '', '']
		]);
		const only = selections.slice(0, 1);
		expect(fill('evidence.mapping.watch', { selections: only }, mapping)).toEqual([
			['K1 Lamps', '', '', ''],
			['K2 Lamps', '', '', '']
		]);
	});

	it('lists the pieces with the current files and the employers who confirmed them as they stand', () => {
		const old = aRow('attachment', id('old'), { evidence: lamp.id, name: 'old.pdf' });
		const attachments = [
			old,
			aRow('attachment', id('new'), { evidence: lamp.id, name: 'new.pdf', replaces: old.id })
		];
		const said = (about: Partial<Confirmation['fields']>) =>
			aRow('confirmation', id('decision'), {
				...{ claim: claim.id, person: employer.id, role: 'employer', decision: 'confirmed' },
				seen: { ...claim.version },
				...about
			});
		const list = {
			kind: 'table',
			columns: ['No', 'File', 'Kind', 'Date', 'By'],
			cells: ['number', 'file', 'kind', 'date', 'validated']
		} satisfies Parameters<typeof aField>[1];
		const rows = (confirmations: readonly Confirmation[]) =>
			fill('evidence.list.watch', { attachments, confirmations }, list);
		expect(rows([said({})])).toEqual([['1', 'new.pdf', 'Account', '2026-03-01', 'Mara']]);
		for (const about of [
			{ decision: 'returned' },
			{ role: 'tutor' },
			{ seen: { device1: 99 } },
			{ piece: { text: 'device1:1', date: '2020-01-01', files: [], tag: null } }
		] satisfies Partial<Confirmation['fields']>[])
			expect(rows([said(about)])).toMatchObject([['1', 'new.pdf', 'Account', '2026-03-01', '']]);
	});
});
