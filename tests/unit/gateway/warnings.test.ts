import { describe, expect, it, test } from 'vitest';
import { deadlines } from '#lib/gateway/deadlines.ts';
import { factsOfRecord } from '#lib/gateway/facts-of-record.ts';
import { warningWords } from '#lib/gateway/warning-sentences.ts';
import { warnings, type Warning } from '#lib/gateway/warnings.ts';
import type { Fact } from '#lib/record/rows.ts';
import type { FactDate } from '#lib/record/facts.ts';
import type { DeadlineRule } from '#lib/specification/practice-types.ts';
import { aDeadline, builtInRules } from './builders.ts';
import { aFact, dated, rowsWith } from './record-builders.ts';

const rules = await builtInRules();
const today = '2026-11-23';

interface Case {
	readonly facts?: readonly Fact[];
	readonly record?: ReturnType<typeof dated>;
	readonly ruled?: readonly DeadlineRule[];
	readonly open?: boolean;
}

/** The warnings about a record of which nothing else is wrong. */
function found({ facts = [], record = dated({}), ruled = [], open = true }: Case) {
	const known = factsOfRecord(rowsWith(facts, { record }), { grades: [] }, { forms: [] });
	const counted = deadlines(ruled, known.dates, rules, known.time);
	return warnings({ record, facts, known, deadlines: counted, open }, today);
}

const codes = (plan: Case) => found(plan).map(({ code }) => code);
const day = (name: FactDate, on: string) => aFact({ about: 'date', name, on });
const certificate = (level: string | null) =>
	aFact({ about: 'certificate', subject: 'maths', level, on: null });

test('a record in order has none', () => {
	const facts = [day('born', '2005-01-01'), day('assessment', '2027-04-01'), certificate('level 2')];
	expect(found({ facts, ruled: [aDeadline()] })).toEqual([]);
});

describe('dates', () => {
	it('a start after gateway', () => {
		expect(found({ record: dated({ start: '2027-03-02' }) })).toContainEqual({
			code: 'start-after-gateway',
			start: '2027-03-02',
			gateway: '2027-03-01'
		});
	});

	it.each(['0026-05-01', '2026-02-30', '2200-01-01'])('the impossible day %s', (on) => {
		expect(found({ facts: [day('agreed-end', on)] })).toEqual([
			{ code: 'impossible-date', what: 'agreed-end', date: on }
		]);
	});

	it.each([
		['2018-09-01', 7],
		['1900-01-01', 126],
		['2026-06-01', -1]
	])('born on %s, so at the age of %i', (born, age) => {
		expect(found({ facts: [day('born', born)] })).toEqual([{ code: 'unlikely-age', born, age, at: 'start' }]);
	});

	it('without a start the age is that of today', () => {
		expect(found({ facts: [day('born', '2019-11-23')], record: dated({ start: null }) })).toEqual([
			{ code: 'unlikely-age', born: '2019-11-23', age: 7, at: 'today' }
		]);
	});

	it('fifteen at the start is young enough to be true', () => {
		expect(found({ facts: [day('born', '2011-01-05')] })).toEqual([]);
		expect(codes({ facts: [day('born', '2011-01-06')] })).toEqual(['unlikely-age']);
	});

	it('gateway in the past matters while something is open', () => {
		const record = dated({ gateway: '2026-11-22' });
		expect(codes({ record })).toEqual(['gateway-past']);
		expect(codes({ record, open: false })).toEqual([]);
		expect(codes({ record: dated({ gateway: today }) })).toEqual([]);
	});

	it('an assessment before gateway, and one after the time for it', () => {
		const window = aDeadline({ id: 'window-ends', kind: 'by', from: 'gateway', count: 3 });
		const facts = [day('interview', '2027-02-28'), day('discussion', '2027-06-02')];
		expect(found({ facts, ruled: [window] })).toEqual([
			{ code: 'after-window', what: 'discussion', date: '2027-06-02', limit: '2027-06-01' },
			{ code: 'before-gateway', what: 'interview', date: '2027-02-28', limit: '2027-03-01' }
		]);
		expect(found({ facts: [day('discussion', '2027-06-01')], ruled: [window] })).toEqual([]);
	});

	it('what is due before gateway, though the assessment is not', () => {
		const book = aDeadline({ name: 'Book', kind: 'by', from: 'assessment', count: -20, unit: 'days' });
		expect(found({ facts: [day('assessment', '2027-03-10')], ruled: [book] })).toEqual([
			{ code: 'due-before-gateway', name: 'Book', due: '2027-02-18', gateway: '2027-03-01' }
		]);
		expect(codes({ facts: [day('assessment', '2027-02-10')], ruled: [book] })).toEqual(['before-gateway']);
	});

	it('days beyond the table of bank holidays, once for all deadlines', () => {
		const book = (name: string) =>
			aDeadline({ id: name, name, kind: 'by', from: 'assessment', count: -20, unit: 'working-days' });
		const facts = [day('assessment', '2031-02-03')];
		expect(found({ facts, ruled: [book('Book'), book('Pay')] })).toEqual([
			{
				code: 'holidays-end',
				names: ['Book', 'Pay'],
				firstYear: rules.bankHolidays.firstYear,
				lastYear: rules.bankHolidays.lastYear
			}
		]);
	});
});

