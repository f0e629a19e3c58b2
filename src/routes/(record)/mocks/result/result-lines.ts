/** The marks of a finished mock, sorted by what to do about them. */
import { itemsOf, sheetOf, ticksOf } from '../run/sheet.ts';
import { oldestFirst } from '#lib/record/mock-marks.ts';
import type { Correction, Fields, Mark, MarkValue } from '#lib/record/rows.ts';
import type { Criterion, Specification } from '#lib/specification/types.ts';
import { counted } from '#lib/specification/words.ts';

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

/**
 * What was marked and is not on the list above, in sentences: it stays, and what became of it is said.
 *
 * @param exemptNow parts that the record is exempt from by now
 */
export function asideSentences(
	specification: Specification,
	{ fields, marks }: Pick<Found, 'fields' | 'marks'>,
	exemptNow: readonly string[]
): string[] {
	const known = new Map(specification.criteria.map((one) => [one.key as string, one]));
	const listed = new Set<string>(itemsOf(sheetOf(specification, fields)).map(({ key }) => key));
	const marked = Object.keys(marks);
	const gone = marked.filter((key) => !known.has(key)).length;
	const off = marked.filter((key) => known.has(key) && !listed.has(key)).length;
	const parts = specification.methods
		.flatMap((method) => method.parts)
		.filter(({ id }) => exemptNow.includes(id) && !fields.exempt.includes(id))
		.filter(({ id }) => marked.some((key) => known.get(key)?.part === id));
	const have = (number: number) => (number === 1 ? 'has' : 'have');
	return [
		...(gone > 0
			? [
					`${counted(gone, 'mark')} ${have(gone)} no criterion in the specification any more. They stay under the seal and count for nothing.`
				]
			: []),
		...(off > 0
			? [
					`${counted(off, 'mark')} ${have(off)} been set aside, because the item was taken off the sheet during the mock. They stay and count for nothing.`
				]
			: []),
		...parts.map(
			({ name }) =>
				`“${name}” was exempted after this mock. Its marks stay here as they are; the predicted grade no longer needs them.`
		)
	];
}

/** The areas that nobody ticked, by name. */
export function unseenAreas(specification: Specification, { fields, rows }: Found): string[] {
	const seen = new Set(
		rows.flatMap(({ fields: { of, item, mark } }) => (of === 'area' && mark === 'met' ? [item] : []))
	);
	return ticksOf(specification, fields).flatMap(({ area, name }) => (seen.has(area) ? [] : [name]));
}
