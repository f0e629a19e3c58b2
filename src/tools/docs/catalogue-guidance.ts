/** Guidance in a catalogue. */
import type { Guidance } from '#lib/specification/types.ts';
import { blocks, bullets } from './markdown.ts';

const headings = [
	{ key: 'means', name: 'What this means' },
	{ key: 'looksFor', name: 'What the assessor looks for' },
	{ key: 'works', name: 'Evidence that works' },
	{ key: 'lifts', name: 'What lifts it higher' }
] as const;

export function guidanceText(guidance: Guidance | undefined, from: (source: string) => string): string {
	if (!guidance) return '';
	const row = guidance.organisation;
	const suggested = row ? [...row.suggestedKinds, ...row.suggestedOther] : [];
	return blocks(
		...headings.map(({ key, name }) => guidance[key] && `**${name}.**\n\n${guidance[key]}`),
		...headings.map(({ key, name }) => row?.[key] && `**${name}, says the organisation.**\n\n${row[key]}`),
		row && row.suggestedEvidence.length > 0 && `**Suggested evidence.**\n\n${bullets(row.suggestedEvidence)}`,
		suggested.length > 0 && `**Suggested ways to show it:** ${suggested.join(', ')}`,
		row && from(row.source)
	);
}
