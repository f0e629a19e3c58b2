import { describe, expect, it } from 'vitest';
import { mockDecisions } from '#lib/assessment/mock-decisions.ts';
import { predict } from '#lib/assessment/prediction.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Fields, MarkValue } from '#lib/record/rows.ts';
import { outcomeOf } from '../../../src/routes/(record)/mocks/outcome.ts';
import { aRow, fieldsOf, id } from '../../support/rows.ts';
import { aSpecification, key } from '../assessment/builders.ts';

const specification = aSpecification({
	methods: { watch: { pass: 2, distinction: 2, enough: 1 }, talk: { pass: 1, distinction: 1 } }
});
const marks = (given: Record<string, MarkValue>) =>
	Object.fromEntries(Object.entries(given).map(([one, mark]) => [key(one), mark]));
const outcome = (given: Record<string, MarkValue>, about: Partial<Fields<'mock'>> = {}) =>
	outcomeOf(specification, fieldsOf('mock', { method: 'watch', ...about }), marks(given));

describe('what a mock would give', () => {
	it.for<[string, Record<string, MarkValue>, string]>([
		['all pass criteria met is a pass', { 'watch-p1': 'met', 'watch-p2': 'met' }, 'pass'],
		['a comment does not take a mark away', { 'watch-p1': 'met', 'watch-p2': 'commented' }, 'pass'],
		['an open question is not met', { 'watch-p1': 'met', 'watch-p2': 'question' }, 'fail'],
		['what nobody marked is not met', { 'watch-p1': 'met' }, 'fail'],
		[
			'one missed criterion is enough to fail',
			{ 'watch-p1': 'met', 'watch-p2': 'not-met', 'watch-d1': 'met' },
			'fail'
		],
		[
			'enough of the distinction criteria lift it',
			{ 'watch-p1': 'met', 'watch-p2': 'met', 'watch-d1': 'met' },
			'distinction'
		],
		[
			'another method’s marks are nothing to it',
			{ 'watch-p1': 'met', 'watch-p2': 'met', 'talk-d1': 'met' },
			'pass'
		]
	])('%s', ([, given, grade]) => {
		expect(outcome(given)?.grade).toBe(grade);
	});

	it('is capped where a retake is rehearsed, and says so', () => {
		const all = { 'watch-p1': 'met', 'watch-p2': 'met', 'watch-d1': 'met' } as const;
		expect(outcome(all, { attempt: 'retake' })).toMatchObject({ grade: 'pass' });
		expect(outcome(all, { attempt: 'retake' })?.sentence).toContain('retake');
	});

	it('is nothing for a method that is gone', () => {
		expect(outcome({}, { method: 'sing' })).toBeNull();
	});
});

describe('finished mocks in the predictions', () => {
	const finished = (given: Record<string, MarkValue>, on: string) => ({
		at: `${on}T11:00:00.000Z`,
		on,
		elapsed: 60_000,
		marks: marks(given),
		sha256: 'c'.repeat(64)
	});
	const all = { 'watch-p1': 'met', 'watch-p2': 'commented' } as const;
	const mock = (about: Partial<Fields<'mock'>> = {}, word = 'mock') =>
		aRow('mock', id(word), { method: 'watch', finished: finished(all, '2026-04-02'), ...about });
	const secure = (...mocks: ReturnType<typeof mock>[]) =>
		predict(tallyOf(specification, []), {}, mockDecisions(mocks, [])).secure.methods[0]?.grade;

	it('a tutor’s mock makes a pass secure', () => {
		expect(secure(mock())).toBe('pass');
	});

	it.for<[string, Partial<Fields<'mock'>>]>([
		['still runs', { finished: null }],
		['was practice alone', { role: 'apprentice', attempt: 'practice' }],
		['was conducted by an employer', { role: 'employer' }]
	])('one that %s does not', ([, about]) => {
		expect(secure(mock(about))).toBe('fail');
	});

	it('a later mock outweighs an earlier one, in whatever order they come', () => {
		const later = mock({ finished: finished({ 'watch-p1': 'not-met' }, '2026-05-02') }, 'later');
		expect([secure(mock(), later), secure(later, mock())]).toEqual(['fail', 'fail']);
	});

	it('a correction counts in place of the sealed mark', () => {
		const correction = aRow('correction', id('c'), {
			mock: id('mock'),
			requirement: key('watch-p1'),
			mark: 'not-met'
		});
		expect(
			mockDecisions([mock()], [correction]).filter(({ verdict }) => verdict === 'not-met')
		).toMatchObject([{ requirement: key('watch-p1'), from: 'mock', on: '2026-04-02' }]);
	});

	it('an open question decides nothing', () => {
		const asked = mock({ finished: finished({ 'watch-p1': 'question' }, '2026-04-02') });
		expect(mockDecisions([asked], [])).toEqual([]);
	});
});
