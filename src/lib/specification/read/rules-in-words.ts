/** The rules of a specification as sentences, made from its data: what it takes, not who has it. */
import type { Grading, Method, OverallRule, Range, Specification } from '../types.ts';
import { capital, counted, gradeWord, list } from '../words.ts';

/** What one grade takes: "pass", "all 30 pass criteria". */
export interface GradeLine {
	readonly grade: string;
	readonly takes: string;
}

/** What each grade of a method or part takes, lowest first, without the grade that is left for the rest. */
export function gradeLines(specification: Specification, grading: Grading): GradeLine[] {
	if (grading.kind === 'points')
		return grading.boundaries.map(({ grade, from }) => ({
			grade: gradeWord(specification, grade),
			takes: `${from} of ${grading.outOf} points or more`
		}));
	return grading.steps.map(({ grade, criteria, atLeast, outOf }, index) => {
		const kind = gradeWord(specification, criteria);
		const below = grading.steps[index - 1];
		const before = below ? `a ${gradeWord(specification, below.grade)}, and ` : '';
		return { grade: gradeWord(specification, grade), takes: before + share(atLeast, outOf, kind) };
	});
}

function share(atLeast: number | 'all', outOf: number, kind: string): string {
	if (outOf === 1) return `the one ${kind} criterion`;
	if (atLeast === 'all' || atLeast === outOf) return `all ${outOf} ${kind} criteria`;
	return `at least ${atLeast} of the ${outOf} ${kind} criteria`;
}

/** What each overall grade takes, best first; the last line is what is left. */
export function overallLines(specification: Specification): GradeLine[] {
	const lowest = specification.grades[0];
	const lines = specification.overall.rules.map((rule) => ({
		grade: gradeWord(specification, rule.grade),
		takes: overallTakes(specification, rule)
	}));
	return lowest ? [...lines, { grade: gradeWord(specification, lowest.id), takes: 'anything less' }] : lines;
}

function overallTakes(specification: Specification, { everyMethod, counts }: OverallRule): string {
	const best = specification.grades.at(-1)?.id;
	const orBetter = (grade: string) =>
		grade === best ? gradeWord(specification, grade) : `${gradeWord(specification, grade)} or better`;
	const required = specification.methods.some(({ optional }) => optional) ? 'required method' : 'method';
	const parts = everyMethod === null ? [] : [`${orBetter(everyMethod)} in every ${required}`];
	for (const { atLeast, grade, of } of counts) {
		const names = of.map((id) => specification.methods.find((one) => one.id === id)?.name ?? id);
		const whole = of.length === specification.methods.length;
		parts.push(
			`${orBetter(grade)} in at least ${atLeast} of ${whole ? `the ${of.length} methods` : list(names)}`
		);
	}
	return list(parts);
}

/** What a second try can reach. */
export function retakeSentences({ retakes, ...rest }: Specification): string[] {
	const cap = gradeWord({ retakes, ...rest }, retakes.cap);
	return [
		`A method that is taken again can reach ${cap} at best, and so can the whole.`,
		retakes.liftedByExceptional
			? 'Where exceptional circumstances are agreed, nothing is capped.'
			: 'Nothing lifts this cap.'
	];
}

/** "20%", or that there is none. */
export function weightingWords({ weighting }: Method): string {
	return weighting === null ? 'none printed' : `${weighting}%`;
}

/** How long a method takes, as a phrase that can stand alone. */
export function durationWords({ duration }: Method): string {
	return duration ? capital(duration.words) : 'No length printed';
}

/** "10 questions", "at most 15% of the time and at most 10 minutes": how it is questioned; null where nothing is set. */
export function questioningWords({ questioning }: Method): string | null {
	if (!questioning) return null;
	const { questions, sharePercent, maximumMinutes } = questioning;
	return list([
		...(questions === undefined ? [] : [counted(questions, 'question')]),
		...(sharePercent === undefined ? [] : [`at most ${sharePercent}% of the time`]),
		...(maximumMinutes === undefined ? [] : [`at most ${counted(maximumMinutes, 'minute')}`])
	]);
}

/** "10 to 15", "at least 10", "at most 15", "about 12". */
export function rangeWords({ minimum, maximum, about }: Range): string {
	if (about !== undefined) return `about ${about}`;
	if (minimum === undefined) return maximum === undefined ? 'any number' : `at most ${maximum}`;
	if (maximum === undefined) return `at least ${minimum}`;
	return minimum === maximum ? String(minimum) : `${minimum} to ${maximum}`;
}

/**
 * A source as a reader finds it: the handbook's id gives way to its organisation.
 *
 * @param organisationOf the name that goes with the id of a specification; undefined where it is not known
 */
export function sourceWords(source: string, organisationOf: (id: string) => string | undefined): string {
	if (source === 'ours') return 'our own words, not the handbook’s';
	return source.replace(/(^|; )([a-z0-9-]+): /g, (whole, before: string, id: string) => {
		const name = organisationOf(id);
		return name === undefined ? whole : `${before}${name} handbook, `;
	});
}
