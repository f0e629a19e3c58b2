/** The pages of each section, in the order in which they are offered. */
import { resolve } from '$app/paths';

export type Section = keyof typeof sections;

/** Each page has its address and the word for it. */
export const sections = {
	dashboard: [
		{ href: resolve('/dashboard'), text: 'Where you stand' },
		{ href: resolve('/dashboard/pictures'), text: 'Pictures' },
		{ href: resolve('/dashboard/what-if'), text: 'What if' },
		{ href: resolve('/dashboard/report'), text: 'Progress report' }
	],
	evidence: [
		{ href: resolve('/evidence'), text: 'All evidence' },
		{ href: resolve('/evidence/matrix'), text: 'Matrix' },
		{ href: resolve('/evidence/checks'), text: 'Checks' },
		{ href: resolve('/evidence/showcase'), text: 'Chosen pieces' },
		{ href: resolve('/evidence/bin'), text: 'Bin' }
	],
	mocks: [
		{ href: resolve('/mocks'), text: 'All mocks' },
		{ href: resolve('/mocks/practice'), text: 'Practise alone' },
		{ href: resolve('/mocks/compare'), text: 'Compare' }
	],
	gateway: [
		{ href: resolve('/gateway'), text: 'Ready or not' },
		{ href: resolve('/gateway/forms'), text: 'Forms' },
		{ href: resolve('/gateway/days'), text: 'Days' },
		{ href: resolve('/gateway/results'), text: 'Results' },
		{ href: resolve('/gateway/reviews'), text: 'Reviews' },
		{ href: resolve('/gateway/hours'), text: 'Hours' }
	],
	share: [
		{ href: resolve('/share'), text: 'Record file' },
		{ href: resolve('/share/review'), text: 'Send for review' },
		{ href: resolve('/share/move'), text: 'My other device' },
		{ href: resolve('/share/pack'), text: 'Evidence pack' },
		{ href: resolve('/share/tables'), text: 'Tables' },
		{ href: resolve('/caseload'), text: 'Caseload' }
	]
} as const satisfies Record<string, readonly { readonly href: string; readonly text: string }[]>;
