/** Small pieces of Markdown. */

/** A table; what would break a cell is written so that it does not. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
	return text
		.replaceAll('|', '\\|')
		.replace(/\s*\n\s*/g, ' ')
		.trim();
}

export function bullets(items: readonly string[]): string {
	return items.map((item) => `- ${item.replace(/\s*\n\s*/g, ' ').trim()}`).join('\n');
}

/** Paragraphs, headings and tables one under another, without those that are not there. */
export function blocks(...parts: readonly (string | null | undefined | false)[]): string {
	return parts.filter((part): part is string => typeof part === 'string' && part.trim() !== '').join('\n\n');
}
