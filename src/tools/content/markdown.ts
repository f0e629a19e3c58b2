/**
 * Markdown of built-in content, rendered when it is built. Raw HTML is not allowed in content, so what
 * comes out needs no sanitiser in the user's browser.
 */
import { Marked } from 'marked';

const marked = new Marked({ async: false, gfm: true });
marked.use({
	renderer: {
		html({ text }) {
			throw new Error(`content holds raw HTML (${text.trim().slice(0, 40)}): write Markdown instead`);
		},
		image() {
			throw new Error('content holds an image: built-in texts do without');
		}
	},
	walkTokens(token) {
		if (token.type === 'link' && !/^(https:\/\/|mailto:)/.test(String(token.href)))
			throw new Error(`a link in content must begin with https:// or be an e-mail address: ${String(token.href)}`);
	}
});

/** @throws where the text holds raw HTML, an image or a link that is neither an https nor an e-mail address */
export function renderMarkdown(text: string): string {
	return (marked.parse(text) as string).trim();
}
