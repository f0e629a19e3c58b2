/** What a mock has to clear up: items that the one before it, or this one, left open. */
import { finalMarks } from '#lib/record/mock-marks.ts';
import type { Correction, Mark, Mock } from '#lib/record/rows.ts';

export interface OpenPoint {
	/** A criterion's key. */
	readonly requirement: string;
	/** What the tutor wrote beside it. */
	readonly note: string;
	readonly mark: 'question' | 'not-met';
	/** The mock that left it open. */
	readonly from: Mock;
}

/** The last finished mock of the same method before this one; practice alone is none. */
export function mockBefore(mock: Mock, mocks: readonly Mock[]): Mock | undefined {
	const { method, startedAt } = mock.fields;
	return mocks
		.filter(
			({ deleted, fields }) =>
				!deleted &&
				fields.method === method &&
				fields.finished !== null &&
				fields.attempt !== 'practice' &&
				fields.startedAt < startedAt
		)
		.toSorted((a, b) => (a.fields.startedAt < b.fields.startedAt ? 1 : -1))[0];
}

/**
 * Open questions first, then what was not met: an interview turns to what reading alone could not settle.
 * Points of this mock come before those that the last one left.
 *
 * @param marks rows of both mocks
 */
export function openPoints(
	mock: Mock,
	mocks: readonly Mock[],
	marks: readonly Mark[],
	corrections: readonly Correction[]
): OpenPoint[] {
	const before = mockBefore(mock, mocks);
	const own = marks.filter(({ deleted, fields }) => !deleted && fields.of === 'criterion');
	const marked = new Set(
		own.flatMap(({ fields }) => (fields.mock === mock.id && fields.mark !== null ? [fields.item] : []))
	);
	const here = own.flatMap(({ fields }): OpenPoint[] =>
		fields.mock === mock.id && fields.mark === 'question'
			? [{ requirement: fields.item, note: fields.note.trim(), mark: 'question', from: mock }]
			: []
	);
	if (!before) return here;
	const notes = new Map(
		own.flatMap(({ fields }) =>
			fields.mock === before.id ? [[fields.item, fields.note.trim()] as const] : []
		)
	);
	const final = Object.entries(finalMarks(before, corrections));
	const left = (['question', 'not-met'] as const).flatMap((mark) =>
		final.flatMap(([requirement, found]): OpenPoint[] =>
			found === mark && !marked.has(requirement)
				? [{ requirement, note: notes.get(requirement) ?? '', mark, from: before }]
				: []
		)
	);
	return [...here, ...left];
}
