/** The lines of the caseload: what each column says, in which order they stand, and which are wanted. */
import { needs, urgency, type Need, type NeedKind } from '#lib/gateway/caseload-needs.ts';
import { coveredShare } from '#lib/gateway/caseload-summary.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import { plain } from '#lib/specification/find.ts';
import type { Known } from '#lib/storage/summaries.ts';

export interface Line extends Known {
	readonly specification: string;
	readonly employer: string;
	/** Why the tutor is needed; empty where they are not, or nobody knows yet. */
	readonly needs: readonly Need[];
	/** What it is sorted by. */
	readonly name: string;
	/** What a search looks through. */
	readonly words: string;
}

export type ColumnId =
	| 'apprentice'
	| 'specification'
	| 'employer'
	| 'secure'
	| 'onEvidence'
	| 'reachable'
	| 'coverage'
	| 'gateway'
	| 'last'
	| 'next'
	| 'needs';

export interface Column {
	readonly id: ColumnId;
	readonly name: string;
	/** What it is sorted by; null stands last whichever way. */
	readonly value: (line: Line) => string | number | null;
	/** The first press shows the greatest first. */
	readonly down?: boolean;
}

/** What a tutor acts on stands in front: a small screen shows the first few without scrolling. */
export const columns: readonly Column[] = [
	{ id: 'apprentice', name: 'Apprentice', value: ({ name }) => name },
	{
		id: 'needs',
		name: 'Needs me',
		// Of two that press alike, the one with more claims that wait.
		value: ({ summary, needs: why }) => summary && urgency(why) + Math.min(summary.waiting, 999) / 1_000,
		down: true
	},
	{ id: 'secure', name: 'Secure', value: ({ summary }) => summary?.grades.secure.rank ?? null },
	{ id: 'onEvidence', name: 'On evidence', value: ({ summary }) => summary?.grades.onEvidence.rank ?? null },
	{ id: 'reachable', name: 'Reachable', value: ({ summary }) => summary?.grades.reachable.rank ?? null },
	{ id: 'coverage', name: 'Covered', value: ({ summary }) => summary && coveredShare(summary) },
	{ id: 'gateway', name: 'Gateway', value: ({ fields }) => fields.gateway },
	{ id: 'next', name: 'Next deadline', value: ({ summary }) => summary?.next?.on ?? null },
	{ id: 'last', name: 'Last activity', value: ({ summary }) => summary?.last ?? null, down: true },
	{ id: 'employer', name: 'Employer', value: ({ employer }) => (employer === '' ? null : plain(employer)) },
	{ id: 'specification', name: 'Specification', value: ({ specification }) => specification }
];

export interface Sorting {
	readonly by: ColumnId;
	readonly down: boolean;
}

/** @param nameOf a specification, by its id */
export function linesOf(
	known: readonly Known[],
	nameOf: (id: string) => string,
	today: CalendarDate
): Line[] {
	return known.map((one) => {
		const { fields } = one;
		const specification = nameOf(fields.specification);
		const employer = fields.employer?.trim() ?? '';
		return {
			...one,
			specification,
			employer,
			name: plain(one.apprentice),
			needs: one.summary ? needs(one.summary, fields.gateway, today) : [],
			words: ` ${plain(`${one.apprentice} ${specification} ${employer}`)}`
		};
	});
}

/** Everybody, whoever needs the tutor, or who needs them for one reason. */
export type Show = 'all' | 'any' | NeedKind;

/** Those whose words begin with all that is looked for. */
export function found(lines: readonly Line[], query: string): Line[] {
	const parts = plain(query).split(' ').filter(Boolean);
	return lines.filter((line) => parts.every((part) => line.words.includes(` ${part}`)));
}

export function fits({ needs: why }: Line, show: Show): boolean {
	return show === 'all' || (show === 'any' ? why.length > 0 : why.some(({ kind }) => kind === show));
}

/** In the order of a column; equals stand by name. */
export function sorted(lines: readonly Line[], { by, down }: Sorting): Line[] {
	const { value } = columns.find(({ id }) => id === by) as Column;
	const keyed = lines.map((line) => ({ line, key: value(line), name: line.name }));
	keyed.sort((a, b) => {
		if (a.key === b.key) return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
		if (a.key === null) return 1;
		if (b.key === null) return -1;
		return a.key < b.key === down ? 1 : -1;
	});
	return keyed.map(({ line }) => line);
}

const collator = new Intl.Collator('en-GB', { numeric: true });

export type Grouping = 'none' | 'employer' | 'specification';

/** One row of the table: a group's heading, or a record. */
export type Entry =
	| { readonly is: 'line'; readonly line: Line }
	| {
			readonly is: 'group';
			readonly name: string;
			/** How many there are, shown or not, and how many of them need the tutor. */
			readonly all: number;
			readonly needing: number;
	  };

/** The first lines, under the names that they are grouped by, which stand in the order of the alphabet. */
export function entriesOf(lines: readonly Line[], by: Grouping, most: number): Entry[] {
	const entry = (line: Line): Entry => ({ is: 'line', line });
	if (by === 'none') return lines.slice(0, most).map(entry);
	const groups = [...Map.groupBy(lines, (line) => line[by] || 'No employer entered')].sort(([a], [b]) =>
		collator.compare(a, b)
	);
	let left = most;
	return groups.flatMap(([name, all]) => {
		const shown = all.slice(0, Math.max(0, left)).map(entry);
		left -= shown.length;
		const needing = all.filter((line) => fits(line, 'any')).length;
		return shown.length > 0 ? [{ is: 'group', name, all: all.length, needing } as const, ...shown] : [];
	});
}

/** The same rows in bodies of a table, each with its heading in front. */
export function bodiesOf(entries: readonly Entry[]): Entry[][] {
	const bodies: Entry[][] = [];
	for (const entry of entries) {
		const body = bodies.at(-1);
		if (!body || entry.is === 'group') bodies.push([entry]);
		else body.push(entry);
	}
	return bodies;
}
