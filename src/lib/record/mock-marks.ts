/** Which marks of a mock count. */
import type { Correction, Mark, MarkValue, Mock } from './rows.ts';

/** The criteria's marks, by requirement key. */
export function marksOf(marks: readonly Pick<Mark, 'deleted' | 'fields'>[]): Record<string, MarkValue> {
	const given = marks.flatMap(({ deleted, fields: { of, item, mark } }) =>
		!deleted && of === 'criterion' && mark !== null ? [[item, mark] as const] : []
	);
	return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The marks that count of a finished mock: those sealed, with the latest correction of each. */
export function finalMarks(mock: Mock, corrections: readonly Correction[]): Record<string, MarkValue> {
	const marks: Record<string, MarkValue> = { ...mock.fields.finished?.marks };
	const own = corrections.filter(({ deleted, fields }) => !deleted && fields.mock === mock.id);
	for (const { fields } of own.sort(oldestFirst)) marks[fields.requirement] = fields.mark;
	return marks;
}

/** By time, and by id where two are of the same moment, so that every device reads the same. */
export function oldestFirst(a: Correction, b: Correction): number {
	return `${a.fields.at} ${a.id}` < `${b.fields.at} ${b.id}` ? -1 : 1;
}
