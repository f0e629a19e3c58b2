/** A table on its way to a spreadsheet. */
import type { CalendarDate } from '#lib/record/rows.ts';

export type Cell = string | number | null | { readonly date: CalendarDate };

export interface Table {
	/** Of the sheet; 31 characters at most. */
	readonly name: string;
	readonly head: readonly string[];
	readonly rows: readonly (readonly Cell[])[];
}

/** A day, or an empty cell. */
export function day(date: CalendarDate | null | undefined): Cell {
	return date ? { date } : null;
}

/**
 * Text that a spreadsheet would run as a formula, made text again by an apostrophe in front. Programs trim
 * what they open and take full-width signs for plain ones.
 */
export function harmless(text: string): string {
	return isDangerous(text) ? `'${text}` : text;
}

/** As it was before `harmless`. */
export function asWritten(text: string): string {
	return text.startsWith("'") && isDangerous(text.slice(1)) ? text.slice(1) : text;
}

const isDangerous = (text: string) => /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(text);
