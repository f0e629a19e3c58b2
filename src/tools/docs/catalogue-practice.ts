/** What people do and practise with, in a catalogue. */
import {
	checkWords,
	countWords,
	dueWords,
	topicNames,
	whoWords
} from '#lib/specification/read/practice-in-words.ts';
import type { RequirementKey } from '#lib/specification/types.ts';
import { capital } from '#lib/specification/words.ts';
import type { Documented } from './load.ts';
import { blocks, bullets, table } from './markdown.ts';

type From = (source: string) => string;

export function practiceChapters(documented: Documented, from: From): string[] {
	const { practice, specification } = documented;
	const { gateway, deadlines, topics, identityDocuments, roles, glossary } = practice;
	return [
		'## Gateway',
		gateway ? blocks(gateway.summary, from(gateway.source)) : 'Nothing is printed.',
		...(gateway?.items ?? []).map((item) =>
			blocks(
				`### ${item.name}`,
				item.text,
				item.todo,
				bullets([
					`Id: ${item.id}`,
					capital(item.weight),
					`Who acts: ${whoWords(item.who)}`,
					`When: ${dueWords(item, practice)}`,
					`Shown by: ${checkWords(item, specification, practice)}`,
					...(item.only ? [`Only if: ${item.only}`] : []),
					...(item.check.kind === 'certificate'
						? item.check.alternatives.map(({ text, source }) => `In its place: ${text} ${from(source)}`)
						: [])
				]),
				from(item.source)
			)
		),
		'## Deadlines',
		...deadlines.map((deadline) =>
			blocks(
				`### ${deadline.name}`,
				`**${capital(countWords(deadline))}.**`,
				deadline.text,
				bullets([
					`Id: ${deadline.id}`,
					`Who acts: ${whoWords(deadline.who)}`,
					deadline.printed ? 'The day counted from is printed' : 'The day counted from is our choice',
					...(deadline.advice ? ['Advice, never counted as broken'] : []),
					...(deadline.reading ? [`How we read it: ${deadline.reading}`] : [])
				]),
				from(deadline.source)
			)
		),
		'## Before, on and after the day',
		...topics.map(({ id, text, source }) =>
			blocks(`### ${topicNames[id]}`, text ?? 'The handbook prints nothing about this.', from(source))
		),
		'## Identity documents',
		identityDocuments
			? blocks(
					identityDocuments.printed ? 'These are printed:' : 'No list is printed.',
					bullets(identityDocuments.list),
					from(identityDocuments.source)
				)
			: 'Nothing is printed.',
		...toFillIn(documented, from),
		...questions(documented, from),
		'## Who does what',
		...roles.map(({ who, does, source }) => blocks(`### ${who}`, bullets(does), from(source))),
		'## Words explained',
		table(
			['Word', 'Meaning', 'Source'],
			glossary.map(({ term, means, source }) => [term, means, from(source).replace('Source: ', '')])
		)
	];
}

const oursOr = (ours: boolean) => ours && 'Ours: the handbook has none, or only names it.';

function toFillIn({ practice: { forms, checklists, templates } }: Documented, from: From): string[] {
	return [
		'## Forms',
		...forms.map((form) =>
			blocks(
				`### ${form.name}`,
				from(form.source),
				oursOr(form.ours),
				form.use,
				...form.sections.map(({ name, text, fields }) =>
					blocks(
						name && `#### ${name}`,
						text,
						bullets(
							fields.map(({ label, kind, required, columns, options }) => {
								const inside = [...columns, ...options].join(', ');
								return `${label} (${kind}${inside ? `: ${inside}` : ''}${required ? '' : ', may stay empty'})`;
							})
						)
					)
				)
			)
		),
		'## Checklists',
		...checklists.map((list) =>
			blocks(
				`### ${list.name}`,
				from(list.source),
				oursOr(list.ours),
				list.use,
				...list.groups.map(({ name, items }) =>
					blocks(
						`#### ${name}`,
						bullets(items.map(({ criterion, text }) => (criterion ? `${text} (${idOf(criterion)})` : text)))
					)
				)
			)
		),
		'## To fill in',
		...templates.map((template) =>
			blocks(
				`### ${template.name}`,
				from(template.source),
				`For: ${whoWords(template.who)}.`,
				oursOr(template.ours),
				template.use,
				...template.sections.map(({ name, text, prompts }) =>
					blocks(
						`#### ${name}`,
						text,
						bullets(
							prompts.map(({ text: prompt, kind, columns, draws }) => {
								const inside = columns.length > 0 ? `: ${columns.join(', ')}` : '';
								return `${prompt} (${kind}${inside})${drawn(draws)}`;
							})
						)
					)
				)
			)
		)
	];
}

function questions({ practice, specification }: Documented, from: From): string[] {
	return [
		'## Questions to practise',
		...specification.methods.flatMap((method) => {
			const own = practice.questions.filter((question) => question.method === method.id);
			return own.length === 0
				? []
				: [
						`### ${method.name}`,
						...own.map((question) =>
							blocks(
								`#### ${question.text}`,
								bullets([
									...question.pass.map((point) => `To pass: ${point}`),
									...question.distinction.map((point) => `To lift it higher: ${point}`)
								]),
								`${capital(question.kind)}, ${question.id}${drawn(question.draws)}. ${from(question.source)}`
							)
						)
					];
		})
	];
}

const idOf = (key: RequirementKey) => key.slice(key.indexOf('/') + 1);
const drawn = (keys: readonly RequirementKey[]) =>
	keys.length > 0 ? `; draws out ${keys.map(idOf).join(', ')}` : '';
