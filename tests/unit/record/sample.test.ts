import { describe, expect, it } from 'vitest';
import { checkRow } from '#lib/record/checks.ts';
import type { Row } from '#lib/record/rows.ts';
import { sampleSource } from '#lib/record/sample-schema.ts';
import { planSample } from '#lib/record/sample.ts';
import { applied, id, stampBy } from '../../support/rows.ts';

const source = sampleSource.parse({
	id: 'lamplighters',
	specification: 'st9999-guild',
	apprentice: { id: 'kezia', name: 'Kezia Thorley' },
	people: [
		{ id: 'helen', name: 'Helen Marchbank', roles: ['tutor', 'provider'] },
		{ id: 'des', name: 'Des Okafor', roles: ['employer'] }
	],
	start: -300,
	gateway: 95,
	contact: ['shop'],
	evidence: [
		{
			id: 'first-lamp',
			title: 'The first lamp',
			kind: 'journal',
			date: -278,
			agreed: true,
			text: '\n  I lit it.\n',
			files: ['lamp.jpg', 'lamp.pdf'],
			claims: [
				{
					requirement: 'guild/K1',
					how: 'I lit it.',
					decision: { by: 'helen', decision: 'confirmed', on: -250 }
				},
				{ requirement: 'guild/K2', how: 'By myself.', where: 'page 2' }
			]
		},
		{
			id: 'second-lamp',
			title: 'The second lamp',
			claims: [
				{
					requirement: 'guild/K3',
					how: 'Again.',
					decision: { by: 'des', decision: 'returned', on: 0, comment: 'Which lamp?' }
				}
			]
		}
	]
});

function plan(today = '2026-03-29') {
	let count = 0;
	return planSample(source, today, () => id(`n${++count}`));
}

const rowsOf = ({ change, recordId }: ReturnType<typeof plan>): Row[] =>
	applied(change.edits, [], stampBy('device1', 1, recordId)).after;

describe('a planned sample', () => {
	it('is one change of rows that storage takes, people and record first', () => {
		const rows = rowsOf(plan());
		expect(rows.map(checkRow)).toEqual(rows.map(() => null));
		expect(rows.map((row) => row.kind).join(' ')).toBe(
			'person person person record evidence claim claim evidence claim'
		);
	});

	it('says that it is a sample, and counts its dates from the day on which it is opened', () => {
		const { recordId, apprentice, ...rest } = plan('2028-03-01');
		const rows = rowsOf({ recordId, apprentice, ...rest });
		expect(rows.find((row) => row.id === recordId)?.fields).toEqual({
			apprentice,
			specification: 'st9999-guild',
			start: '2027-05-06',
			gateway: '2028-06-04',
			contact: ['shop'],
			exempt: [],
			sample: true
		});
		expect(rows.find((row) => row.kind === 'evidence')?.fields).toEqual({
			title: 'The first lamp',
			kind: 'journal',
			date: '2027-05-28',
			text: 'I lit it.',
			agreed: true
		});
	});

	it('joins claims to their evidence and the apprentice to the record', () => {
		const planned = plan();
		const rows = rowsOf(planned);
		const [first, second] = rows.filter((row) => row.kind === 'evidence');
		const claims = rows.filter((row) => row.kind === 'claim');
		expect(claims.map(({ fields }) => [fields.evidence, fields.requirement])).toEqual([
			[first?.id, 'guild/K1'],
			[first?.id, 'guild/K2'],
			[second?.id, 'guild/K3']
		]);
		const kezia = rows.find((row) => row.id === planned.apprentice);
		expect(kezia?.fields).toEqual({ name: 'Kezia Thorley', roles: ['apprentice'] });
	});

	it('leaves a date out where the source has none', () => {
		const [, second] = rowsOf(plan()).filter((row) => row.kind === 'evidence');
		expect(second?.fields).toMatchObject({ date: null, kind: null, text: '', agreed: false });
	});

	it('lists the files of each piece of evidence', () => {
		const planned = plan();
		const [first, second] = rowsOf(planned).filter((row) => row.kind === 'evidence');
		expect([...planned.files]).toEqual([
			[first?.id, ['lamp.jpg', 'lamp.pdf']],
			[second?.id, []]
		]);
	});

	it('leaves decisions to a second change, each by its person in their first role', () => {
		const planned = plan();
		const rows = rowsOf(planned);
		const claims = rows.filter((row) => row.kind === 'claim').map((row) => row.id);
		const person = (name: string) =>
			rows.find((row) => row.kind === 'person' && row.fields.name === name)?.id;
		expect(planned.decisions).toEqual([
			{
				claim: claims[0],
				person: person('Helen Marchbank'),
				role: 'tutor',
				decision: 'confirmed',
				comment: '',
				on: '2025-07-22'
			},
			{
				claim: claims[2],
				person: person('Des Okafor'),
				role: 'employer',
				decision: 'returned',
				comment: 'Which lamp?',
				on: '2026-03-29'
			}
		]);
	});
});
