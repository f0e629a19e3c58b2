/** A table as comma-separated text. Loads the library that writes it. */
import Papa from 'papaparse';
import { harmless, type Table } from './table.ts';

/** Begins with the mark by which older spreadsheets know UTF-8. */
export function toCsv({ head, rows }: Table): string {
	const data = [head, ...rows].map((row) =>
		row.map((cell) => {
			if (cell === null || typeof cell === 'number') return cell;
			return typeof cell === 'string' ? harmless(cell) : cell.date;
		})
	);
	return `\ufeff${Papa.unparse(data, { newline: '\r\n' })}\r\n`;
}
