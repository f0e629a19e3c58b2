import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { extendByBreaks, type Break } from '#lib/gateway/time-on-programme.ts';
import { addDays, daysBetween } from '#lib/record/dates.ts';

const start = '2025-09-01';
const end = '2026-09-01';

function extended(...breaks: Break[]): string {
	const result = extendByBreaks(start, end, breaks);
	return result.known ? result.date : `lasting since ${result.lasting.from}`;
}

describe('breaks in learning', () => {
	test.each<[string, string, Break[]]>([
		['no break', '2026-09-01', []],
		['one day', '2026-09-02', [{ from: '2026-02-02', until: '2026-02-02' }]],
		['28 days', '2026-09-29', [{ from: '2026-02-01', until: '2026-02-28' }]],
		[
			'two breaks, in whichever order',
			'2026-09-04',
			[
				{ from: '2026-05-01', until: '2026-05-02' },
				{ from: '2026-01-05', until: '2026-01-05' }
			]
		],
		[
			'two that overlap count each day once',
			'2026-09-11',
			[
				{ from: '2026-05-01', until: '2026-05-06' },
				{ from: '2026-05-04', until: '2026-05-10' }
			]
		],
		[
			'one within another',
			'2026-09-11',
			[
				{ from: '2026-05-01', until: '2026-05-10' },
				{ from: '2026-05-04', until: '2026-05-06' }
			]
		],
		['one that began before the start', '2026-09-06', [{ from: '2025-08-01', until: '2025-09-05' }]],
		['one that was over before the start', '2026-09-01', [{ from: '2025-08-01', until: '2025-08-31' }]],
		['one on the last day', '2026-09-11', [{ from: '2026-08-31', until: '2026-09-09' }]],
		['one from the end on', '2026-09-01', [{ from: '2026-09-01', until: '2026-12-01' }]],
		['one from the end on that lasts', '2026-09-01', [{ from: '2026-09-01', until: null }]],
		[
			'one that falls into the time that another one added',
			'2026-09-17',
			[
				{ from: '2026-03-01', until: '2026-03-10' },
				{ from: '2026-09-05', until: '2026-09-10' }
			]
		],
		['one that lasts', 'lasting since 2026-06-01', [{ from: '2026-06-01', until: null }]]
	])('%s', (_, expected, breaks) => {
		expect(extended(...breaks)).toBe(expected);
	});

	it('tells which days it counted', () => {
		expect(
			extendByBreaks(start, end, [
				{ from: '2026-05-01', until: '2026-05-06' },
				{ from: '2026-05-04', until: '2026-05-10' }
			])
		).toMatchObject({
			breaks: [
				{ from: '2026-05-01', until: '2026-05-06', days: 6 },
				{ from: '2026-05-07', until: '2026-05-10', days: 4 }
			]
		});
	});

	it('serves as many days as without a break, whatever the breaks', () => {
		const someBreak = fc
			.tuple(fc.integer({ min: -50, max: 500 }), fc.integer({ min: 0, max: 60 }))
			.map(([offset, length]) => ({ from: addDays(start, offset), until: addDays(start, offset + length) }));
		fc.assert(
			fc.property(fc.array(someBreak, { maxLength: 6 }), (breaks) => {
				const moved = extended(...breaks);
				let served = 0;
				for (let day = start; day < moved; day = addDays(day, 1))
					if (!breaks.some(({ from, until }) => from <= day && day <= until)) served++;
				expect(served).toBe(daysBetween(start, end));
			})
		);
	});
});
