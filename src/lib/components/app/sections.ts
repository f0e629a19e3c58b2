/** The pages of each section, in the order in which they are offered. */
import { resolve } from '$app/paths';

export type Section = keyof typeof sections;

/** Each page has its address and the word for it. */
export const sections = {
	evidence: [{ href: resolve('/evidence'), text: 'All evidence' }],
	mocks: [{ href: resolve('/mocks'), text: 'All mocks' }],
	gateway: [{ href: resolve('/gateway'), text: 'Ready or not' }],
	share: [{ href: resolve('/share'), text: 'Record file' }]
} as const satisfies Record<string, readonly { readonly href: string; readonly text: string }[]>;
