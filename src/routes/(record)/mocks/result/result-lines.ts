/** The marks of a finished mock, sorted by what to do about them. */
import { itemsOf, sheetOf, ticksOf } from '../run/sheet.ts';
import { oldestFirst } from '#lib/record/mock-marks.ts';
import type { Correction, Fields, Mark, MarkValue } from '#lib/record/rows.ts';
import type { Criterion, Specification } from '#lib/specification/types.ts';

export interface ResultLine {
	readonly criterion: Criterion;
	/** As it counts; null where there is none. */
	readonly mark: MarkValue | null;
	readonly note: string;
	/** Milliseconds into the mock; null where it was not marked. */
	readonly elapsed: number | null;
	/** Oldest first. */
	readonly corrections: readonly Correction[];
}

export interface ResultGroup {
	readonly name: string;
	readonly lines: readonly ResultLine[];
	/** Shown without asking: what there is to work on. */
	readonly open: boolean;
}

interface Found {
	readonly fields: Fields<'mock'>;
	/** Those that count. */
	readonly marks: Readonly<Record<string, MarkValue>>;
	/** The rows of this mock. */
	readonly rows: readonly Mark[];
	readonly corrections: readonly Correction[];
}

/** What is not met first, since that is what the apprentice works on. */
export function resultGroups(specification: Specification, found: Found): ResultGroup[] {
	const rows = new Map(found.rows.map(({ fields }) => [fields.item, fields]));
	const lines = itemsOf(sheetOf(specification, found.fields)).map((criterion): ResultLine => {
		const row = rows.get(criterion.key);
		return {
			criterion,
			mark: found.marks[criterion.key] ?? null,
			note: row?.note ?? '',
			elapsed: row?.elapsed ?? null,
			corrections: found.corrections
				.filter(({ fields }) => fields.requirement === criterion.key)
				.sort(oldestFirst)
		};
	});
	const of = (mark: MarkValue | null) => lines.filter((line) => line.mark === mark);
	return [
		{ name: 'Not met', lines: of('not-met'), open: true },
		{ name: 'Questions left open', lines: of('question'), open: true },
		{ name: 'Met with a comment', lines: of('commented'), open: true },
		{ name: 'Met', lines: of('met'), open: false },
		{ name: 'Not marked', lines: of(null), open: false }
	].filter((group) => group.lines.length > 0);
}

/** The areas that nobody ticked, by name. */
export function unseenAreas(specification: Specification, { fields, rows }: Found): string[] {
	const seen = new Set(
		rows.flatMap(({ fields: { of, item, mark } }) => (of === 'area' && mark === 'met' ? [item] : []))
	);
	return ticksOf(specification, fields).flatMap(({ area, name }) => (seen.has(area) ? [] : [name]));
}
