/** What an example says that its specification does not know, or that contradicts itself. */
import { find } from '#lib/assessment/verdict.ts';
import { gapSentence } from '#lib/assessment/gap-sentences.ts';
import { grade } from '#lib/assessment/grade.ts';
import { findGaps, type Gap, type Mark, type Situation } from '#lib/assessment/situation.ts';
import type { Specification } from '#lib/specification/types.ts';
import type { Document, Mistake as Problem, Path } from '#lib/specification/check/yaml-text.ts';
import type { Example } from './schema.ts';

export const READINGS = ['secure', 'onEvidence', 'reachable'] as const;
const LISTS = ['met', 'notMet', 'claimed', 'contact', 'exempt', 'retaken', 'exceptional'] as const;

/** The marks of an example, by criterion id. */
export function marksOf({ met, notMet }: Example): Map<string, Mark> {
	return new Map([...met.map((id) => [id, 'met'] as const), ...notMet.map((id) => [id, 'not-met'] as const)]);
}

/** Everything about the apprentice that the example says. */
export function situationOf({ contact, exempt, retaken, exceptional, points }: Example): Situation {
	return { contact, exempt, retaken, exceptional, points: new Map(Object.entries(points)) };
}

/**
 * Every mistake in an example, each with its line.
 *
 * @param at where the example stands in the document
 */
export function checkExample(
	specification: Specification,
	example: Example,
	document: Document,
	at: Path
): Problem[] {
	const problems: Problem[] = [];
	const report = (path: Path, message: string) =>
		problems.push({ line: document.lineOf([...at, ...path]), message });

	for (const gap of findGaps(specification, marksOf(example), situationOf(example))) {
		report(placeOf(gap, example), gapSentence(specification, gap));
	}

	for (const list of LISTS) {
		example[list].forEach((id, index) => {
			if (example[list].indexOf(id) !== index) report([list, index], `${list} holds ${id} twice`);
		});
	}
	example.notMet.forEach((id, index) => {
		if (example.met.includes(id)) report(['notMet', index], `${id} cannot be both met and not met`);
	});

	// Graded without a single mark: only to learn which methods and parts there are.
	const empty = grade(specification, new Map(), {});
	const grades = specification.grades.map(({ id }) => id);
	for (const reading of READINGS) {
		for (const [key, expected] of Object.entries(example.expect[reading])) {
			const path = ['expect', reading, key];
			const verdict = find(empty, key);
			if (!verdict) report(path, `${specification.id} has no method or part "${key}"`);
			else if (!grades.includes(expected) && !(expected === 'exempt' && 'exempt' in verdict))
				report(path, `${key} cannot be "${expected}": the grades are ${grades.join(', ')}`);
		}
	}
	if (Object.values(example.expect).every((expected) => Object.keys(expected).length === 0))
		report(
			['expect'],
			'expect at least one grade, count or deadline: an example that expects nothing cannot fail'
		);
	return problems;
}

function placeOf(gap: Gap, example: Example): Path {
	if (gap.in === 'points') return ['points', gap.id];
	const list = gap.in !== 'marks' ? gap.in : example.met.includes(gap.id) ? 'met' : 'notMet';
	return [list, example[list].indexOf(gap.id)];
}
