/** The mark sheet of a mock: what is marked, in the order of the page. */
import type { Criterion, Grading, Specification } from '#lib/specification/types.ts';
import { gradeWord } from '#lib/specification/words.ts';
import type { Fields } from '#lib/record/rows.ts';

export interface SheetGroup {
	readonly id: string;
	readonly name: string;
	/** How many are needed, where it is not all. */
	readonly note: string;
	readonly criteria: readonly Criterion[];
	/** A block for a grade above the first. */
	readonly higher: boolean;
}

export interface SheetSection {
	readonly id: string;
	/** The part's name; empty where the method has no parts. */
	readonly name: string;
	/** What was seen exempts from it: nothing in it is marked. */
	readonly exempt: boolean;
	readonly groups: readonly SheetGroup[];
}

/** What an observation has to let be seen. */
export interface Tick {
	readonly area: string;
	readonly name: string;
	/** No criterion of the method stands for it, so the tick is its only trace. */
	readonly alone: boolean;
}

type MockFields = Pick<Fields<'mock'>, 'method' | 'part' | 'contact' | 'exempt'>;

/** Grouped as the organisation prints it, else by area; each grade above the first in a block of its own. */
export function sheetOf(specification: Specification, mock: MockFields): SheetSection[] {
	const method = specification.methods.find(({ id }) => id === mock.method);
	if (!method) return [];
	const criteria = specification.criteria.filter(
		(one) => one.method === method.id && (mock.part === null || one.part === mock.part) && seen(mock, one)
	);
	const parts = method.parts.filter(({ id }) => mock.part === null || mock.part === id);
	const own = criteria.filter(({ part }) => part === null);
	return [
		...parts.map(({ id, name, exemptible }) => ({
			id,
			name,
			exempt: exemptible && mock.exempt.includes(id),
			groups: groupsOf(
				specification,
				null,
				criteria.filter((one) => one.part === id),
				id
			)
		})),
		...(own.length > 0
			? [
					{
						id: method.id,
						name: '',
						exempt: false,
						groups: groupsOf(specification, method.grading, own, method.id)
					}
				]
			: [])
	];
}

/** As grading does: with no kind of contact named, all apply. */
function seen({ contact }: MockFields, { alternative }: Criterion): boolean {
	return alternative === null || contact.length === 0 || contact.includes(alternative);
}

function groupsOf(
	specification: Specification,
	grading: Grading | null,
	criteria: readonly Criterion[],
	prefix: string
): SheetGroup[] {
	const [, first, ...higher] = specification.grades.map(({ id }) => id);
	const above = new Set(higher);
	const basic = criteria.filter(({ grade }) => !above.has(grade));
	const named = Map.groupBy(basic, (one) => nameOf(specification, one, first ?? ''));
	return [
		...[...named].map(([name, members], index) => ({
			id: `${prefix}-${index}`,
			name,
			note: '',
			criteria: members,
			higher: false
		})),
		...higher.flatMap((grade) => {
			const members = criteria.filter((one) => one.grade === grade);
			if (members.length === 0) return [];
			const step =
				grading?.kind === 'criteria' ? grading.steps.find((one) => one.criteria === grade) : undefined;
			const needed = step && step.atLeast !== 'all' ? `${step.atLeast} of ${step.outOf} needed` : '';
			const name = `For a ${gradeWord(specification, grade)}`;
			return [{ id: `${prefix}-${grade}`, name, note: needed, criteria: members, higher: true }];
		})
	];
}

function nameOf(specification: Specification, criterion: Criterion, first: string): string {
	const area = specification.areas.find(({ id }) => id === criterion.area)?.name;
	const name = criterion.group ?? area ?? `For a ${gradeWord(specification, first)}`;
	const contact = specification.contact.find(({ id }) => id === criterion.alternative)?.name;
	return contact ? `${name}. ${contact}` : name;
}

/** The areas that the method has to cover, each with a tick of its own. */
export function ticksOf(specification: Specification, mock: MockFields): Tick[] {
	const method = specification.methods.find(({ id }) => id === mock.method);
	return (method?.covers?.areas ?? []).map((id) => ({
		area: id,
		name: specification.areas.find((area) => area.id === id)?.name ?? id,
		alone: !specification.criteria.some((one) => one.method === mock.method && one.area === id)
	}));
}

/** Everything that is marked, in the order of the page. */
export function itemsOf(sections: readonly SheetSection[]): Criterion[] {
	return sections.flatMap(({ exempt, groups }) => (exempt ? [] : groups.flatMap(({ criteria }) => criteria)));
}
