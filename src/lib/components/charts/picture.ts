/** What a picture is made of: plain data, so that one place alone knows the drawing library. */

/** Colours by their meaning; `ink.ts` reads them from the tokens. */
export type Tone = 'done' | 'claimed' | 'link' | 'danger' | 'soft';

/** Told apart without colour: each series of a picture has a fill of its own. */
export type Fill = 'solid' | 'hatched' | 'dotted' | 'crossed' | 'empty';

export interface Series {
	readonly name: string;
	readonly tone: Tone;
	readonly fill: Fill;
	readonly counts: readonly number[];
}

/** Bars, one under another, each shared out among the series. */
export interface BarPicture {
	readonly kind: 'bars';
	/** Two lines for each bar; what does not fit is cut off, so the table has it in full. */
	readonly rows: readonly (readonly [string, string])[];
	readonly series: readonly Series[];
	/** Where a piece of a bar leads; null for nowhere. */
	readonly href: (row: number, series: number) => string | null;
}

/** Where a line has got to. */
export interface LinePoint {
	/** Days from any fixed one. */
	readonly at: number;
	readonly count: number;
}

export interface Line {
	readonly name: string;
	readonly tone: Tone | 'ink';
	/** Told apart without colour. */
	readonly stroke: 'solid' | 'thick' | 'dashed';
	/** Holds its height until the next point. */
	readonly stepped: boolean;
	readonly points: readonly LinePoint[];
}

/** Lines over time, with days that stand out. */
export interface LinePicture {
	readonly kind: 'lines';
	readonly lines: readonly Line[];
	readonly top: number;
	/** Days from the left to the right edge. */
	readonly length: number;
	/** A day in words. */
	readonly day: (at: number) => string;
	readonly marks: readonly { readonly at: number; readonly name: string }[];
}

export type PictureData = BarPicture | LinePicture;

/** The numbers of a picture as a table. */
export interface NumberTable {
	readonly head: readonly string[];
	readonly rows: readonly {
		readonly label: Cell;
		readonly cells: readonly Cell[];
	}[];
}

export interface Cell {
	readonly text: string;
	readonly href?: string | null;
	/** Said in place of the bare number where it is a link. */
	readonly words?: string;
}
