/** A specification as a reader meets it: chapters, and in the chapter of a method its sections. */
import { topicGroups } from './practice-in-words.ts';
import type { Area, Criterion, Ksb, Method, Requirement, Specification } from '../types.ts';

export interface Chapter {
	readonly id: string;
	readonly name: string;
	/** The method that it tells of, where it tells of one. */
	readonly method: Method | null;
	/** What has to be loaded to show it, beside the specification. */
	readonly needs: readonly ('guidance' | 'practice')[];
}

/** Where something stands: a chapter, and a name in it that an address can end with. */
export interface Place {
	readonly chapter: string;
	readonly anchor: string;
}

/** What belongs together within a method: an area, a part, or the descriptors that have neither. */
export interface MethodSection {
	/** Unique in the specification: an area may be met in several methods. */
	readonly anchor: string;
	readonly name: string;
	readonly area: Area | null;
	readonly part: Method['parts'][number] | null;
	readonly criteria: readonly Criterion[];
	readonly ksbs: readonly Ksb[];
}

/** All chapters in reading order. */
export function chaptersOf(specification: Specification): Chapter[] {
	const plain = (id: string, name: string, ...needs: Chapter['needs'][number][]): Chapter => ({
		id,
		name,
		method: null,
		needs
	});
	return [
		plain('grading', 'How you are graded'),
		...specification.methods.map((method): Chapter => ({
			id: methodChapter(method.id),
			name: method.name,
			method,
			needs: ['guidance']
		})),
		plain('evidence', 'Evidence that counts'),
		plain('gateway', 'Gateway', 'practice'),
		plain('deadlines', 'Deadlines', 'practice'),
		plain('process', 'Before, on and after the day', 'practice'),
		plain('forms', 'Forms and checklists', 'practice'),
		plain('questions', 'Questions to practise', 'practice'),
		plain('roles', 'Who does what', 'practice'),
		plain('glossary', 'Words explained', 'practice')
	];
}

/** The chapter of a method. */
export function methodChapter(method: string): string {
	return `method-${method}`;
}

/** Where a KSB or criterion stands. */
export function placeOfRequirement({ id, method }: Requirement): Place {
	return { chapter: methodChapter(method), anchor: `requirement-${id}` };
}

/** What a method asks for, in the order of the handbook: parts or areas, in them criteria and KSBs. */
export function methodSections(specification: Specification, method: Method): MethodSection[] {
	const criteria = specification.criteria.filter((one) => one.method === method.id);
	const ksbs = specification.ksbs.filter((one) => one.method === method.id);
	const groups = Map.groupBy<string, Requirement>([...criteria, ...ksbs], (one) => placeIdOf(one));
	return [...groups].map(([id, members]) => {
		const area = specification.areas.find((one) => one.id === id) ?? null;
		const part = method.parts.find((one) => one.id === id) ?? null;
		return {
			anchor: `${method.id}-${(part ?? area)?.id ?? 'criteria'}`,
			name: (part ?? area)?.name ?? 'Grading criteria',
			area,
			part,
			criteria: members.filter((one) => one.type === 'criterion'),
			ksbs: members.filter((one) => one.type === 'ksb')
		};
	});
}

/** A part holds its criteria whatever their areas; the KSBs of an area stand under the area. */
function placeIdOf(requirement: Requirement): string {
	const part = requirement.type === 'criterion' ? requirement.part : null;
	return part ?? requirement.area ?? '';
}

/** What a list of contents shows below a chapter. */
export function sectionsOf(
	specification: Specification,
	{ id, method }: Chapter
): readonly { readonly anchor: string; readonly name: string }[] {
	if (method)
		return [
			{ anchor: `about-${method.id}`, name: 'How it goes' },
			...methodSections(specification, method).map(({ anchor, name }) => ({ anchor, name }))
		];
	return sections[id] ?? [];
}

const sections: Readonly<Record<string, readonly { anchor: string; name: string }[]>> = {
	grading: [
		{ anchor: 'methods', name: 'The methods' },
		{ anchor: 'overall', name: 'The overall grade' },
		{ anchor: 'retakes', name: 'Resits and retakes' },
		{ anchor: 'readings', name: 'How we read it' }
	],
	evidence: [
		{ anchor: 'evidence-kinds', name: 'Kinds of evidence' },
		{ anchor: 'evidence-rules', name: 'Rules' }
	],
	process: topicGroups.map(({ id, name }) => ({ anchor: id, name })),
	forms: [
		{ anchor: 'forms', name: 'Forms' },
		{ anchor: 'checklists', name: 'Checklists' },
		{ anchor: 'templates', name: 'To fill in' }
	]
};
