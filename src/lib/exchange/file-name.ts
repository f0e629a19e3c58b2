/** What to call a file that goes to somebody. */
import type { CalendarDate } from '#lib/record/rows.ts';

/** `mapping-kezia-thorley-2026-11-23`: what it is, whose, and when it was made; without an ending. */
export function fileName(what: string, of: string, today: CalendarDate): string {
	const plain = of
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
		.replace(/^-+|-+$/g, '');
	return [what, [...plain].slice(0, 60).join(''), today].filter((part) => part !== '').join('-');
}
