/** The words of a text that was rendered when content was built. */
const entities: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': '’'
};

/** Built-in HTML without its marks, blocks parted by a space; for searching and showing as text, never as HTML. */
export function plainText(html: string): string {
	return html
		.replace(/<[^>]*>/g, ' ')
		.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
		.replace(/\s+/g, ' ')
		.replace(/ (?=[.,;:!?)])/g, '')
		.trim();
}
