/** Markdown of content files, whose mistakes become problems with a place instead of an exception. */
import { renderMarkdown } from './markdown.ts';
import type { Problem, Source } from './yaml.ts';

/**
 * A renderer for the texts of some sources. A text that cannot be rendered is reported where it stands,
 * and renders as nothing.
 */
export function rendererFor(sources: readonly Source[], problems: Problem[]): (markdown: string) => string {
	return (markdown) => {
		try {
			return renderMarkdown(markdown);
		} catch (error) {
			// The renderer adds a second line that asks for a report to its own authors.
			const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
			for (const source of sources) {
				const path = pathOf(markdown, source.data);
				if (path) {
					problems.push({ ...source.place(path), message });
					return '';
				}
			}
			throw error;
		}
	};
}

function pathOf(text: string, data: unknown): (string | number)[] | null {
	if (typeof data === 'string') return data.trim() === text ? [] : null;
	if (data === null || typeof data !== 'object') return null;
	const entries: Iterable<[string | number, unknown]> = Array.isArray(data) ? data.entries() : Object.entries(data);
	for (const [key, value] of entries) {
		const path = pathOf(text, value);
		if (path) return [key, ...path];
	}
	return null;
}
