import { describe, expect, it } from 'vitest';
import { compareMocks, storyOf } from '#lib/assessment/mock-comparison.ts';
import type { Fields, MarkValue } from '#lib/record/rows.ts';
import { aRow, id } from '../../support/rows.ts';
import { aSpecification, key } from './builders.ts';

const specification = aSpecification({
	methods: { watch: { pass: 3, distinction: 1, enough: 1 }, talk: { pass: 1, distinction: 0 } }
});

const finished = {
	at: '2026-04-01T11:00:00.000Z',
	on: '2026-04-01',
	elapsed: 3_600_000,
	sha256: 'c'.repeat(64)
};

function mock(day: number, given: Record<string, MarkValue>, about: Partial<Fields<'mock'>> = {}) {
	const marks = Object.fromEntries(Object.entries(given).map(([one, mark]) => [key(one), mark]));
	return aRow('mock', id(`mock${day}`), {
		method: 'watch',
		startedAt: `2026-04-0${day}T10:00:00.000Z`,
		finished: { ...finished, marks },
		...about
	});
}

describe('a criterion over several attempts, in words', () => {
	it.for<[(MarkValue | null)[], string]>([
		[['met', 'met', 'not-met'], 'Met twice, then missed'],
		[['not-met'], 'Missed'],
		[['question', 'commented', 'met', 'met'], 'Left open, then met 3 times'],
		[['met', null, 'met'], 'Met twice'],
		[[null, 'not-met', 'met', 'not-met'], 'Missed, then met, then missed'],
		[[null, null], 'Never marked'],
		[[], 'Never marked']
	])('%j', ([marks, words]) => {
		expect(storyOf(marks)).toBe(words);
	});
});

describe('attempts side by side', () => {
	const first = mock(1, { 'watch-p1': 'met', 'watch-p2': 'not-met', 'watch-p3': 'met' });
	const second = mock(2, {
		'watch-p1': 'not-met',
		'watch-p2': 'commented',
		'watch-p3': 'met',
		'watch-d1': 'not-met'
	});

	it('stand oldest first, with what was lost on top and what was never met next', () => {
		const [comparison, ...others] = compareMocks(specification, [second, first], []);
		expect(others).toEqual([]);
		expect(comparison?.attempts.map(({ mock: one, met }) => [one.id, met])).toEqual([
			[first.id, 2],
			[second.id, 2]
		]);
		expect(comparison?.lines.map(({ criterion, trend }) => [criterion.id, trend])).toEqual([
			['watch-p1', 'lost'],
			['watch-d1', 'missed'],
			['watch-p2', 'gained'],
			['watch-p3', 'met']
		]);
		expect(comparison?.sentences).toEqual([
			'2 attempts: 2, then 2 of 4 met, as many as at first.',
			'1 criterion met before and not the last time.',
			'1 criterion not met in any attempt yet.'
		]);
	});

	it('count a correction, and leave out practice alone, running mocks and deleted ones', () => {
		const correction = aRow('correction', id('put-right'), {
			mock: first.id,
			requirement: key('watch-p2'),
			mark: 'met'
		});
		const alone = mock(3, { 'watch-p1': 'not-met' }, { attempt: 'practice' });
		const running = mock(4, {}, { finished: null });
		const gone = { ...mock(5, { 'watch-p1': 'not-met' }), deleted: true };
		const [comparison] = compareMocks(specification, [first, alone, running, gone], [correction]);
		expect(comparison?.attempts).toHaveLength(1);
		expect(comparison?.sentences).toEqual(['One attempt so far: 3 of 3 met.']);
	});

	it.for<[MarkValue[], string]>([
		[['met', 'not-met', 'met'], 'gained'],
		[['not-met', 'not-met', 'met'], 'gained'],
		[['not-met', 'met', 'not-met'], 'lost'],
		[['met', 'question'], 'lost'],
		[['question', 'not-met'], 'missed'],
		[['commented', 'met'], 'met']
	])('%j is %s', ([marks, trend]) => {
		const mocks = marks.map((mark, before) => mock(before + 1, { 'watch-p1': mark }));
		const [comparison] = compareMocks(specification, mocks, []);
		expect(comparison?.lines.find(({ criterion }) => criterion.id === 'watch-p1')?.trend).toBe(trend);
	});

	it('are told in the order of the days, whatever order the rows came in', () => {
		const third = mock(3, { 'watch-p1': 'met', 'watch-p2': 'met', 'watch-p3': 'met' });
		for (const mocks of [
			[first, second, third],
			[third, second, first],
			[second, first, third]
		])
			expect(compareMocks(specification, mocks, [])[0]?.attempts.map(({ mock: one }) => one.id)).toEqual([
				first.id,
				second.id,
				third.id
			]);
	});

	it('say whether it went up or down, and of losses and gaps only where there are some', () => {
		const all = mock(3, { 'watch-p1': 'met', 'watch-p2': 'met', 'watch-p3': 'met' });
		const none = mock(4, { 'watch-p1': 'not-met', 'watch-p2': 'not-met', 'watch-p3': 'not-met' });
		const told = (...mocks: ReturnType<typeof mock>[]) =>
			compareMocks(specification, mocks, [])[0]?.sentences;
		expect(told(all, none, mock(5, { 'watch-p1': 'met', 'watch-p2': 'met', 'watch-p3': 'met' }))).toEqual([
			'3 attempts: 3, then 0, then 3 of 3 met, as many as at first.'
		]);
		expect(told(first, all)).toEqual(['2 attempts: 2, then 3 of 3 met, 1 more than at first.']);
		expect(told(all, none)).toEqual([
			'2 attempts: 3, then 0 of 3 met, 3 fewer than at first.',
			'3 criteria met before and not the last time.'
		]);
		expect(told(none, mock(5, { 'watch-p1': 'not-met', 'watch-p2': 'not-met', 'watch-p3': 'met' }))).toEqual([
			'2 attempts: 0, then 1 of 3 met, 1 more than at first.',
			'2 criteria not met in any attempt yet.'
		]);
	});

	it('count only criteria that the specification has', () => {
		const [comparison] = compareMocks(
			specification,
			[mock(1, { 'watch-p1': 'met', 'watch-p99': 'met' })],
			[]
		);
		expect(comparison?.attempts[0]?.met).toBe(1);
	});
});
