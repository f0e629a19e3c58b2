/** What a file is, from its first bytes; what its name says; and which forms others may not be able to open. */

export type FileForm =
	| 'jpeg'
	| 'png'
	| 'gif'
	| 'webp'
	| 'heic'
	| 'avif'
	| 'pdf'
	| 'zip'
	| 'old-office'
	| 'mp3'
	| 'wav'
	| 'ogg'
	| 'webm'
	| 'mp4'
	| 'mov'
	| 'page'
	| 'program';

/** How many of the first bytes are looked at. */
export const headLength = 512;

/** What the endings of names stand for. Letters and spreadsheets of today are ZIP inside. */
const endings: Readonly<Record<string, FileForm>> = {
	...{ jpg: 'jpeg', jpeg: 'jpeg', png: 'png', gif: 'gif', webp: 'webp', heic: 'heic', heif: 'heic' },
	...{ avif: 'avif', pdf: 'pdf', zip: 'zip', docx: 'zip', xlsx: 'zip', pptx: 'zip', odt: 'zip', ods: 'zip' },
	...{ doc: 'old-office', xls: 'old-office', ppt: 'old-office', mp3: 'mp3', wav: 'wav', ogg: 'ogg' },
	...{ webm: 'webm', mkv: 'webm', mp4: 'mp4', m4a: 'mp4', m4v: 'mp4', mov: 'mov', exe: 'program' },
	...{ html: 'page', htm: 'page', svg: 'page' }
};

const types: Readonly<Record<string, FileForm>> = {
	...{ 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/gif': 'gif', 'image/webp': 'webp' },
	...{ 'image/heic': 'heic', 'image/heif': 'heic', 'image/avif': 'avif', 'application/pdf': 'pdf' },
	...{ 'audio/mpeg': 'mp3', 'audio/wav': 'wav', 'audio/ogg': 'ogg', 'audio/webm': 'webm' },
	...{ 'video/webm': 'webm', 'audio/mp4': 'mp4', 'video/mp4': 'mp4', 'video/quicktime': 'mov' }
};

/** The letters after the last dot of a name, in lower case; empty where there are none. */
export function endingOf(name: string): string {
	return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Characters that turn the direction of what follows: with them `gpj.exe` can be made to read `exe.jpg`. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A file's name without turning marks, with its ending kept where it has to be shortened; never empty. */
export function plainName(name: string, longest: number): string {
	const plain = name.replace(turning, '').trim() || 'file';
	if (plain.length <= longest) return plain;
	const ending = endingOf(plain) && `.${endingOf(plain)}`;
	// Half of a character of two units would be no text any more.
	return plain.slice(0, longest - ending.length).replace(/[\ud800-\udbff]$/, '') + ending;
}

/** What a file says of itself: by its name, or else by the type that the browser gave it; null for the rest. */
export function saidForm(name: string, type: string): FileForm | null {
	const plain = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
	return endings[endingOf(name)] ?? types[plain] ?? null;
}

/** Signs at the beginning of a file, with the byte at which they stand. */
const signs: readonly (readonly [FileForm, number, string])[] = [
	['jpeg', 0, '\xff\xd8\xff'],
	['png', 0, '\x89PNG\r\n'],
	['gif', 0, 'GIF8'],
	['webp', 8, 'WEBP'],
	['pdf', 0, '%PDF-'],
	['zip', 0, 'PK\x03\x04'],
	['zip', 0, 'PK\x05\x06'],
	['old-office', 0, '\xd0\xcf\x11\xe0'],
	['mp3', 0, 'ID3'],
	['mp3', 0, '\xff\xfb'],
	['mp3', 0, '\xff\xf3'],
	['wav', 8, 'WAVE'],
	['ogg', 0, 'OggS'],
	['webm', 0, '\x1a\x45\xdf\xa3'],
	['program', 0, 'MZ'],
	['program', 0, '\x7fELF']
];

/** Brands of the ISO family, which all begin with `ftyp`. */
const brands: readonly (readonly [FileForm, RegExp])[] = [
	['heic', /^(hei[cxms]|hev[cxms]|mif1|msf1)/],
	['avif', /^avi[fs]/],
	['mov', /^qt/],
	['mp4', /^/]
];

/** What a file is by its first bytes; null where they tell nothing, as with plain text. */
export function realForm(head: Uint8Array): FileForm | null {
	const text = String.fromCharCode(...head.subarray(0, headLength));
	if (text.startsWith('ftyp', 4)) return brands.find(([, brand]) => brand.test(text.slice(8)))?.[0] ?? null;
	const sign = signs.find(([, at, letters]) => text.startsWith(letters, at));
	if (sign) return sign[0];
	return /^\W*<(!doctype html|html|head|body|script|svg|\?xml[^]*<svg)/i.test(text) ? 'page' : null;
}

/** Forms that share one shell, so that neither name is a lie. */
const alike: readonly ReadonlySet<FileForm>[] = [
	new Set(['mp4', 'mov']),
	new Set(['heic', 'avif']),
	// A letter saved with a password looks like an old one inside.
	new Set(['zip', 'old-office'])
];

/** Whether a file is something else than it says; one that says nothing does not lie, nor do unknown bytes. */
export function isDisguised(said: FileForm | null, real: FileForm | null): boolean {
	if (said === null || said === real) return false;
	// Text and unknown bytes prove nothing, except that pictures and PDFs always carry their sign.
	if (real === null) return ['jpeg', 'png', 'gif', 'webp', 'heic', 'avif', 'pdf'].includes(said);
	return !alike.some((group) => group.has(said) && group.has(real));
}

export type HardToOpen =
	'heic' | 'mov' | 'webm' | 'apple' | 'design' | 'archive' | 'mail' | 'page' | 'program';

const hardEndings: Readonly<Record<string, HardToOpen>> = {
	...{ heic: 'heic', heif: 'heic', mov: 'mov', webm: 'webm', mkv: 'webm', pages: 'apple', numbers: 'apple' },
	...{ key: 'apple', pub: 'design', psd: 'design', ai: 'design', zip: 'archive', rar: 'archive' },
	...{ '7z': 'archive', msg: 'mail', eml: 'mail', html: 'page', htm: 'page', svg: 'page' },
	...{ exe: 'program', msi: 'program', bat: 'program', cmd: 'program', scr: 'program', apk: 'program' }
};

/** Why others may not be able to open a file, by its name or type; null where nothing speaks against it. */
export function hardToOpen(name: string, type: string): HardToOpen | null {
	const byName = hardEndings[endingOf(name)];
	if (byName) return byName;
	const said = saidForm(name, type);
	return said === 'heic' || said === 'mov' || said === 'webm' ? said : null;
}
