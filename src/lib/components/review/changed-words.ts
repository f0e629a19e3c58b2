/** What is no longer as it was when a claim was confirmed, in words. */
import type { Unsettled } from '#lib/record/behind.ts';
import { inWords } from '#lib/record/dates.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import { list } from '#lib/specification/words.ts';

const words: Readonly<Record<Unsettled, string>> = {
	claim: 'the claim',
	text: 'the words of the piece',
	date: 'its date',
	files: 'a file in it',
	tag: 'the time tag'
};

/** A sentence under a confirmation that counts no longer. */
export function changedWords(changes: readonly Unsettled[], on: CalendarDate | null): string {
	const when = on ? `, last on ${inWords(on)}` : '';
	return `Changed after it was confirmed, so this counts no longer: ${list(changes.map((what) => words[what]))}${when}.`;
}
