/** Phone and card numbers: long runs of digits, in groups as people write them. */
import type { Spot } from './personal-data.ts';

interface Group {
	readonly digits: string;
	readonly start: number;
	readonly end: number;
}

/** No number that is looked for here has fewer digits, or more. */
const least = 8;
const most = 19;
/** What may stand between two groups of one number. A slash is none: that is a date. */
const between = /^[ \u00a0.\-‐–()]{1,3}$/;

/** The phone and card numbers of a text. */
export function digitsFound(text: string): Spot[] {
	const found: Spot[] = [];
	let run: Group[] = [];
	const close = () => {
		if (run.length > 0) found.push(...inRun(text, run));
		run = [];
	};
	for (const { 0: digits, index } of text.matchAll(/\d+/g)) {
		const last = run.at(-1);
		const gap = last ? text.slice(last.end, Math.min(index, last.end + 4)) : '';
		if (last && !between.test(gap)) close();
		run.push({ digits, start: index, end: index + digits.length });
	}
	close();
	return found;
}

/** Reads a run of groups from left to right, at each place the longest number that fits. */
function inRun(text: string, run: readonly Group[]): Spot[] {
	const found: Spot[] = [];
	for (let from = 0; from < run.length;) {
		const [to, kind] = longest(text, run, from);
		const first = run[from];
		const last = run[to - 1];
		if (kind && first && last) found.push({ kind, start: startOf(text, first), end: last.end });
		from = kind ? to : from + 1;
	}
	return found;
}

/** @returns the group after the number, and what it is; null where no number begins here */
function longest(text: string, run: readonly Group[], from: number): [number, Spot['kind'] | null] {
	let best: [number, Spot['kind'] | null] = [from, null];
	const first = run[from];
	if (!first || stuck(text, first.start - 1)) return best;
	const plus = text[first.start - 1] === '+' || text.slice(first.start - 2, first.start) === '+(';
	let digits = '';
	const groups: number[] = [];
	for (let to = from; to < run.length; to++) {
		const group = run[to];
		if (!group || digits.length + group.digits.length > most) break;
		digits += group.digits;
		groups.push(group.digits.length);
		if (digits.length < least || stuck(text, group.end)) continue;
		if (isCard(digits, groups)) best = [to + 1, 'card'];
		else if (isPhone(digits, groups, plus)) best = [to + 1, 'phone'];
	}
	return best;
}

/** Part of a word, or a sum of money. */
function stuck(text: string, place: number): boolean {
	return /[\p{L}_£$€%]/u.test(text[place] ?? '');
}

/** The plus sign and the bracket before a number belong to it. */
function startOf(text: string, { start }: Group): number {
	const before = /[+(]{0,2}$/.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
	return start - before.length;
}

/** After the 0: areas and mobiles have nine or ten digits, some older areas nine in all. */
const national = /^(?:1\d{8,9}|[2357]\d{9}|[89]\d{8,9})$/;

function isPhone(digits: string, groups: readonly number[], plus: boolean): boolean {
	const abroad = plus ? digits : digits.startsWith('00') ? digits.slice(2) : null;
	// 44 and the 0 that many leave in after it.
	if (abroad?.startsWith('44')) return national.test(abroad.slice(2).replace(/^0/, ''));
	if (abroad !== null) return plus && /^[1-9]\d{7,14}$/.test(abroad);
	// A first group of two is a day or an hour, not the beginning of a number.
	return (groups[0] ?? 0) >= 3 && digits.startsWith('0') && national.test(digits.slice(1));
}

/** As cards print them: in one group, or the first of four and the others of three to six. */
function isCard(digits: string, groups: readonly number[]): boolean {
	if (digits.length < 13 || !/^[2-6]/.test(digits)) return false;
	const [first = 0, ...others] = groups;
	const printed =
		others.length === 0 || (first === 4 && others.every((length) => length >= 3 && length <= 6));
	return printed && passesLuhn(digits);
}

/** The check that the last digit of every card number makes true (ISO/IEC 7812). */
function passesLuhn(digits: string): boolean {
	let sum = 0;
	for (let place = 0; place < digits.length; place++) {
		const digit = Number(digits[digits.length - 1 - place]);
		const doubled = place % 2 === 1 ? digit * 2 : digit;
		sum += doubled > 9 ? doubled - 9 : doubled;
	}
	return sum % 10 === 0;
}
