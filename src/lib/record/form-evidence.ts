/** What was written on a form, as a piece of evidence. */
import type { Change } from './change.ts';
import { isEmpty, type Filled } from './forms.ts';
import type { Paper } from './paper.ts';

/**
 * Makes a piece of evidence of the answers. It is mapped to nothing: what it shows is for its writer to say.
 *
 * @param words of a value that is no text of its own
 */
export function evidenceFromForm(
	id: string,
	paper: Pick<Paper, 'name'>,
	filled: readonly Filled[],
	words: (filled: Filled) => string
): Change {
	const text = filled
		.filter(({ value }) => !isEmpty(value) && value !== false)
		.map((one) => `**${one.field.label}**\n\n${Array.isArray(one.value) ? table(one) : words(one)}`)
		.join('\n\n')
		.slice(0, 500_000);
	const fields = { title: paper.name.slice(0, 300), kind: null, date: null, text, agreed: false };
	return { name: 'add-evidence', edits: [{ op: 'create', kind: 'evidence', id, fields }] };
}

function table({ field, value }: Filled): string {
	const rows = Array.isArray(value) ? value : [];
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
	return [line(field.columns), line(field.columns.map(() => '---')), ...rows.map(line)].join('\n');
}
