import fc from 'fast-check';
import Papa from 'papaparse';
import readExcel from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { caseloadTable } from '#lib/exchange/tables/caseload-table.ts';
import { mappingGrid, mappingList } from '#lib/exchange/tables/mapping-tables.ts';
import { actionTable, hoursTable, mockTable } from '#lib/exchange/tables/record-tables.ts';
import { asWritten, harmless, type Table } from '#lib/exchange/tables/table.ts';
import { toCsv } from '#lib/exchange/tables/to-csv.ts';
import { toXlsx } from '#lib/exchange/tables/to-xlsx.ts';
import type { Kind, Row, RowOf } from '#lib/record/rows.ts';
import { invented } from '../../support/invented.ts';
import { aRow, id, kezia } from '../../support/rows.ts';

const specification = invented();
const [criterion] = specification.criteria;
const key = criterion?.key ?? '';

const live = (...rows: readonly Row[]) => ({
	all: <K extends Kind>(kind: K) => rows.filter((row) => row.kind === kind) as RowOf<K>[]
});
const cellsOf = (csv: string) => Papa.parse<string[]>(csv.trim()).data;
const oneCell = (text: string): Table => ({ name: 'One', head: ['Text'], rows: [[text]] });
async function sheets(tables: readonly Table[]) {
	const blob = await toXlsx(tables);
	return readExcel(Buffer.from(await blob.arrayBuffer()));
}

const beginnings = fc
	.array(fc.constantFrom("'", '=', '-', '＝', ' ', '\t', '\n', 'a', '1'), { maxLength: 6 })
	.map((signs) => signs.join(''));

describe('a cell that begins like a formula', () => {
	it.for(['=1+1', '+44 20', '-5', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '=cmd|calc!A0'])(
		'is text in both kinds of file: %j',
		async (text) => {
			expect(harmless(text)).toBe(`'${text}`);
			expect(cellsOf(toCsv(oneCell(text)))[1]).toEqual([`'${text}`]);
			const [sheet] = await sheets([oneCell(text)]);
			expect(sheet?.data[1]?.[0]).toMatch(/^'/);
		}
	);

	it.for(['Seven calls', 'K1', '3 - 2', "it's", ''])('is no other one: %j', (text) => {
		expect(harmless(text)).toBe(text);
	});

	it('comes back as it was written, whatever it was', () => {
		fc.assert(fc.property(beginnings, (text) => asWritten(harmless(text)) === text));
	});

	it('is harmless in a heading, and a number stays a number', async () => {
		const table: Table = { name: 'T', head: ['=A1'], rows: [[-5], [{ date: '2026-03-29' }]] };
		expect(toCsv(table)).toBe("\ufeff'=A1\r\n-5\r\n2026-03-29\r\n");
		const [sheet] = await sheets([table]);
		expect(sheet?.data).toEqual([["'=A1"], [-5], [new Date('2026-03-29T00:00:00Z')]]);
	});
});

describe('a workbook', () => {
	it('opens with characters that XML has no place for, and cells that are too long', async () => {
		const [sheet] = await sheets([oneCell(`a\u0000b\ud800${'x'.repeat(40_000)}`)]);
		expect(sheet?.data[1]?.[0]).toMatch(/^ab.x+$/u);
	});

	it('has a sheet for each table, under names that a spreadsheet takes', async () => {
		const found = await sheets([
			oneCell('a'),
			{ ...oneCell('b'), name: 'A/B: a name that is far too long for it' }
		]);
		expect(found.map(({ sheet }) => sheet)).toEqual(['One', 'A B  a name that is far too lon']);
	});
});

describe('the mapping', () => {
	const rows = live(
		aRow('evidence', id('lamp'), { title: '=lamp' }),
		aRow('evidence', id('rope'), { title: 'A rope' }),
		aRow('claim', id('claim'), { requirement: key, how: '', where: 'page 2', tag: id('tag') }),
		aRow('tag', id('tag'))
	);

	it('has a line for each claim with its place, and the pieces that are mapped to nothing', () => {
		const { head, rows: lines } = mappingList(rows, specification);
		const named = lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at]])));
		expect(named).toMatchObject([
			{
				Evidence: '=lamp',
				Requirement: criterion?.id,
				Where: 'page 2',
				'Time tag': '03:12 calms the customer',
				'Tutor’s decision': 'Claimed'
			},
			{ Evidence: 'A rope', Requirement: null, 'Tutor’s decision': 'Not mapped yet' }
		]);
	});

	it('is a grid as well: a word where a piece meets a requirement', () => {
		const { head, rows: lines } = mappingGrid(rows, specification);
		const column = head.indexOf(criterion?.id ?? '');
		expect(lines.map((line) => line[column])).toEqual(['Claimed', null]);
	});
});

describe('other tables', () => {
	it('mock results have a line for each mark, corrections worked in', () => {
		const finished = {
			at: '2026-04-01T10:00:00.000Z',
			on: '2026-04-01',
			elapsed: 3_600_000,
			marks: { [key]: 'met' as const },
			sha256: 'e'.repeat(64)
		};
		const table = mockTable(
			live(
				aRow('mock', id('mock'), { finished, method: 'watch' }),
				aRow('mock', id('open')),
				aRow('correction', id('put-right'), { requirement: key })
			),
			specification
		);
		expect(table.rows).toHaveLength(1);
		expect(table.rows[0]?.slice(4)).toEqual([
			null,
			60,
			criterion?.id,
			criterion?.grade,
			criterion?.text,
			'Not met'
		]);
	});

	it('hours are hours, oldest first', () => {
		const table = hoursTable(
			live(aRow('hours', id('late'), { on: '2026-03-01', minutes: 100 }), aRow('hours', id('early')))
		);
		expect(table.rows.map(([on, hours]) => [on, hours])).toEqual([
			[{ date: '2026-02-03' }, 1.5],
			[{ date: '2026-03-01' }, 1.67]
		]);
	});

	it('actions stand by the day they are due, those without a day last', () => {
		const table = actionTable(
			live(
				aRow('action', id('some-day'), { due: null, text: 'Later' }),
				aRow('action', id('soon'), { requirements: [key] })
			),
			specification
		);
		expect(table.rows.map(([what]) => what)).toEqual(['Trim a wick', 'Later']);
		expect(table.rows[0]?.at(-1)).toBe(criterion?.id);
	});

	it('the caseload has a line for somebody who was never counted too', () => {
		const line = {
			fields: aRow('record', id('record'), { apprentice: kezia }).fields,
			apprentice: 'Kezia Thorley',
			specification: 'Guild',
			employer: '',
			summary: null,
			needs: []
		};
		const { head, rows: lines } = caseloadTable([line]);
		expect(lines[0]).toHaveLength(head.length);
		expect(lines[0]?.[0]).toBe('Kezia Thorley');
	});
});
