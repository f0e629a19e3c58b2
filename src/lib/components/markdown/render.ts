/** A person's Markdown as safe HTML. Loads two libraries: import it only when there is text to show. */
import { Marked } from 'marked';
import type { TrustedHTML } from 'trusted-types/lib';
import { cleanHtml } from './clean.ts';

const marked = new Marked({ async: false, gfm: true, breaks: true });
marked.use({
	renderer: {
		// HTML is shown as it was typed: it is no part of what can be written here.
		html: ({ text }) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
	},
	walkTokens(token) {
		// The page has its own headings above the person's.
		if (token.type === 'heading') token['depth'] = Math.min(6, Number(token['depth']) + 2);
	}
});

/**
 * Pictures are left out and HTML is shown as text; links keep web, e-mail and telephone addresses. Nothing
 * is fetched. The sanitiser has the last word, whatever the renderer does.
 */
export function renderMarkdown(text: string): TrustedHTML | string {
	return cleanHtml(marked.parse(text) as string);
}
