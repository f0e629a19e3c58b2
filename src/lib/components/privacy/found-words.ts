/** What was found in somebody's words, as people see it. */
import type { Found, PersonalKind } from '#lib/record/personal-data.ts';
import type { FoundIn } from '#lib/record/personal-data-rows.ts';

export const kindWords: Readonly<Record<PersonalKind, string>> = {
	email: 'Email address',
	phone: 'Phone number',
	postcode: 'Postcode',
	card: 'Card number',
	'national-insurance': 'National Insurance number',
	name: 'Name'
};

/** So many characters around a find tell where it is. */
const around = 32;

/** The words before and after a find, on its own line. */
export function surroundings(text: string, { start, end }: Found): { before: string; after: string } {
	const before = text.slice(Math.max(0, start - around), start).replace(/^.*\n/s, '');
	const after = text.slice(end, end + around).replace(/\n.*$/s, '');
	return {
		before: start - before.length > 0 && before.length === around ? `… ${before}` : before,
		after: after.length === around ? `${after} …` : after
	};
}

const fields: Readonly<Record<string, string>> = {
	'evidence title': 'in the title',
	'evidence text': 'in the text',
	'claim how': 'in what a claim says',
	'claim where': 'in where a claim points to',
	'tag text': 'in a time tag',
	'attachment name': 'in the name of a file'
};

/** `in the title` */
export const placeWords = ({ row, field }: FoundIn): string => fields[`${row.kind} ${field}`] ?? '';
