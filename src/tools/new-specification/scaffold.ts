/** A new specification over a standard, with blanks where only its handbook knows. */
import type { StandardSource } from '#lib/specification/check/schema.ts';

/** The grades that the standard's criteria name, in the order in which they come up: lowest first. */
const grades = (standard: StandardSource) =>
	[...new Set(standard.criteria.map(({ grade }) => grade))].filter((grade) => grade !== 'expected');

const modeline = '# yaml-language-server: $schema=../../specification.schema.json\n';

/** @returns the files of the folder, name and text */
export function scaffold(id: string, standard: StandardSource): [string, string][] {
	return [
		['specification.yaml', specification(id, standard)],
		['gateway.yaml', gateway(id)]
	];
}

function specification(id: string, standard: StandardSource): string {
	const ladder = grades(standard);
	const methods = [
		...new Set([...standard.areas, ...standard.ksbs, ...standard.criteria].map(({ method }) => method))
	];
	return `${modeline}# Every fact names its source: "${id}: Section, p. 1". Write "ours" for what the handbook does not print.
id: ${id}
standard: ${standard.id}
organisation:
  name: # in full
  short: # as people call it
handbook:
  title:
  issue: null # as printed; null where the handbook has none
  date: null # such as 2026-04; null where the handbook has none
  source: "${id}: Cover"

# Lowest first, with the names that the organisation uses.
grades:
  - { id: fail, name: Fail }
${ladder.map((grade) => `  - { id: ${grade}, name: ${grade.charAt(0).toUpperCase()}${grade.slice(1)} }`).join('\n')}

methods:
${methods.flatMap((method) => (method === undefined ? [] : [methodText(id, method, standard, ladder)])).join('\n')}
overall:
  # Best first: the first line that holds gives the overall grade.
  rules:
${[...ladder]
	.reverse()
	.map((grade) => `    - { grade: ${grade}, everyMethod: ${grade} }`)
	.join('\n')}
  source: "${id}: Overall grade"

retakes:
  cap: # the best grade after a resit or retake: ${ladder.join(', ')}
  liftedByExceptional: # true or false
  summary: # what a resit and a retake are here, and what they cost
  source: "${id}: Resits and retakes"

evidence:
  kinds:
    # One for each kind of evidence that the handbook names.
    - id: # such as work-product
      name:
      source: "${id}: Evidence"
  rules: []

# Where this organisation says otherwise than the standard, or more: a row for an area, KSB or criterion.
guidance: []
# How you read what the handbook leaves unclear; shown to the user.
readings: []
`;
}

function methodText(id: string, method: string, standard: StandardSource, ladder: readonly string[]): string {
	const steps = ladder.flatMap((grade, index) => {
		const count = standard.criteria.filter((one) => one.method === method && one.grade === grade).length;
		const atLeast = index === 0 ? 'all' : '# how many of them';
		if (count === 0) return [];
		return `        - grade: ${grade}
          criteria: ${grade}
          outOf: ${count}
          atLeast: ${atLeast}`;
	});
	const grading =
		steps.length > 0
			? `      kind: criteria\n      steps:\n${steps.join('\n')}`
			: '      kind: # criteria or points; the standard has no criteria for it';
	return `  - id: ${method}
    name: # as the handbook calls it
    weighting: null # per cent, where it is printed
    summary: # what happens in it, in a sentence or two
    grading:
${grading}
      source: "${id}: Grading"
    source: "${id}: Methods"
`;
}

function gateway(id: string): string {
	return `${modeline}# What has to be there before the assessment can begin. Other files may follow: deadlines, topics, forms,
# checklists, questions, templates, glossary. A built-in specification shows what they look like.
gateway:
  summary: # what gateway is here, and who meets
  source: "${id}: Gateway"
  items:
    - id: employer-agrees
      name: # such as: Your employer agrees
      text: # why it is asked
      todo: # what to do about it
      who: [apprentice, employer]
      check: { kind: declared, by: employer }
      source: "${id}: Gateway"
`;
}
