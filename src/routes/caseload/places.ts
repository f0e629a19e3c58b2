/** Where a tutor does what a record needs of them. */
import { resolve } from '$app/paths';
import type { NeedKind } from '#lib/gateway/caseload-needs.ts';

const places: Readonly<Record<NeedKind, string>> = {
	gateway: resolve('/gateway'),
	deadline: resolve('/gateway'),
	agreed: resolve('/gateway'),
	late: resolve('/gateway/reviews'),
	waiting: resolve('/review'),
	quiet: resolve('/dashboard')
};

/** @returns the address of the page, without the record */
export function placeOf(kind: NeedKind): string {
	return places[kind];
}
