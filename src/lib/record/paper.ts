/**
 * A paper to fill in: a form, a template of a written part, or a list to tick, all in one shape, so that one
 * page shows them and one kind of row keeps what is answered.
 */
import type {
	Actor,
	Checklist,
	Form,
	FormField,
	Practice,
	Template
} from '#lib/specification/practice-types.ts';
import type { RequirementKey } from '#lib/specification/types.ts';
import type { Fields } from './rows.ts';

export interface PaperField extends Omit<FormField, 'who'> {
	/** Who may fill it in, and whose signature it is; empty where everybody may. */
	readonly who: readonly Actor[];
	/** Criteria and KSBs that the answer serves. */
	readonly draws: readonly RequirementKey[];
}

export interface PaperSection {
	readonly name: string | null;
	/** HTML, rendered when content was built. */
	readonly text: string | null;
	readonly fields: readonly PaperField[];
}

export interface Paper {
	readonly from: Fields<'form'>['from'];
	readonly id: string;
	readonly name: string;
	/** The handbook only names it. */
	readonly ours: boolean;
	/** HTML, rendered when content was built. */
	readonly use: string;
	readonly method: string | null;
	readonly part: string | null;
	readonly sections: readonly PaperSection[];
	readonly source: string;
}

type Papers = Pick<Practice, 'forms' | 'templates' | 'checklists'>;

/** What a field is where its source says nothing else. */
const plain: Omit<PaperField, 'id' | 'label' | 'kind' | 'who'> = {
	options: [],
	columns: [],
	cells: [],
	required: true,
	fill: null,
	beside: null,
	draws: []
};

/** All papers of a specification: forms, templates, and lists to tick. */
export function papersOf(practice: Papers): Paper[] {
	return [
		...practice.forms.map(paperOfForm),
		...practice.templates.map(ofTemplate),
		...practice.checklists.filter(isToTick).map(ofChecklist)
	];
}

/** The paper that a form row is about; undefined where the specification has none such. */
export function paperOf(
	practice: Papers,
	{ from, form }: Pick<Fields<'form'>, 'from' | 'form'>
): Paper | undefined {
	return papersOf(practice).find((paper) => paper.from === from && paper.id === form);
}

/** Every field, in the paper's order. */
export function fieldsOf({ sections }: Pick<Paper, 'sections'>): PaperField[] {
	return sections.flatMap(({ fields }) => fields);
}

/** Whether somebody in this role has a place to sign. */
export function signedBy(paper: Pick<Paper, 'sections'>, role: Actor): boolean {
	return fieldsOf(paper).some(({ kind, who }) => kind === 'signature' && who.includes(role));
}

/** A list of criteria is marked in a mock; one of texts is ticked by whoever prepares. */
function isToTick({ groups }: Checklist): boolean {
	return groups.every(({ items }) => items.every(({ criterion }) => criterion === null));
}

/** A form as a paper. */
export function paperOfForm({ id, name, ours, use, sections, source }: Form): Paper {
	const bySignature = new Map(
		sections.flatMap(({ fields }) => fields.map((field) => [field.id, field.who] as const))
	);
	return {
		...{ from: 'form', id, name, ours, use, method: null, part: null, source },
		sections: sections.map((section) => ({
			...section,
			fields: section.fields.map(({ who, ...field }) => {
				const actor = field.beside === null ? who : (who ?? bySignature.get(field.beside) ?? null);
				return { ...field, who: actor === null ? [] : [actor], draws: [] };
			})
		}))
	};
}

function ofTemplate({ id, name, ours, use, method, part, who, sections, source }: Template): Paper {
	return {
		...{ from: 'template', id, name, ours, use, method, part, source },
		sections: sections.map((section) => ({
			name: section.name,
			text: section.text,
			fields: section.prompts.map(({ id, text, kind, columns, draws }): PaperField => {
				const own = { ...plain, id, label: text, who, draws };
				// The words between which a rating chooses stand where a table has its headings.
				return kind === 'rating' ? { ...own, kind: 'choice', options: columns } : { ...own, kind, columns };
			})
		}))
	};
}

function ofChecklist({ id, name, ours, use, method, part, groups, source }: Checklist): Paper {
	return {
		...{ from: 'checklist', id, name, ours, use, method, part, source },
		sections: groups.map((group, index) => ({
			name: group.name,
			text: null,
			// An item is told by its words: one that is worded anew has to be ticked anew.
			fields: group.items.map(({ text }) => ({
				...plain,
				id: `${index}: ${text}`.slice(0, 200),
				label: text,
				kind: 'tick',
				who: [],
				required: false
			}))
		}))
	};
}
