import { describe, expect, test } from 'vitest';
import { predict, type Decision } from '#lib/assessment/prediction.ts';
import type { Situation } from '#lib/assessment/situation.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Row } from '#lib/record/rows.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification, key } from './builders.ts';

/** One criterion decides the grade, so that the grade shows how the criterion counted. */
const guild = aSpecification({
	methods: { watch: { pass: 1, distinction: 0 } },
	ksbs: 2,
	links: ['watch-p1 same K1', 'K2 part watch-p1']
});
const piece = anEvidence('e1');
const claim = aClaim('c1', 'e1', 'watch-p1', { createdAt: '2026-01-10T09:00:00Z' });
const confirmed = aConfirmation('d1', 'c1', { on: '2026-02-01' });
const returned = aConfirmation('d2', 'c1', { on: '2026-02-02', decision: 'returned' });

function predicted(rows: readonly Row[], decisions: readonly Decision[] = [], situation: Situation = {}) {
	const prediction = predict(tallyOf(guild, rows), situation, decisions);
	return [prediction.secure, prediction.onEvidence, prediction.reachable]
		.map(({ overall }) => overall.grade)
		.join(' ');
}

function mock(verdict: Decision['verdict'], on: string): Decision {
	return { requirement: key('watch-p1'), verdict, from: 'mock', on };
}

function result(verdict: Decision['verdict'], on: string): Decision {
	return { ...mock(verdict, on), from: 'result' };
}

describe('claims and confirmations', () => {
	test.each([
		{ what: 'nothing at all', rows: [], expected: 'fail fail pass' },
		{ what: 'evidence without a claim', rows: [piece], expected: 'fail fail pass' },
		{ what: 'a claim', rows: [piece, claim], expected: 'fail pass pass' },
		{ what: 'a confirmed claim', rows: [piece, claim, confirmed], expected: 'pass pass pass' },
		{ what: 'a returned claim', rows: [piece, claim, confirmed, returned], expected: 'fail fail pass' },
		{
			what: 'a returned claim beside another',
			rows: [piece, claim, returned, aClaim('c2', 'e1', 'watch-p1')],
			expected: 'fail pass pass'
		},
		{ what: 'a claim by a same link', rows: [piece, aClaim('c1', 'e1', 'K1')], expected: 'fail pass pass' },
		{
			what: 'a confirmed claim by a same link',
			rows: [piece, aClaim('c1', 'e1', 'K1'), confirmed],
			expected: 'pass pass pass'
		},
		{
			what: 'a confirmed claim by a part link',
			rows: [piece, aClaim('c1', 'e1', 'K2'), confirmed],
			expected: 'fail fail pass'
		},
		{
			what: "an employer's confirmation",
			rows: [piece, claim, aConfirmation('d1', 'c1', { role: 'employer' })],
			expected: 'fail pass pass'
		}
	])('$what: secure, on your evidence, reachable are $expected', ({ rows, expected }) => {
		expect(predicted(rows)).toBe(expected);
	});
});

describe('mocks', () => {
	test('a mock that was met makes a criterion secure without any claim', () => {
		expect(predicted([], [mock('met', '2026-03-01')])).toBe('pass pass pass');
	});

	test('a mock that was not met outweighs earlier claims and confirmations but leaves the grade reachable', () => {
		expect(predicted([piece, claim, confirmed], [mock('not-met', '2026-03-01')])).toBe('fail fail pass');
	});

	test('a confirmation on a later day outweighs the mock, one of the same day does not', () => {
		expect(predicted([piece, claim, confirmed], [mock('not-met', '2026-01-31')])).toBe('pass pass pass');
		expect(predicted([piece, claim, confirmed], [mock('not-met', '2026-02-01')])).toBe('fail fail pass');
	});

	test('a claim made on a later day puts the criterion back on the evidence, unless it was returned', () => {
		const newer = aClaim('c2', 'e1', 'K1', { createdAt: '2026-03-02T08:00:00Z' });
		const decisions = [mock('not-met', '2026-03-01')];
		expect(predicted([piece, claim, newer], decisions)).toBe('fail pass pass');
		const sentBack = aConfirmation('d3', 'c2', { decision: 'returned' });
		expect(predicted([piece, claim, newer, sentBack], decisions)).toBe('fail fail pass');
	});

	test('the later of two mocks counts, and on one day the one that was not met', () => {
		const met = mock('met', '2026-03-01');
		expect(predicted([], [met, mock('not-met', '2026-02-01')])).toBe('pass pass pass');
		expect(predicted([], [met, mock('not-met', '2026-03-02')])).toBe('fail fail pass');
		expect(predicted([], [met, mock('not-met', '2026-03-01')])).toBe('fail fail pass');
		expect(predicted([], [mock('not-met', '2026-03-01'), met])).toBe('fail fail pass');
	});
});

describe('real results', () => {
	test('a result decides all three, whatever a mock or a tutor says later', () => {
		expect(
			predicted([piece, claim, confirmed], [result('not-met', '2026-01-01'), mock('met', '2026-03-01')])
		).toBe('fail fail fail');
		expect(predicted([], [result('met', '2026-01-01'), mock('not-met', '2026-03-01')])).toBe(
			'pass pass pass'
		);
	});

	test('only a later result outweighs a result', () => {
		expect(predicted([], [result('not-met', '2026-01-01'), result('met', '2026-02-01')])).toBe(
			'pass pass pass'
		);
	});

	test('a decision on another requirement changes nothing, even where a link leads on', () => {
		expect(predicted([], [{ ...result('met', '2026-01-01'), requirement: key('K1') }])).toBe(
			'fail fail pass'
		);
	});
});

test('a cap takes the better grade out of reach', () => {
	const two = aSpecification({ methods: { watch: { pass: 1, distinction: 1 } } });
	const { reachable } = predict(tallyOf(two, []), { retaken: ['watch'] });
	expect(reachable.overall).toMatchObject({ grade: 'pass', uncapped: 'distinction' });
});

describe('the lists behind a prediction', () => {
	const lists = (decisions: readonly Decision[], rows: readonly Row[] = [piece, claim]) => {
		const { secure, onEvidence, reachable } = predict(tallyOf(guild, rows), {}, decisions);
		return [secure, onEvidence, reachable].map(({ methods }) => {
			const step = methods[0]?.result.steps[0];
			return Object.entries({ met: step?.met, 'not met': step?.notMet, unknown: step?.unknown })
				.filter(([, found]) => found?.length)
				.map(([name]) => name)
				.join();
		});
	};

	test('keep what a mock did not find apart from what nobody knows', () => {
		expect(lists([], [])).toEqual(['unknown', 'unknown', 'unknown']);
		expect(lists([mock('not-met', '2026-03-01')])).toEqual(['not met', 'not met', 'unknown']);
	});

	test('have newer work, and what is confirmed since, among what is met', () => {
		expect(lists([mock('not-met', '2026-01-09')])).toEqual(['not met', 'met', 'met']);
		expect(lists([mock('not-met', '2026-01-31')], [piece, claim, confirmed])).toEqual(['met', 'met', 'met']);
	});

	test('follow a real result in all three', () => {
		expect(lists([result('not-met', '2026-03-01')])).toEqual(['not met', 'not met', 'not met']);
		expect(lists([result('met', '2026-03-01')], [])).toEqual(['met', 'met', 'met']);
	});
});

test('each prediction says what it took the unknown for', () => {
	const { secure, onEvidence, reachable } = predict(tallyOf(guild, []), {});
	expect([secure, onEvidence, reachable].map(({ unknown }) => unknown)).toEqual([
		'not-met',
		'not-met',
		'met'
	]);
});
