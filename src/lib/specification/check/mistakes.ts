/** How checks of content report what they found. */
import { closest } from '../closest.ts';
import type { ContentProblem } from './compile.ts';

export type Report = (
	document: ContentProblem['document'],
	path: (string | number)[],
	message: string
) => void;

/** What to say of an id that leads nowhere. */
export function unknown(what: string, id: string, known: ReadonlySet<string>): string {
	const near = id.length > 3 ? closest(id, [...known]) : undefined;
	if (near !== undefined) return `there is no ${what} ${id}; did you mean ${near}?`;
	const some = [...known].slice(0, 12).join(', ');
	return `there is no ${what} ${id}; there are ${some || 'none'}${known.size > 12 ? ' …' : ''}`;
}
