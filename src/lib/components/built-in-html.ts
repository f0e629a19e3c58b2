/** Marks HTML as safe that was rendered when content was built, for a page that takes no other. */
import type { TrustedHTML, TrustedTypesWindow } from 'trusted-types/lib';

const factory = (globalThis as Partial<TrustedTypesWindow>).trustedTypes;
const policy = factory?.createPolicy('waymark-built-in', { createHTML: (html) => html });

/**
 * For texts of compiled specifications alone: those of a loaded one were cleaned by `markdown/render.ts` when it
 * was compiled. What a person wrote goes through that directly.
 */
export function builtInHtml(html: string): TrustedHTML | string {
	return policy?.createHTML(html) ?? html;
}
