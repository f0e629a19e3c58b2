/** How a stored file may be shown. What is not listed here is kept and can be saved, but never opened here. */
import type { IconName } from '#lib/components/look/Icon.svelte';

export interface FileView {
	readonly as: 'image' | 'audio' | 'video' | 'pdf' | 'word' | 'table' | 'markdown' | 'text' | 'file';
	/** The media type to give its bytes: one from the list, or one that no browser runs. */
	readonly type: string;
	readonly icon: IconName;
}

/** Pictures that cannot hold script (SVG can), and recordings. */
const shown: Readonly<Record<string, 'image' | 'audio' | 'video'>> = {
	'image/png': 'image',
	'image/jpeg': 'image',
	'image/gif': 'image',
	'image/webp': 'image',
	'image/avif': 'image',
	'audio/mpeg': 'audio',
	'audio/mp4': 'audio',
	'audio/x-m4a': 'audio',
	'audio/aac': 'audio',
	'audio/ogg': 'audio',
	'audio/wav': 'audio',
	'audio/webm': 'audio',
	'audio/flac': 'audio',
	'video/mp4': 'video',
	'video/webm': 'video',
	'video/ogg': 'video',
	'video/quicktime': 'video'
};

/** What is read and drawn by our own code. SVG and HTML could run script, so only their source is shown. */
const read: readonly (readonly [FileView['as'], RegExp, RegExp])[] = [
	['pdf', /^application\/(x-)?pdf$/, /\.pdf$/i],
	['word', /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document$/, /\.docx$/i],
	['table', /^text\/(csv|tab-separated-values)$/, /\.(csv|tsv)$/i],
	['markdown', /^text\/(x-)?markdown$/, /\.(md|markdown)$/i],
	[
		'text',
		/^(text\/.*|image\/svg\+xml|application\/(json|xml|xhtml\+xml))$/,
		/\.(txt|log|json|xml|html?|svg|eml|vtt|srt)$/i
	]
];

const icons: Partial<Record<FileView['as'], IconName>> = {
	pdf: 'document',
	word: 'document',
	table: 'text',
	markdown: 'text',
	text: 'text'
};

/**
 * @param type as the row has it: a hint from somebody's browser, matched against a list and never passed on
 * @param name for what browsers give no type, or the wrong one: its ending says how to read it
 */
export function viewOf(type: string, name = ''): FileView {
	const plain = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
	const media = shown[plain];
	if (media) return { as: media, type: plain, icon: media };
	const as =
		read.find(([, , ending]) => ending.test(name))?.[0] ??
		read.find(([, types]) => types.test(plain))?.[0] ??
		'file';
	return { as, type: 'application/octet-stream', icon: icons[as] ?? 'file' };
}

/** A long name with its middle left out: the beginning tells what it is, the ending what opens it. */
export function shortName(name: string): string {
	const letters = [...name];
	return letters.length <= 80 ? name : `${letters.slice(0, 55).join('')} … ${letters.slice(-20).join('')}`;
}

/** `34 KB`, `2.1 MB` */
export function sizeInWords(bytes: number): string {
	if (bytes < 1_000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
	if (bytes < 999_500) return `${Math.round(bytes / 1_000)} KB`;
	if (bytes < 999_950_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
	return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
