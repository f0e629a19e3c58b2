import { describe, expect, it } from 'vitest';
import { mockBefore, openPoints } from '#lib/assessment/open-points.ts';
import type { Fields, MarkValue } from '#lib/record/rows.ts';
import { aRow, id } from '../../support/rows.ts';

const finished = {
	at: '2026-04-01T11:00:00.000Z',
	on: '2026-04-01',
	elapsed: 3_600_000,
	sha256: 'c'.repeat(64)
};

function mock(day: number, given: Record<string, MarkValue> | null, about: Partial<Fields<'mock'>> = {}) {
	return aRow('mock', id(`mock${day}`), {
		method: 'report',
		startedAt: `2026-04-0${day}T10:00:00.000Z`,
		finished: given && { ...finished, marks: given },
		...about
	});
}
const mark = (of: string, item: string, value: MarkValue, note = '') =>
	aRow('mark', id(`${of.slice(0, 5)}${item.slice(-2)}`), {
		mock: of,
		of: 'criterion',
		item,
		mark: value,
		note
	});

const review = mock(1, { 'guild/p1': 'met', 'guild/p2': 'not-met', 'guild/p3': 'question' });
const interview = mock(2, null);
const notes = [mark(review.id, 'guild/p3', 'question', ' Who decided that? ')];

describe('what is to be cleared up', () => {
	it('is what the review before left open, questions first, in the tutor’s words', () => {
		const points = openPoints(interview, [interview, review], notes, []);
		expect(points.map(({ requirement, mark: left, note }) => [requirement, left, note])).toEqual([
			['guild/p3', 'question', 'Who decided that?'],
			['guild/p2', 'not-met', '']
		]);
	});

	it('leaves out what this mock has marked since, and begins with its own questions', () => {
		const marks = [
			...notes,
			mark(interview.id, 'guild/p2', 'met'),
			mark(interview.id, 'guild/p4', 'question', 'And the cost?')
		];
		const points = openPoints(interview, [interview, review], marks, []);
		expect(points.map(({ requirement, from }) => [requirement, from.id])).toEqual([
			['guild/p4', interview.id],
			['guild/p3', review.id]
		]);
	});

	it('leaves out what a correction has settled', () => {
		const correction = aRow('correction', id('put-right'), {
			mock: review.id,
			requirement: 'guild/p2',
			mark: 'met'
		});
		const points = openPoints(interview, [interview, review], notes, [correction]);
		expect(points.map(({ requirement }) => requirement)).toEqual(['guild/p3']);
	});

	it('is told in the words of its own mock, and by no mark that is about something else', () => {
		const about = {
			mock: interview.id,
			of: 'area',
			item: 'area1',
			mark: 'question',
			note: 'All of it?'
		} as const;
		const marks = [
			...notes,
			mark(mock(3, null).id, 'guild/p3', 'question', 'Of another mock.'),
			{ ...mark(interview.id, 'guild/p2', 'met'), deleted: true },
			aRow('mark', id('area'), about)
		];
		const points = openPoints(interview, [review], marks, []);
		expect(points.map(({ requirement, note }) => [requirement, note])).toEqual([
			['guild/p3', 'Who decided that?'],
			['guild/p2', '']
		]);
	});

	it('stays open where its mark was taken back', () => {
		const taken = aRow('mark', id('taken'), {
			mock: interview.id,
			of: 'criterion',
			item: 'guild/p2',
			mark: null,
			note: ''
		});
		const points = openPoints(interview, [review], [...notes, taken], []);
		expect(points.map(({ requirement }) => requirement)).toEqual(['guild/p3', 'guild/p2']);
	});

	it('of a first mock is its own questions alone', () => {
		const marks = [
			mark(interview.id, 'guild/p1', 'question', ' Why? '),
			mark(interview.id, 'guild/p2', 'not-met')
		];
		expect(openPoints(interview, [interview], marks, [])).toEqual([
			{ requirement: 'guild/p1', note: 'Why?', mark: 'question', from: interview }
		]);
	});

	it('comes from the latest of several mocks, whatever order the rows came in, and never from a deleted one', () => {
		const middle = mock(2, { 'guild/p1': 'met' });
		const gone = { ...mock(3, { 'guild/p9': 'question' }), deleted: true };
		const now = mock(4, null);
		for (const mocks of [
			[review, middle, gone],
			[gone, middle, review]
		])
			expect(mockBefore(now, mocks)?.id).toBe(middle.id);
		// One that began at the same moment is not before it.
		expect(mockBefore({ ...middle, id: id('twin') }, [middle])).toBeUndefined();
	});

	it('comes from the last finished mock of the method alone, and never from practice', () => {
		const others = [
			review,
			mock(3, { 'guild/p9': 'question' }, { attempt: 'practice' }),
			mock(4, { 'guild/p9': 'question' }, { method: 'watch' }),
			mock(5, null),
			mock(9, { 'guild/p9': 'question' })
		];
		const now = mock(6, null);
		expect(mockBefore(now, [...others, now])?.id).toBe(review.id);
		expect(openPoints(mock(1, null), [review], [], [])).toEqual([]);
	});
});
