/** The media types that a browser would give to the sample's files. */
const types: Readonly<Record<string, string>> = {
	csv: 'text/csv',
	jpg: 'image/jpeg',
	md: 'text/markdown',
	mp3: 'audio/mpeg',
	pdf: 'application/pdf',
	png: 'image/png',
	txt: 'text/plain',
	webp: 'image/webp'
};

/** By the ending of a file's name; empty where it is not known, as in a browser. */
export function mediaTypeOf(name: string): string {
	return types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? '';
}
