/** Tables as a file; the library that writes it is loaded when one is wanted. */
import { Failure } from '#lib/record/failure.ts';
import type { Table } from './table.ts';

/**
 * @param tables one for CSV, which knows no sheets: of several the first is written
 * @throws Failure `offline-content` where the library cannot be loaded
 */
export async function tableBlob(tables: readonly [Table, ...Table[]], ending: 'csv' | 'xlsx'): Promise<Blob> {
	const missing = (thrown: unknown) => {
		throw new Failure('offline-content', 'the part that writes tables', thrown);
	};
	if (ending === 'csv') {
		const { toCsv } = await import('./to-csv.ts').catch(missing);
		return new Blob([toCsv(tables[0])], { type: 'text/csv;charset=utf-8' });
	}
	const { toXlsx } = await import('./to-xlsx.ts').catch(missing);
	return toXlsx(tables);
}
