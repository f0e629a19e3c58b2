/** The one sanitiser: what people bring passes here before it is shown as HTML. */
import DOMPurify from 'dompurify';
import type { TrustedHTML } from 'trusted-types/lib';

const clean = {
	ALLOWED_TAGS: [
		...['h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'pre', 'code', 'em', 'strong', 'del'],
		...['ul', 'ol', 'li', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td']
	],
	ALLOWED_ATTR: ['href', 'start'],
	ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i
};

/** HTML from a person's text or document, without anything that runs, is fetched or looks like our own pages. */
export function cleanHtml(html: string): TrustedHTML | string {
	return DOMPurify.sanitize(html, { ...clean, RETURN_TRUSTED_TYPE: true });
}
