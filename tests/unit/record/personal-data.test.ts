import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData, standIns, takeOut, type PersonalKind } from '#lib/record/personal-data.ts';

const kindsIn = (text: string) => findPersonalData(text).map(({ kind, text: words }) => [kind, words]);

/** The kind, what is found, and the text around it. */
const good: readonly (readonly [PersonalKind, string, string])[] = [
	['email', 'ann.holt+till@shop.co.uk', 'Write to ann.holt+till@shop.co.uk.'],
	['email', 'o’neil@example.com', 'from “o’neil@example.com”, twice'],
	['email', 'ÅSA@bücher.example', '(ÅSA@bücher.example)'],
	['phone', '07700 900123', 'She rang from 07700 900123 at noon'],
	['phone', '07700900123', 'tel:07700900123'],
	['phone', '+44 7700 900123', 'on +44 7700 900123,'],
	['phone', '+44 (0)20 7946 0018', 'call +44 (0)20 7946 0018'],
	['phone', '0044 20 7946 0018', '0044 20 7946 0018'],
	['phone', '(020) 7946 0018', 'at (020) 7946 0018'],
	['phone', '020-7946-0018', '020-7946-0018'],
	['phone', '01632 96001', 'an old area: 01632 96001'],
	['phone', '0800 496 0018', 'freephone 0800 496 0018'],
	['phone', '+33 1 99 00 12 34', 'in Paris, +33 1 99 00 12 34'],
	['phone', '0161.496.0018', 'on 0161.496.0018 today'],
	['postcode', 'SW1A 1AA', 'lives at SW1A 1AA now'],
	['postcode', 'm1 1ae', 'in m1 1ae'],
	['postcode', 'CR26XH', 'CR26XH'],
	['postcode', 'EC1A 1BB', '12 Lamp Lane, EC1A 1BB'],
	['card', '4111 1111 1111 1111', 'paid with 4111 1111 1111 1111'],
	['card', '5500005555555559', 'card 5500005555555559.'],
	['card', '3782 822463 10005', 'Amex 3782 822463 10005'],
	['card', '6759-6498-2643-8453', '6759-6498-2643-8453'],
	['national-insurance', 'AB 12 34 56 C', 'NI number AB 12 34 56 C'],
	['national-insurance', 'ab123456d', 'is ab123456d'],
	['national-insurance', 'QQ123456C', 'QQ123456C'],
	['name', 'Mr Holt', 'I called Mr Holt back'],
	['name', 'Mrs. Anne-Marie O’Neil', 'Mrs. Anne-Marie O’Neil was cross'],
	['name', 'Ms J. Patel', 'for Ms J. Patel'],
	['name', 'Miss Okafor', 'Miss Okafor’s order'],
	['name', 'Mx Lee', 'Mx Lee.'],
	['name', 'Dr Ludwig van der Berg', 'Dr Ludwig van der Berg said'],
	['name', 'Prof. Ewa Nowak', 'to Prof. Ewa Nowak, who'],
	['name', 'MR HOLT', 'MR HOLT'],
	['name', 'mrs holt', 'then mrs holt came in'],
	['name', 'Mr holt', 'Mr holt came in']
];

const bad: readonly string[] = [
	'We met @ noon, and I follow @waymark.',
	'An address like name@ or @example.com is none.',
	'On 01/02/2026 10:30 we had 1,234,567 visits and took £07700900123.45.',
	'On 01.02.2026 10 of them came, and 2026-11-23 10:00 11 more.',
	'Order 12345678, ticket 0123, version 1.2.3.4, room 020.',
	'Order 4111 1111 1111 1112 fails the check of the cards.',
	'My third try at S1 2nd and B3 4th, and K1 1st.',
	'It is 12 km to XX1 1AA, and 3M 2GB is memory.',
	'AB 12 34 56 has no last letter, and GB 12 34 56 A is a country.',
	'AB1234567C has a digit too many.',
	'Do not miss the bus: mr and mrs are titles, and ms is one too.',
	'I used MS Word and Ms Teams, and I miss Monday.',
	'Drive, Message, Mrs',
	`${'9'.repeat(40)}`,
	Object.values(standIns).join(' ')
];

describe('what looks like a customer’s data', () => {
	test.for(good)('finds the %s %s', ([kind, words, text]) => {
		expect(kindsIn(text)).toEqual([[kind, words]]);
		const [start, end] = [text.indexOf(words), text.indexOf(words) + words.length];
		expect(findPersonalData(text)[0]).toMatchObject({ start, end });
	});

	test.for(bad)('leaves alone: %s', (text) => {
		expect(kindsIn(text)).toEqual([]);
	});

	test('finds several side by side, each for itself', () => {
		const text = 'Mr Holt (07700 900123, holt@shop.example, SW1A 1AA) paid with 4111 1111 1111 1111';
		expect(kindsIn(text).map(([kind]) => kind)).toEqual(['name', 'phone', 'email', 'postcode', 'card']);
		expect(kindsIn('07700 900123 020 7946 0018 12')).toEqual([
			['phone', '07700 900123'],
			['phone', '020 7946 0018']
		]);
	});

	test('is taken out, and the words around it stay', () => {
		const text = 'I rang Mrs Holt’s number, 07700 900123, twice.';
		const found = findPersonalData(text);
		expect(takeOut(text, found)).toBe('I rang [customer’s name]’s number, [customer’s phone number], twice.');
		expect(takeOut(text, found.slice(1))).toBe('I rang Mrs Holt’s number, [customer’s phone number], twice.');
	});

	const words = [
		'Mr Holt',
		'07700 900123',
		'a@b.example',
		'SW1A 1AA',
		'AB123456C',
		'AB',
		'12',
		'+',
		'(0)',
		'@'
	];
	const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string())).map((parts) => parts.join(' '));

	test('is told in order, without overlaps, as it stands in the text', () => {
		fc.assert(
			fc.property(text, (whole) => {
				let last = 0;
				for (const { start, end, text: part } of findPersonalData(whole)) {
					expect(start).toBeGreaterThanOrEqual(last);
					expect(end).toBeGreaterThan(start);
					expect(part).toBe(whole.slice(start, end));
					last = end;
				}
			})
		);
	});

	/** Each makes a pattern that tries too much try it at every place. */
	const hard = [
		['plain words', 'I called the customer back on Monday and 3 of us agreed. '],
		['letters without end', 'a'],
		['capital letters', 'A'],
		['dots', 'a.'],
		['at signs', 'a@'],
		['at signs in one word', '@'],
		['digits', '0'],
		['digits in groups', '07 '],
		['brackets', '+('],
		['titles', 'Mr A '],
		['particles', 'Dr A van der '],
		['halves of a postcode', 'AB1 '],
		['halves of an insurance number', 'AB 12 34 5 ']
	] as const;

	/** Milliseconds that it takes at best: on a busy machine others work in between. */
	function quickest(part: string, length: number): number {
		const whole = part.repeat(Math.ceil(length / part.length));
		const times = Array.from({ length: 7 }, () => {
			const before = performance.now();
			findPersonalData(whole);
			return performance.now() - before;
		});
		return Math.min(...times);
	}

	// What tries too much at every place takes sixteen times as long for four times the text, or has no end.
	test.for(hard)('takes no longer for each of 120,000 characters of %s', ([, part]) => {
		expect(quickest(part, 120_000)).toBeLessThan(10 * quickest(part, 30_000) + 5);
	});
});
