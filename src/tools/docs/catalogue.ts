/** `docs/catalogue/ID.md`: a whole specification as English, so that a change of a rule is read as such. */
import { methodSections } from '#lib/specification/read/chapters.ts';
import {
	durationWords,
	questioningWords,
	gradeLines,
	overallLines,
	rangeWords,
	retakeSentences,
	sourceWords,
	weightingWords
} from '#lib/specification/read/rules-in-words.ts';
import type { Method, Requirement } from '#lib/specification/types.ts';
import { capital, list } from '#lib/specification/words.ts';
import { guidanceText } from './catalogue-guidance.ts';
import { practiceChapters } from './catalogue-practice.ts';
import type { Documented } from './load.ts';
import { blocks, bullets, table } from './markdown.ts';

/** @param organisationOf the name that goes with the id of a specification */
export function catalogue(
	documented: Documented,
	organisationOf: (id: string) => string | undefined
): string {
	const { specification, source } = documented;
	const { standard, organisation, handbook, methods, overall, retakes, evidence, readings } = specification;
	const from = (words: string) => `Source: ${sourceWords(words, organisationOf)}`;

	const linkWords = ({ key }: Requirement) =>
		specification.links
			.filter((link) => link.from === key)
			.map(({ kind, to }) => `${kind}: ${to.slice(to.indexOf('/') + 1)}`)
			.join('; ');
	const contactName = (id: string | null) => specification.contact.find((one) => one.id === id)?.name ?? '';

	const methodNames = (ids: readonly string[]) =>
		list(ids.map((id) => methods.find((method) => method.id === id)?.name ?? id));
	function methodText(method: Method): string {
		const sections = methodSections(specification, method);
		return blocks(
			`## ${method.name}`,
			bullets([
				`Length: ${durationWords(method)}`,
				...(method.questioning ? [`Questions: ${questioningWords(method) ?? ''}`] : []),
				`Weighting: ${weightingWords(method)}`,
				...(method.optional ? ['Optional: it can lift the overall grade and never lowers it'] : []),
				...gradeLines(specification, method.grading).map(({ grade, takes }) => `${capital(grade)}: ${takes}`)
			]),
			from(method.grading.source),
			method.summary,
			method.covers &&
				blocks(
					`It has to show at least: ${method.covers.areas.join(', ')}.`,
					method.covers.note,
					from(method.covers.source)
				),
			method.note,
			from(method.source),
			...sections.map(({ name, part, area, criteria, ksbs }) =>
				blocks(
					`### ${name}`,
					part &&
						bullets([
							...gradeLines(specification, part.grading).map(
								({ grade, takes }) => `${capital(grade)}: ${takes}`
							),
							...(part.exemptible ? ['An exemption is possible'] : [])
						]),
					part && from(part.source),
					area && guidanceText(documented.guidance[area.id], from),
					criteria.length > 0 &&
						table(
							['Id', 'Grade', 'Criterion', 'Contact', 'Confirmed by', 'Links', 'Source'],
							criteria.map((one) => [
								one.id,
								one.grade,
								one.text,
								contactName(one.alternative),
								one.decidedBy,
								linkWords(one),
								sourceWords(one.source, organisationOf)
							])
						),
					ksbs.length > 0 &&
						table(
							['Id', 'Kind', 'Statement', 'Area', 'Source'],
							ksbs.map((one) => [
								one.id,
								one.kind,
								one.text,
								one.area,
								sourceWords(one.source, organisationOf)
							])
						),
					...[...criteria, ...ksbs].map((one) => {
						const help = guidanceText(documented.guidance[one.key], from);
						return help && blocks(`#### Help with ${one.id}`, help);
					})
				)
			)
		);
	}

	const text = blocks(
		`# ${standard.title} (${standard.reference}), as ${organisation.name} assesses it`,
		'Made by `npm run docs` from the content; do not edit it here.',
		bullets([
			`Level ${standard.level}, plan version ${standard.planVersion}`,
			`Handbook: ${handbook.title}; issue: ${handbook.issue ?? 'none printed'}; date: ${handbook.date ?? 'none printed'}`,
			`Grades, lowest first: ${specification.grades.map(({ name }) => name).join(', ')}`,
			...(specification.contact.length > 0
				? [`Kinds of customer contact: ${specification.contact.map(({ name }) => name).join('; ')}`]
				: [])
		]),
		from(handbook.source),
		'## Overall grade',
		bullets(overallLines(specification).map(({ grade, takes }) => `${capital(grade)}: ${takes}`)),
		source.overall.note?.trim(),
		from(overall.source),
		'## Resits and retakes',
		bullets(retakeSentences(specification)),
		retakes.summary,
		from(retakes.source),
		...methods.map(methodText),
		'## Evidence',
		evidence.pieces && `${capital(rangeWords(evidence.pieces))} pieces. ${from(evidence.pieces.source)}`,
		evidence.covers && `Each requirement is covered once. ${from(evidence.covers.source)}`,
		`Chosen pieces are handed in for: ${methodNames(evidence.handsIn)}.`,
		evidence.onProgramme &&
			`For ${methodNames(evidence.onProgramme.methods)} they come from the time on programme. ${from(evidence.onProgramme.source)}`,
		evidence.validated &&
			`For ${methodNames(evidence.validated.methods)} the employer validates each one. ${from(evidence.validated.source)}`,
		evidence.recordings &&
			`A recording should be no longer than ${list([
				...(evidence.recordings.video === undefined ? [] : [`${evidence.recordings.video} minutes of video`]),
				...(evidence.recordings.audio === undefined ? [] : [`${evidence.recordings.audio} minutes of audio`])
			])}. ${from(evidence.recordings.source)}`,
		evidence.named &&
			`Files that are handed in are named after their number and the ${evidence.named.after} of the piece. ${from(evidence.named.source)}`,
		bullets(evidence.quality.map(({ id, text, source }) => `${capital(id)}: ${text} ${from(source)}`)),
		table(
			['Id', 'Kind', 'Accepted', 'Written', 'Words', 'Minutes', 'Points to consider', 'Source'],
			evidence.kinds.map((kind) => [
				kind.id,
				kind.name,
				kind.accepted === 'yes' ? 'yes' : `no: ${kind.why ?? ''}`,
				kind.written ? 'yes' : '',
				kind.words ? rangeWords(kind.words) : '',
				kind.minutes ? rangeWords(kind.minutes) : '',
				kind.points.join('. '),
				sourceWords(kind.source, organisationOf)
			])
		),
		evidence.rules.length > 0 &&
			table(
				['Id', 'Rule', 'Source'],
				evidence.rules.map(({ id, text: rule, source: where }) => [
					id,
					rule,
					sourceWords(where, organisationOf)
				])
			),
		...practiceChapters(documented, from),
		'## How we read what is unclear',
		...readings.map(({ about, text: reading, source: where }) => blocks(`### ${about}`, reading, from(where)))
	);
	return `${text}\n`;
}
