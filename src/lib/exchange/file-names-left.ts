/** Why a file that goes out as it is may name somebody. */
import type { Attachment } from '#lib/record/rows.ts';

const documents = /\.(?:pdf|docx?|odt|rtf|pptx?|odp|xlsx?|ods|pages|key|numbers)$/i;
const texts = /\.(?:txt|md|csv|tsv|html?|json|eml|vtt|srt)$/i;

/** What in it may name somebody; to follow "It may show". */
export function whyNames({ name, type }: Pick<Attachment['fields'], 'name' | 'type'>): string {
	if (type.startsWith('image/'))
		return 'faces, badges, screens or papers, and details that the camera wrote into it';
	if (type.startsWith('audio/')) return 'names that are said, and voices';
	if (type.startsWith('video/')) return 'names that are said, voices, faces, badges or screens';
	if (documents.test(name) || type === 'application/pdf')
		return 'names and signatures on its pages, and its author in the details of the file';
	if (type.startsWith('text/') || texts.test(name)) return 'names in its text';
	return 'what Waymark cannot see';
}