describe('certificates', () => {
	it('two for one subject, and one beside the word that there is none', () => {
		expect(found({ facts: [certificate('level 1'), certificate('level 2')] })).toEqual([
			{ code: 'several-certificates', subject: 'maths', levels: ['level 1', 'level 2'] }
		]);
		expect(codes({ facts: [certificate(null), certificate('level 2')] })).toEqual(['certificate-and-none']);
		expect(codes({ facts: [certificate(null)] })).toEqual([]);
	});
});

test.each([
	['2026-06-01', '2026-05-01', 'break-backwards'],
	['2026-01-04', '2026-02-01', 'break-before-start'],
	['2026-06-01', null, 'break-lasts']
])('a break from %s to %s: %s', (from, until, code) => {
	expect(codes({ facts: [aFact({ about: 'break', from, until })] })).toEqual([code]);
});

test('two devices that say different things, but not where both say the same', () => {
	const others = (value: string) => ({ conflicts: { gateway: [{ value, stamp: 'device2:1' }] } });
	const record = dated({});
	expect(found({ record: { ...record, ...others('2027-04-01') } })).toEqual([
		{ code: 'two-values', what: 'gateway', values: ['2027-03-01', '2027-04-01'] }
	]);
	expect(found({ record: { ...record, ...others('2027-03-01') } })).toEqual([]);
});

test.each<[Warning, string, string]>([
	[
		{ code: 'unlikely-age', born: '2026-06-01', age: -1, at: 'today' },
		'By these dates the apprentice is not born yet today',
		'Check the date of birth, 1 June 2026. No funding rule is chosen by it until then.'
	],
	[
		{ code: 'unlikely-age', born: '2026-06-01', age: 0, at: 'start' },
		'By these dates the apprentice is 0 years old at the start of the apprenticeship',
		'Check the date of birth, 1 June 2026. No funding rule is chosen by it until then.'
	],
	[
		{ code: 'several-certificates', subject: 'english', levels: ['level 1', 'level 2'] },
		'There are 2 certificates in English',
		'They are at level 1 and level 2. The highest counts. Remove any that was added by mistake.'
	],
	[
		{ code: 'before-gateway', what: 'interview', date: '2027-02-28', limit: '2027-03-01' },
		'The interview date comes before gateway',
		'It is 28 February 2027, and gateway is on 1 March 2027. Assessment comes after gateway: check both dates.'
	],
	[
		{ code: 'break-backwards', break: { from: '2026-06-01', until: '2026-05-01' } },
		'A break in learning ends before it begins',
		'It is noted from 1 June 2026 to 1 May 2026. Remove it and add it again the right way round.'
	],
	[
		{ code: 'break-before-start', break: { from: '2026-01-04', until: null } },
		'A break in learning begins before the start',
		'It begins on 4 January 2026. Days before the start do not count: check both dates.'
	],
	[
		{ code: 'two-values', what: 'start', values: ['2026-01-05', null, 'soon'] },
		'Start: two devices say different things',
		'One has 5 January 2026, no date and soon. Agree which is right and save it below.'
	]
])('%o in words', (warning, title, next) => {
	expect(warningWords(warning)).toEqual({ title, next });
});

test('every kind has a title and says what to do, with its dates in words', () => {
	const window = aDeadline({ id: 'window-ends', kind: 'by', from: 'gateway', count: 3 });
	const late = aDeadline({ id: 'late', kind: 'by', from: 'observation', count: 20, unit: 'working-days' });
	const book = aDeadline({ id: 'book', kind: 'by', from: 'interview', count: -20, unit: 'days' });
	const record = {
		...dated({ start: '2026-12-01', gateway: '2026-11-01' }),
		conflicts: { start: [{ value: null, stamp: 'device2:1' }] }
	};
	const facts = [
		day('born', '2018-09-01'),
		day('decision', '2026-02-30'),
		day('assessment', '2026-10-01'),
		day('observation', '2030-12-20'),
		day('interview', '2026-11-10'),
		certificate('level 1'),
		certificate('level 2'),
		certificate(null),
		aFact({ about: 'break', from: '2027-06-01', until: '2027-05-01' }),
		aFact({ about: 'break', from: '2026-01-01', until: '2026-01-02' }),
		aFact({ about: 'break', from: '2027-06-01', until: null })
	];
	const all = found({ record, facts, ruled: [window, late, book] });
	expect(new Set(all.map(({ code }) => code)).size).toBe(14);
	const texts = all.map(warningWords);
	for (const { title, next } of texts) {
		expect(title).toMatch(/^\S.{10,}[^.]$/);
		expect(next).toMatch(/\.$/);
		expect(`${title} ${next}`).not.toMatch(/undefined|null|NaN|Invalid/);
	}
	expect(texts.map(({ title }) => title)).toContain(
		'By these dates the apprentice is 8 years old at the start of the apprenticeship'
	);
});
