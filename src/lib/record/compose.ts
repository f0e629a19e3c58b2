/** The outline of a report or a talk, in Markdown: from a template's sections, or from the pieces themselves. */
import type { Evidence } from './rows.ts';
import { isAnnex } from './word-limit.ts';

/** What an outline takes from a template. */
export interface Outline {
	readonly sections: readonly { readonly name: string }[];
}

/** Advice on length that stands behind the name of a section; the report itself does not repeat it. */
const advice = /(?:,\s*|\s*\()(?:about [\d,]+ words|\d+ minutes?|not counted)\)?$/i;

/**
 * A report with one heading a section, all empty: the pieces are listed in its annex.
 *
 * @param pieces in the order chosen
 */
export function fromTemplate({ sections }: Outline, pieces: readonly Evidence[]): string {
	const names = sections.map(({ name }) => name.replace(advice, ''));
	const named = names.some((name) => isAnnex(name)) ? names : [...names, 'Annexes'];
	return named
		.map((name) => (isAnnex(name) ? annex(name, pieces) : `## ${name}\n`))
		.join('\n')
		.concat('\n');
}

/** A report with one section a piece, which begins with the piece's own words. */
export function fromPieces(pieces: readonly Evidence[]): string {
	return [...pieces.map(section), annex('Annexes', pieces)].join('\n').concat('\n');
}

/** Pieces that have no heading of their own in a text, nor a line in its annex. */
export function notIn(text: string, pieces: readonly Evidence[]): Evidence[] {
	const lines = new Set(text.split('\n').map((line) => line.replace(/^(?:#+|\d+\.)\s+/, '').trim()));
	return pieces.filter(({ fields }) => !lines.has(inLine(fields.title)));
}

/** The text with a section more for each of these pieces, in front of its first annex. */
export function withPieces(text: string, pieces: readonly Evidence[]): string {
	const lines = text.trimEnd().split('\n');
	const first = lines.findIndex((line) => /^#{1,6}\s/.test(line) && isAnnex(line.replace(/^#+\s+/, '')));
	const at = first < 0 ? lines.length : first;
	const gap = first < 0 ? [''] : [];
	return lines
		.toSpliced(at, 0, ...gap, ...pieces.map(section))
		.join('\n')
		.concat('\n');
}

function section({ fields }: Evidence): string {
	const text = fields.text.trim();
	// Its own headings go below the one that it gets here.
	const own = text.replace(/^(#{1,4})(?=\s)/gm, '##$1');
	return `## ${inLine(fields.title)}\n${own === '' ? '' : `\n${own}\n`}`;
}

function annex(name: string, pieces: readonly Evidence[]): string {
	const list = pieces.map(({ fields }, index) => `${index + 1}. ${inLine(fields.title)}`);
	return `## ${name}\n${list.length > 0 ? `\n${list.join('\n')}\n` : ''}`;
}

function inLine(title: string): string {
	return title.replace(/\s+/g, ' ').trim();
}
