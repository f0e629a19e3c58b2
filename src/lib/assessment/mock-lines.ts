/** What each finished mock showed, counted, so that attempts can be laid side by side. */
import { finalMarks } from '#lib/record/mock-marks.ts';
import type { CalendarDate, Correction, Fields, Mock } from '#lib/record/rows.ts';
import type { Grade, Specification } from '#lib/specification/types.ts';
import { prepare } from './prepare.ts';
import { COUNTS, standings } from './situation.ts';

/** Criteria of one grade in one mock; the three share out the total. */
export interface MockCount {
	readonly grade: Grade;
	readonly met: number;
	readonly notMet: number;
	/** Without a mark, or with a question that nobody came back to. */
	readonly open: number;
	readonly total: number;
}

export interface MockLine {
	readonly id: string;
	readonly method: string;
	readonly part: string | null;
	readonly attempt: Fields<'mock'>['attempt'];
	readonly on: CalendarDate;
	readonly counts: readonly MockCount[];
}

/**
 * By method in the specification's order, then by day. Mocks under another specification are left out:
 * their criteria are others.
 */
export function mockLines(
	specification: Specification,
	mocks: readonly Mock[],
	corrections: readonly Correction[]
): MockLine[] {
	const order = new Map(specification.methods.map(({ id }, place) => [id, place]));
	const place = ({ method }: MockLine) => order.get(method) ?? order.size;
	return mocks
		.flatMap((mock) => {
			const { finished, under, method, part, attempt } = mock.fields;
			if (!finished || under !== specification.id) return [];
			const counts = countsOf(specification, mock, corrections);
			return [{ id: mock.id, method, part, attempt, on: finished.on, counts }];
		})
		.sort((a, b) => place(a) - place(b) || a.on.localeCompare(b.on));
}

function countsOf(specification: Specification, mock: Mock, corrections: readonly Correction[]): MockCount[] {
	const { method, part, contact, exempt } = mock.fields;
	const standing = standings(prepare(specification), { contact, exempt });
	const marks = finalMarks(mock, corrections);
	const asked = specification.criteria.filter(
		(one, at) => one.method === method && (part === null || one.part === part) && standing[at] === COUNTS
	);
	return specification.grades.flatMap(({ id }): MockCount[] => {
		const ofGrade = asked.filter(({ grade }) => grade === id).map(({ key }) => marks[key]);
		const met = ofGrade.filter((mark) => mark === 'met' || mark === 'commented').length;
		const notMet = ofGrade.filter((mark) => mark === 'not-met').length;
		const total = ofGrade.length;
		return total > 0 ? [{ grade: id, met, notMet, open: total - met - notMet, total }] : [];
	});
}
