import { describe, expect, it } from 'vitest';
import { mappingGrid, mappingList } from '#lib/exchange/tables/mapping-tables.ts';
import { mappingChange, readMapping } from '#lib/exchange/tables/read-mapping.ts';
import { toCsv } from '#lib/exchange/tables/to-csv.ts';
import type { Kind, Row, RowOf } from '#lib/record/rows.ts';
import { invented } from '../../support/invented.ts';
import { aRow, id } from '../../support/rows.ts';

const specification = invented();
const [first, second] = specification.criteria;
const live = (...rows: readonly Row[]) => ({
	all: <K extends Kind>(kind: K) => rows.filter((row) => row.kind === kind) as RowOf<K>[]
});
const record = live(
	aRow('evidence', id('lamp'), { title: '=A lamp' }),
	aRow('evidence', id('rope'), { title: 'A rope' }),
	aRow('evidence', id('bell'), { title: 'Bell' }),
	aRow('evidence', id('bell-too'), { title: 'BELL' }),
	aRow('claim', id('claim'), { requirement: first?.key ?? '', how: 'I lit it.', where: '' })
);
const read = (text: string) => readMapping(text, record, specification);
const whys = (text: string) => read(text).refused.map(({ line, why }) => `${line}: ${why}`);

describe('a mapping that comes back', () => {
	it.for([
		['list', mappingList(record, specification)],
		['grid', mappingGrid(record, specification)]
	] as const)('changes nothing as it went out: the %s', ([, table]) => {
		expect(read(toCsv(table))).toEqual({ lines: [], same: 1, refused: [] });
	});

	it('maps what is new, by title or by id, with its words', () => {
		const text = `Evidence;Evidence id;Requirement;How it shows it;Where\n a  ROPE ;;${second?.id};"I tied it;\ntwice";p. 3\n;${id('bell')};${first?.key};;`;
		const { lines, refused } = read(text);
		expect(refused).toEqual([]);
		expect(mappingChange(lines, () => id('new'))).toEqual({
			name: 'map-evidence',
			edits: [
				{
					op: 'create',
					kind: 'claim',
					id: id('new'),
					fields: { evidence: id('rope'), requirement: second?.key, how: 'I tied it;\ntwice', where: 'p. 3' }
				},
				{
					op: 'create',
					kind: 'claim',
					id: id('new'),
					fields: { evidence: id('bell'), requirement: first?.key, how: '', where: '' }
				}
			]
		});
	});

	it('changes the words of a claim that is there, and an empty cell replaces none', () => {
		const { lines } = read(`Evidence,Requirement,How it shows it,Where\n'=A lamp,${first?.id},,page 4`);
		expect(lines).toMatchObject([{ what: 'changed', line: 2 }]);
		expect(mappingChange(lines, () => id('new')).edits).toEqual([
			{ op: 'edit', id: id('claim'), fields: { how: 'I lit it.', where: 'page 4' } }
		]);
	});

	it('takes a grid with a mark in any cell', () => {
		const { lines } = read(`Evidence,${second?.id}\nA rope,x\n=A lamp,\n`);
		expect(lines.map(({ piece, requirement }) => [piece.id, requirement.key])).toEqual([
			[id('rope'), second?.key]
		]);
	});

	it('refuses line by line, and says why', () => {
		const text = [
			'Evidence,Requirement,How it shows it',
			`No such piece,${first?.id},`,
			`A rope,K999,`,
			'',
			`Bell,${first?.id},`,
			`A rope,,words`,
			`A rope,${second?.id},${'x'.repeat(5_001)}`,
			`A rope,${second?.id},`,
			`A rope,${second?.id},again`,
			`,${second?.id},`
		].join('\n');
		expect(whys(text)).toEqual([
			'2: No piece is called “No such piece”.',
			'3: “K999” is no requirement of this specification.',
			'5: 2 pieces are called “Bell”. Say which by its id.',
			'6: The requirement is missing.',
			'7: How it shows it is longer than 5000 characters.',
			'9: An earlier line says this already.',
			'10: The piece of evidence is missing.'
		]);
		expect(read(text).lines).toHaveLength(1);
	});

	it('names the columns of a grid that are no requirement', () => {
		expect(whys(`Evidence,${first?.id},Remarks\nA rope,x,y`)).toEqual([
			'1: The column “Remarks” is no requirement of this specification.'
		]);
	});

	it.for(['', 'Name,What\nA,B', '\u0000\u0001'])(
		'is refused whole where it names no evidence: %j',
		(text) => {
			expect(read(text)).toMatchObject({ lines: [], refused: [{ line: 1 }] });
		}
	);
});
