/** The words for what lies in the bin. */
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { sizeInWords } from '#lib/components/evidence/file-views.ts';
import type { BinItem } from '#lib/record/bin.ts';
import { timeWords } from '#lib/record/tags.ts';
import { shortSign } from '#lib/specification/find.ts';
import { counted, list } from '#lib/specification/words.ts';

/** A piece's title, a file's name, what is claimed of which piece, the words of a time tag. */
export function nameOf(record: CurrentRecord, { kind, fields }: BinItem['row']): string {
	switch (kind) {
		case 'evidence':
			return fields.title;
		case 'attachment':
			return fields.name;
		case 'claim': {
			const requirement = record.requirements.get(fields.requirement);
			const title = record.get('evidence', fields.evidence)?.fields.title ?? '';
			return `${requirement ? shortSign(requirement) : fields.requirement}: ${title}`;
		}
		case 'tag':
			return `${timeWords(fields.at)} ${fields.text}`;
		default:
			return kind satisfies never;
	}
}

/** `A file, 2 MB, with 1 time tag`; the words of a claim. */
export function aboutItem(record: CurrentRecord, item: BinItem): string {
	const rest = restWords(item);
	return whatItIs(record, item.row) + (rest === '' ? '' : `, with ${rest}`);
}

function whatItIs(record: CurrentRecord, { kind, fields }: BinItem['row']): string {
	switch (kind) {
		case 'evidence':
			return 'A piece of evidence';
		case 'attachment':
			return `A file, ${sizeInWords(fields.size)}`;
		case 'claim':
			return ['A claim', fields.how, fields.where].filter((words) => words !== '').join(' · ');
		case 'tag':
			return `A time tag in “${record.get('attachment', fields.attachment)?.fields.name ?? ''}”`;
		default:
			return kind satisfies never;
	}
}

/** What went with it: `2 claims and 1 file`; empty where nothing did. */
function restWords({ row, rest }: BinItem): string {
	const count = (kind: string) => rest.filter((one) => one.kind === kind).length;
	const files = row.kind === 'evidence' ? 'file' : 'earlier version';
	const parts: (readonly [number, string])[] = [
		[count('claim'), 'claim'],
		[count('attachment'), files],
		[count('tag'), 'time tag']
	];
	return list(parts.filter(([number]) => number > 0).map(([number, word]) => counted(number, word)));
}
