/** The beginning of a table in text (CSV). Loads the library that reads it. */
import Papa from 'papaparse';
import { readText } from './read-text.ts';

export interface Table {
	readonly head: readonly string[];
	readonly rows: readonly (readonly string[])[];
	/** How many rows the file has; null where it was too large to read whole. */
	readonly all: number | null;
	/** It has more columns than are shown. */
	readonly cut: boolean;
}

const mostBytes = 1_000_000;
const mostRows = 200;
const mostColumns = 40;

/** @returns null where the bytes are no text, or hold nothing */
export async function readTable(blob: Blob): Promise<Table | null> {
	const beginning = await readText(blob, mostBytes);
	if (beginning === null) return null;
	const { data } = Papa.parse<string[]>(beginning.text, { skipEmptyLines: 'greedy' });
	// The last line of a beginning may be half a line.
	const lines = beginning.whole || data.length < 2 ? data : data.slice(0, -1);
	const [head, ...rows] = lines;
	if (!head) return null;
	const width = lines.slice(0, mostRows + 1).reduce((widest, line) => Math.max(widest, line.length), 0);
	const fit = (line: readonly string[]) =>
		Array.from({ length: Math.min(width, mostColumns) }, (_, column) => line[column] ?? '');
	return {
		head: fit(head),
		rows: rows.slice(0, mostRows).map(fit),
		all: beginning.whole ? rows.length : null,
		cut: width > mostColumns
	};
}
