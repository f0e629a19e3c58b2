/** How a stored file may be shown. What is not listed here is kept and can be saved, but never opened here. */
import type { IconName } from '#lib/components/look/Icon.svelte';

export interface FileView {
	readonly as: 'image' | 'audio' | 'video' | 'file';
	/** The media type to give its bytes: one from the list, or one that no browser runs. */
	readonly type: string;
	readonly icon: IconName;
}

/** Pictures that cannot hold script (SVG can), and recordings. */
const shown: Readonly<Record<string, FileView['as']>> = {
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

/** @param type as the row has it: a hint from somebody's browser, matched against a list and never passed on */
export function viewOf(type: string): FileView {
	const plain = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
	const as = shown[plain];
	if (as) return { as, type: plain, icon: as };
	const icon = plain.startsWith('text/') ? 'text' : plain === 'application/pdf' ? 'document' : 'file';
	return { as: 'file', type: 'application/octet-stream', icon };
}

/** `34 KB`, `2.1 MB` */
export function sizeInWords(bytes: number): string {
	if (bytes < 1_000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
	if (bytes < 999_500) return `${Math.round(bytes / 1_000)} KB`;
	if (bytes < 999_950_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
	return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
