/** The words for what lies in the bin. */
import type { BinItem } from '#lib/record/bin.ts';
import { counted, list } from '#lib/specification/words.ts';

/** A piece's title, or a file's name. */
export function nameOf(row: BinItem['row']): string {
	return row.kind === 'evidence' ? row.fields.title : row.fields.name;
}

/** What went with it: `2 claims and 1 file`; empty where nothing did. */
export function restWords({ row, rest }: BinItem): string {
	const count = (kind: string) => rest.filter((one) => one.kind === kind).length;
	const files = row.kind === 'evidence' ? 'file' : 'earlier version';
	const parts: (readonly [number, string])[] = [
		[count('claim'), 'claim'],
		[count('attachment'), files],
		[count('tag'), 'time tag']
	];
	return list(parts.filter(([number]) => number > 0).map(([number, word]) => counted(number, word)));
}
