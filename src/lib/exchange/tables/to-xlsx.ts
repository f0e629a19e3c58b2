/** Tables as sheets of one workbook. Loads the library that writes it. */
import writeWorkbook, { type Cell as BookCell } from 'write-excel-file/universal';
import { harmless, type Cell, type Table } from './table.ts';

/** A cell holds no more, and a program that finds more calls the file broken. */
const mostCharacters = 32_000;

export function toXlsx(tables: readonly Table[]): Promise<Blob> {
	return writeWorkbook(
		tables.map(({ name, head, rows }) => ({
			sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
			data: [
				head.map((text) => ({ value: harmless(text), fontWeight: 'bold' as const })),
				...rows.map(rowOf)
			],
			columns: head.map((_, column) => ({ width: widthOf([head, ...rows], column) })),
			stickyRowsCount: 1
		}))
	).toBlob();
}

const rowOf = (row: readonly Cell[]) => row.map(cellOf);

function cellOf(cell: Cell): BookCell {
	if (cell === null || cell === '') return null;
	if (typeof cell === 'number') return cell;
	if (typeof cell === 'object') return { value: new Date(`${cell.date}T00:00:00Z`), format: 'yyyy-mm-dd' };
	// Said to be text, so that nothing in it is ever run.
	return { value: withoutControls(harmless(cell)).slice(0, mostCharacters), type: String, wrap: true };
}

/** XML has no place for these, and a workbook that holds one does not open. */
function withoutControls(text: string): string {
	// eslint-disable-next-line no-control-regex -- they are what is looked for
	return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

function widthOf(rows: readonly (readonly Cell[])[], column: number): number {
	const longest = rows.slice(0, 200).reduce((most, row) => {
		const cell = row[column];
		return typeof cell === 'string' ? Math.max(most, cell.length) : Math.max(most, 11);
	}, 8);
	return Math.min(longest + 2, 60);
}
