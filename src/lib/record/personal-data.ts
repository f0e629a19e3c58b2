/**
 * What looks like a person's data in a text: how to reach somebody, how they pay, what they are called. It is
 * a help and no guarantee. Each pattern reads a bounded stretch from each place, so no text makes it slow.
 */
import { digitsFound } from './personal-data-digits.ts';

export type PersonalKind = 'email' | 'phone' | 'postcode' | 'card' | 'national-insurance' | 'name';

/** One stretch of a text that looks like somebody's data. */
export interface Found {
	readonly kind: PersonalKind;
	/** Where it begins and ends. */
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** All that looks like somebody's data, in the order of the text; no two overlap. */
export function findPersonalData(text: string): Found[] {
	const all = [...emails(text), ...digitsFound(text), ...insurance(text), ...postcodes(text), ...names(text)];
	// Where two lie over each other, the one that begins first tells more, and then the longer one.
	all.sort((a, b) => a.start - b.start || b.end - a.end);
	const found: Found[] = [];
	for (const { kind, start, end } of all)
		if (start >= (found.at(-1)?.end ?? 0)) found.push({ kind, start, end, text: text.slice(start, end) });
	return found;
}

/** What stands in a text where somebody's data stood. */
export const standIns: Readonly<Record<PersonalKind, string>> = {
	email: '[customer’s email address]',
	phone: '[customer’s phone number]',
	postcode: '[customer’s postcode]',
	card: '[customer’s card number]',
	'national-insurance': '[customer’s National Insurance number]',
	name: '[customer’s name]'
};

/** A text in which words of ours stand for what was found in it. */
export function takeOut(text: string, found: readonly Found[]): string {
	return [...found]
		.sort((a, b) => b.start - a.start)
		.reduce((rest, { kind, start, end }) => rest.slice(0, start) + standIns[kind] + rest.slice(end), text);
}

/** A place in a text, before it is known to be free of others. */
export type Spot = Omit<Found, 'text'>;

function* emails(text: string): Iterable<Spot> {
	const domain = /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}\p{L}{2,24}/uy;
	for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
		const before = /[\p{L}\p{N}._%+'’-]+$/u.exec(text.slice(Math.max(0, at - 64), at))?.[0];
		// A mark that opens a quotation, or a dot, is no part of it.
		const name = before?.replace(/^['’._-]+/, '') ?? '';
		domain.lastIndex = at + 1;
		const place = name === '' ? null : domain.exec(text);
		if (place) yield { kind: 'email', start: at - name.length, end: at + 1 + place[0].length };
	}
}

/** The pairs of letters that no number begins with; QQ is none either, but official examples use it. */
const unused = new Set(['BG', 'GB', 'NK', 'KN', 'TN', 'NT', 'ZZ']);

function* insurance(text: string): Iterable<Spot> {
	const pattern =
		/(?<![\p{L}\p{N}])(QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])(?:[ \u00a0-]?\d\d){3}[ \u00a0-]?[A-D](?![\p{L}\p{N}])/giu;
	for (const { 0: all, 1: letters = '', index } of text.matchAll(pattern))
		if (!unused.has(letters.toUpperCase()))
			yield { kind: 'national-insurance', start: index, end: index + all.length };
}

/** The letters with which a postcode begins, crown dependencies and the forces included. */
const areas = new Set(
	(
		'AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH ' +
		'EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ' +
		'ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD ' +
		'TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE GIR'
	).split(' ')
);

function* postcodes(text: string): Iterable<Spot> {
	const pattern =
		/(?<![\p{L}\p{N}])([A-Z]{1,2})(\d[A-Z\d]?)[ \u00a0]{0,2}(\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}])/giu;
	for (const { 0: all, 1: area = '', 3: inward = '', index } of text.matchAll(pattern)) {
		// "S1 2nd" is the second try at a skill.
		if (/\d(?:st|nd|rd|th)/.test(inward)) continue;
		if (areas.has(area.toUpperCase())) yield { kind: 'postcode', start: index, end: index + all.length };
	}
}

/** Words that follow "mr" or "ms" in small letters without being a name. */
const noNames = new Set(
	'a an and are as at but for had has he her his i in is it of on or she that the they to was were who with'.split(
		' '
	)
);
/** What "MS" is short for as well. */
const products =
	/^(?:Access|Dynamics|Edge|Excel|Forms|Office|OneDrive|Outlook|PowerPoint|Publisher|SharePoint|Teams|Windows|Word)$/;

function* names(text: string): Iterable<Spot> {
	const title =
		/(?<![\p{L}\p{N}])(?:(mr|mrs|ms|mx)|(MR|MRS|MS|MX|Mrs?|Ms|Mx)|(?:Miss|MISS|Dr|DR|Prof|PROF|Professor|Doctor|Sir|Dame|Rev))\.?[ \u00a0]{1,2}(?=\p{L})/gu;
	const capitals =
		/(?:\p{Lu}\.?[ \u00a0]?(?=\p{Lu})){0,3}\p{Lu}[\p{L}\p{M}'’-]{1,40}(?:[ \u00a0](?:(?:van|von|de|der|den|la|le|al|bin|ibn|ap) ){0,2}\p{Lu}[\p{L}\p{M}'’-]{1,40}){0,2}/uy;
	const small = /[\p{L}\p{M}'’-]{2,40}/uy;
	for (const { 0: all, 1: careless, 2: short, index } of text.matchAll(title)) {
		const from = index + all.length;
		capitals.lastIndex = small.lastIndex = from;
		const capital = capitals.exec(text)?.[0];
		const word = capital ?? ((careless ?? short) ? small.exec(text)?.[0] : undefined);
		if (word === undefined) continue;
		if (capital === undefined && noNames.has(word.toLowerCase())) continue;
		if (all.toUpperCase().startsWith('MS') && products.test(word.split(/[ \u00a0]/, 1)[0] ?? '')) continue;
		// The name alone: "Mrs Holt’s order" stays an order of somebody's.
		const name = word.replace(/(?:['’]s|['’-]+)$/u, '');
		yield { kind: 'name', start: index, end: from + name.length };
	}
}
