import { expect, test } from 'vitest';
import type { RecordDates } from '#lib/gateway/deadline.ts';
import { countSentence } from '#lib/gateway/deadline-sentences.ts';
import type { TimeOnProgramme } from '#lib/gateway/time-on-programme.ts';
import type { DeadlineRule } from '#lib/specification/practice-types.ts';
import { builtInRules, count } from './builders.ts';

const { bankHolidays } = await builtInRules();
const backwards = { count: -20, unit: 'working-days', from: 'assessment' } as const;

test.each<[string, Partial<DeadlineRule>, RecordDates, TimeOnProgramme]>([
	['12 months after the start on 31 January 2025.', {}, { start: '2025-01-31' }, {}],
	[
		'1 month after the decision on 31 January 2026, on the last day of the shorter month.',
		{ count: 1, from: 'decision' },
		{ decision: '2026-01-31' },
		{}
	],
	[
		'20 working days before the assessment on 14 April 2026, without Good Friday (3 April 2026) and Easter Monday (6 April 2026).',
		backwards,
		{ assessment: '2026-04-14' },
		{}
	],
	[
		"1 working day before the assessment on 2 January 2029, without New Year's Day (1 January 2029, expected).",
		{ ...backwards, count: -1 },
		{ assessment: '2029-01-02' },
		{}
	],
	[
		'The day of the interview on 5 May 2026.',
		{ count: 0, from: 'interview' },
		{ interview: '2026-05-05' },
		{}
	],
	[
		'12 months after the start on 1 September 2025, put off by a break in learning of 1 day.',
		{},
		{ start: '2025-09-01' },
		{ breaks: [{ from: '2026-02-02', until: '2026-02-02' }] }
	],
	[
		'12 months after the start on 1 September 2025, put off to the new end that was agreed.',
		{},
		{ start: '2025-09-01' },
		{ agreedEnd: '2027-01-01' }
	],
	['There is no gateway date to count from.', { from: 'gateway' }, {}, {}],
	['The start date 2026-02-30 is not a day that can be counted from.', {}, { start: '2026-02-30' }, {}],
	[
		'The bank holidays are known for 2020 to 2030, and the count reaches 1 January 2031.',
		{ ...backwards, count: 9 },
		{ assessment: '2030-12-17' },
		{}
	],
	[
		'The break in learning from 1 February 2026 has no last day yet.',
		{},
		{ start: '2025-09-01' },
		{ breaks: [{ from: '2026-02-01', until: null }] }
	],
	[
		'The agreed new end soon is not a day that can be counted from. The break in learning from 2 March 2026 ends before it begins.',
		{},
		{ start: '2025-09-01' },
		{ agreedEnd: 'soon', breaks: [{ from: '2026-03-02', until: '2026-03-01' }] }
	],
	[
		'The break in learning from 2026-02-30 to now has a date that is no day. The break in learning from 2026-03-02 to 2026-04-31 has a date that is no day.',
		{},
		{ start: '2025-09-01' },
		{
			breaks: [
				{ from: '2026-02-30', until: null },
				{ from: '2026-03-02', until: '2026-04-31' }
			]
		}
	]
])('%s', (sentence, plan, dates, time) => {
	expect(countSentence(count(plan, dates, time, bankHolidays))).toBe(sentence);
});
