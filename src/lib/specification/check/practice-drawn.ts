/** Whether there is enough to practise with: questions for each area, and something that draws out each criterion. */
import type { ContentProblem } from './compile.ts';
import type { SpecificationSource, StandardSource } from './schema.ts';

const QUESTIONS_PER_AREA = 3;

/**
 * Areas with too few questions and criteria that nothing draws out. None while the standard holds no question
 * at all: then nobody has begun to write them, and an organisation's few cannot cover it. References are taken
 * to be checked already.
 *
 * An organisation's own criterion is drawn out by whatever draws the standard's criterion that it links to,
 * so that questions are written once. A suggested link counts nowhere, here neither.
 */
export function checkDrawn(standard: StandardSource, source: SpecificationSource): ContentProblem[] {
	if (standard.questions.length === 0) return [];
	const problems: ContentProblem[] = [];
	const { use, without, renamed } = source.standardCriteria;
	const toStandard = new Map(Object.entries(renamed).map(([own, printed]) => [printed, own]));
	const draws = ({ questions: asked, templates }: Pick<StandardSource, 'questions' | 'templates'>) => [
		...asked.flatMap((question) => question.draws),
		...templates.flatMap(({ sections }) =>
			sections.flatMap(({ prompts }) => prompts.flatMap((prompt) => prompt.draws))
		)
	];
	const ownIds = new Set(source.criteria.map(({ id }) => id));
	const drawnHere = draws(source);
	const ownDrawn = new Set(drawnHere.filter((id) => ownIds.has(id)));
	const standardDrawn = new Set([
		...draws(standard),
		...drawnHere.filter((id) => !ownIds.has(id)).map((id) => toStandard.get(id) ?? id)
	]);

	const areaOf = new Map([...standard.ksbs, ...standard.criteria].map(({ id, area }) => [id, area]));
	const ownAreaOf = new Map(source.criteria.map(({ id, area }) => [id, area]));
	const areasOf = (question: StandardSource['questions'][number], printed: boolean) =>
		new Set([
			question.area,
			...question.draws.map((id) => {
				if (!printed) return areaOf.get(id);
				return ownAreaOf.get(id) ?? areaOf.get(toStandard.get(id) ?? id);
			})
		]);
	const asked = [
		...standard.questions.map((question) => areasOf(question, false)),
		...source.questions.map((question) => areasOf(question, true))
	];
	standard.areas.forEach(({ id, name }, index) => {
		const count = asked.filter((areas) => areas.has(id)).length;
		if (count < QUESTIONS_PER_AREA)
			problems.push({
				document: 'standard',
				path: ['areas', index, 'id'],
				message: `${name} has ${count} of at least ${QUESTIONS_PER_AREA} questions: add some with area ${id}, best in the standard`
			});
	});

	const advice = (id: string) => `no question or prompt draws out ${id}: add it to the draws of one`;
	standard.criteria.forEach(({ id, grade }, index) => {
		if (use === 'none' || without.includes(id) || grade === 'expected' || standardDrawn.has(id)) return;
		problems.push({ document: 'standard', path: ['criteria', index, 'id'], message: advice(id) });
	});
	source.criteria.forEach(({ id, grade, links }, index) => {
		const throughLink = links.some(({ to, kind }) => kind !== 'suggested' && standardDrawn.has(to));
		if (grade === 'expected' || ownDrawn.has(id) || throughLink) return;
		problems.push({ document: 'specification', path: ['criteria', index, 'id'], message: advice(id) });
	});
	return problems;
}
