import { describe, expect, it } from 'vitest';
import { lengthWords, limitBroken, pageIn, parseTime, timeWords } from '#lib/record/tags.ts';

it.each([
	[0, '00:00'],
	[192.9, '03:12'],
	[3_599, '59:59'],
	[3_792, '1:03:12']
])('%d seconds are written %s, and read again', (seconds, words) => {
	expect(timeWords(seconds)).toBe(words);
	expect(parseTime(words)).toBe(Math.floor(seconds));
});

it.each([
	['45', 45],
	['3:12', 192],
	[' 03.12 ', 192],
	['90:00', 5_400],
	['', null],
	['3:75', null],
	['1:2:3:4', null],
	['soon', null],
	['-3', null]
])('what is typed as “%s” is %s', (text, seconds) => {
	expect(parseTime(text)).toBe(seconds);
});

it.each([
	[1, '1 second'],
	[59.4, '59 seconds'],
	[60, '1 minute'],
	[600, '10 minutes'],
	[725, '12 min 5 s']
])('a length of %d seconds is called %s', (seconds, words) => {
	expect(lengthWords(seconds)).toBe(words);
});

it.each([
	['page 3', 3],
	['See p. 12, second paragraph', 12],
	['pp 4-5', 4],
	['Page 0', null],
	['paragraph 3', null],
	['step 3', null],
	['', null]
])('“%s” names page %s', (where, page) => {
	expect(pageIn(where)).toBe(page);
});

describe('a limit on recordings', () => {
	const limits = { video: 10, audio: 20 };

	it('is broken by what is longer, for its own kind of recording', () => {
		expect(limitBroken(limits, { type: 'video/mp4', seconds: 660 })).toBe(10);
		expect(limitBroken(limits, { type: 'audio/mpeg', seconds: 660 })).toBeNull();
		expect(limitBroken(limits, { type: 'audio/mpeg', seconds: 1_300 })).toBe(20);
	});

	it('is kept by what is exactly as long, give or take how it was measured', () => {
		expect(limitBroken(limits, { type: 'video/mp4', seconds: 600.4 })).toBeNull();
	});

	it('says nothing where the length, the limit or the recording is not there', () => {
		expect(limitBroken(limits, { type: 'video/mp4', seconds: null })).toBeNull();
		expect(limitBroken(limits, { type: 'video/mp4' })).toBeNull();
		expect(limitBroken({ audio: 20 }, { type: 'video/mp4', seconds: 9_999 })).toBeNull();
		expect(limitBroken(null, { type: 'video/mp4', seconds: 9_999 })).toBeNull();
		expect(limitBroken(limits, { type: 'text/plain', seconds: 9_999 })).toBeNull();
	});
});
