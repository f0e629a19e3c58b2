/** Whether somebody who reads a criterion finds out what it means. */
import type { ContentProblem } from './compile.ts';
import type { GuidanceSource, SpecificationSource, StandardSource } from './schema.ts';

/** Words for suggestions are read by nobody. */
const says = (guidance: GuidanceSource | undefined) =>
	Object.keys(guidance ?? {}).some((key) => key !== 'words');

/**
 * Criteria without any guidance: neither their own, nor a row of the organisation's, nor that of the standard's
 * criterion or KSB that they link to, nor their area's.
 */
export function checkGuided(standard: StandardSource, source: SpecificationSource): ContentProblem[] {
	const { use, without, renamed } = source.standardCriteria;
	const rows = new Set(source.guidance.map((row) => row.for));
	const guided = new Set([
		...[...standard.areas, ...standard.ksbs, ...standard.criteria]
			.filter(({ guidance }) => says(guidance))
			.map(({ id }) => id),
		...rows
	]);
	const problems: ContentProblem[] = [];
	const report = (document: ContentProblem['document'], index: number, id: string) =>
		problems.push({
			document,
			path: ['criteria', index, 'id'],
			message: `nothing says what ${id} means: give it, its area or what it links to some guidance`
		});
	standard.criteria.forEach(({ id, area, links }, index) => {
		if (use === 'none' || without.includes(id)) return;
		const places = [id, renamed[id] ?? id, area ?? '', ...links.map(({ to }) => to)];
		if (!places.some((place) => guided.has(place))) report('standard', index, id);
	});
	source.criteria.forEach(({ id, area, links, guidance }, index) => {
		if (!says(guidance) && ![id, area ?? '', ...links.map(({ to }) => to)].some((place) => guided.has(place)))
			report('specification', index, id);
	});
	return problems;
}
