/**
 * Compiles what people practise with: the organisation's own content joined with the standard's, texts
 * rendered, criteria and KSBs named by key.
 */
import { requirementKey, type ContentProblem } from './compile.ts';
import { checkPractice } from './practice-references.ts';
import type { Checklist, Form, GatewayItem, Practice, Question, Template } from '../practice-types.ts';
import type { SpecificationSource, StandardSource } from './schema.ts';
import type { RequirementKey } from '../types.ts';

export type CompiledPractice =
	| { readonly ok: true; readonly practice: Practice }
	| { readonly ok: false; readonly problems: readonly ContentProblem[] };

type Render = (markdown: string) => string;
/** The key of a criterion or KSB by its id in one document; undefined where the specification has none such. */
type KeyOf = (id: string) => RequirementKey | undefined;
type QuestionSource = SpecificationSource['questions'][number];
type TemplateSource = SpecificationSource['templates'][number];

/**
 * @param render turns Markdown into safe HTML
 * @returns the practice content, or every mistake with its place
 */
export function compilePractice(
	standard: StandardSource,
	source: SpecificationSource,
	render: Render
): CompiledPractice {
	const problems = checkPractice(standard, source);
	if (problems.length > 0) return { ok: false, problems };

	const printed = printedKeys(standard, source);
	const inStandard = standardKeys(standard, source);
	const ours = new Set(source.glossary.map(({ term }) => term.toLowerCase()));
	return {
		ok: true,
		practice: {
			id: source.id,
			gateway: source.gateway
				? {
						summary: render(source.gateway.summary),
						items: source.gateway.items.map((item) => gatewayItem(item, render)),
						source: source.gateway.source
					}
				: null,
			deadlines: source.deadlines.map((deadline) => ({
				...deadline,
				text: render(deadline.text),
				reading: deadline.reading ?? null
			})),
			topics: source.topics.map(({ id, text, source: from }) => ({
				id,
				text: typeof text === 'string' ? render(text) : null,
				source: from
			})),
			// An organisation that says otherwise what a word means is right for its own apprentices.
			glossary: [
				...source.glossary,
				...standard.glossary.filter(({ term }) => !ours.has(term.toLowerCase()))
			].sort((a, b) => a.term.localeCompare(b.term, 'en')),
			roles: source.roles,
			identityDocuments: source.identityDocuments ?? null,
			days: source.days.map((one) => ({ ...one, day: one.day ?? null })),
			resits: source.resits ?? null,
			forms: source.forms.map((form) => compileForm(form, render)),
			checklists: source.checklists.map((list) => checklist(list, standard, source, printed, render)),
			questions: [
				...source.questions.map((one) => question(one, printed)),
				// What draws out only what this organisation leaves out has nothing to practise here.
				...standard.questions.map((one) => question(one, inStandard)).filter(({ draws }) => draws.length > 0)
			],
			templates: [
				...source.templates.map((one) => template(one, printed, render)),
				...standard.templates.map((one) => template(one, inStandard, render))
			]
		}
	};
}

/** Ids in a specification's own files are the printed ones; behind them those that only the standard knows. */
function printedKeys(standard: StandardSource, source: SpecificationSource): KeyOf {
	const { renamed } = source.standardCriteria;
	const keys = new Map<string, RequirementKey>();
	for (const { id } of [...standard.ksbs, ...standard.criteria])
		if (!Object.hasOwn(renamed, id)) keys.set(id, requirementKey(standard.id, id));
	for (const [own, printed] of Object.entries(renamed)) keys.set(printed, requirementKey(standard.id, own));
	for (const { id } of source.criteria) keys.set(id, requirementKey(source.id, id));
	return (id) => keys.get(id);
}

/** Ids in a standard's file are its own; what the organisation took out of its list has no key. */
function standardKeys(standard: StandardSource, source: SpecificationSource): KeyOf {
	const without = new Set(source.standardCriteria.without);
	return (id) => (without.has(id) ? undefined : requirementKey(standard.id, id));
}

function keysOf(ids: readonly string[], keyOf: KeyOf): RequirementKey[] {
	return ids.flatMap((id) => keyOf(id) ?? []);
}

function gatewayItem(
	{ text, todo, only, ...item }: NonNullable<SpecificationSource['gateway']>['items'][number],
	render: Render
): GatewayItem {
	return { ...item, text: render(text), todo: render(todo), only: only ?? null };
}

function compileForm({ use, sections, ...form }: SpecificationSource['forms'][number], render: Render): Form {
	return {
		...form,
		use: render(use),
		sections: sections.map(({ name, text, fields }) => ({
			name: name ?? null,
			text: text === undefined ? null : render(text),
			fields: fields.map((field) => ({
				...field,
				fill: field.fill ?? null,
				who: field.who ?? null,
				beside: field.beside ?? null
			}))
		}))
	};
}

function checklist(
	{ method, part, use, groups, ...list }: SpecificationSource['checklists'][number],
	standard: StandardSource,
	source: SpecificationSource,
	keyOf: KeyOf,
	render: Render
): Checklist {
	const texts = new Map([
		...standard.criteria.map(({ id, text }) => [requirementKey(standard.id, id), text] as const),
		...source.criteria.map(({ id, text }) => [requirementKey(source.id, id), text] as const)
	]);
	return {
		...list,
		method: method ?? null,
		part: part ?? null,
		use: render(use),
		groups: groups.map(({ name, items }) => ({
			name,
			items: items.map(({ criterion, text }) => {
				const key = criterion === undefined ? undefined : keyOf(criterion);
				return { criterion: key ?? null, text: text ?? (key && texts.get(key)) ?? '' };
			})
		}))
	};
}

function question({ part, area, draws, ...one }: QuestionSource, keyOf: KeyOf): Question {
	return { ...one, part: part ?? null, area: area ?? null, draws: keysOf(draws, keyOf) };
}

function template(
	{ method, part, use, sections, ...one }: TemplateSource,
	keyOf: KeyOf,
	render: Render
): Template {
	return {
		...one,
		method: method ?? null,
		part: part ?? null,
		use: render(use),
		sections: sections.map(({ name, text, prompts }) => ({
			name,
			text: text === undefined ? null : render(text),
			prompts: prompts.map((prompt) => ({ ...prompt, draws: keysOf(prompt.draws, keyOf) }))
		}))
	};
}
