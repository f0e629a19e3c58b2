/** Checks that the rules of grading can be kept: grades that exist, counts that agree, lines that go one way. */
import { unknown, type Report } from './mistakes.ts';
import type { CriterionSource, SpecificationSource } from './schema.ts';

type Grading = SpecificationSource['methods'][number]['grading'];
type Path = readonly (string | number)[];

/** The lines of the overall table: best first, each asking for something that methods can give. */
export function checkOverall(
	{ overall, methods }: SpecificationSource,
	ladder: readonly string[],
	report: Report
): void {
	const required = methods.filter((method) => !method.optional);
	let above = ladder.length;
	overall.rules.forEach((rule, index) => {
		const at = (...path: Path) => ['overall', 'rules', index, ...path];
		const say = (path: Path, message: string) => report('specification', at(...path), message);
		const rank = ladder.indexOf(rule.grade);
		if (rank < 0) say(['grade'], unknown('grade', rule.grade, new Set(ladder)));
		if (rank === 0) say(['grade'], `${rule.grade} is what is left where no line holds: take this line out`);
		if (rank > above)
			say(['grade'], `the best grade stands first, and ${rule.grade} is above the line before`);
		if (rank >= 0) above = rank;

		const { everyMethod, counts } = rule;
		if (everyMethod === undefined && counts.length === 0)
			say([], 'say what the line asks for: everyMethod, counts or both');
		if (everyMethod !== undefined && !ladder.includes(everyMethod))
			say(['everyMethod'], unknown('grade', everyMethod, new Set(ladder)));
		if (everyMethod !== undefined && required.length === 0)
			say(['everyMethod'], 'every method is optional: say with counts how many are needed');
		counts.forEach((count, n) =>
			checkCount(count, methods, ladder, (path, message) => say(['counts', n, ...path], message))
		);
	});
}

function checkCount(
	{ atLeast, grade, of }: SpecificationSource['overall']['rules'][number]['counts'][number],
	methods: SpecificationSource['methods'],
	ladder: readonly string[],
	say: (path: Path, message: string) => void
): void {
	const ids = new Set(methods.map((method) => method.id));
	if (!ladder.includes(grade)) say(['grade'], unknown('grade', grade, new Set(ladder)));
	of?.forEach((id, index) => {
		if (!ids.has(id)) say(['of', index], unknown('method', id, ids));
		if (of.indexOf(id) !== index) say(['of', index], `${id} stands here twice`);
	});
	const among = of?.length ?? ids.size;
	if (atLeast > among) say(['atLeast'], `asks for ${atLeast} of ${among} methods, which nobody can reach`);
}

/** The grading of one method or part. */
export function checkGrading(
	grading: Grading,
	criteria: readonly CriterionSource[],
	ladder: readonly string[],
	path: (string | number)[],
	report: Report
): void {
	const say = (at: Path, message: string) => report('specification', [...path, ...at], message);
	switch (grading.kind) {
		case 'criteria':
			return checkSteps(grading, criteria, ladder, say);
		case 'points':
			return checkBoundaries(grading, ladder, say);
		default:
			return grading satisfies never;
	}
}

function checkSteps(
	{ steps }: Extract<Grading, { kind: 'criteria' }>,
	criteria: readonly CriterionSource[],
	ladder: readonly string[],
	say: (at: Path, message: string) => void
): void {
	let below = 0;
	steps.forEach((step, index) => {
		const at = (key: string) => ['steps', index, key];
		const rank = ladder.indexOf(step.grade);
		if (rank < 0) say(at('grade'), unknown('grade', step.grade, new Set(ladder)));
		else if (rank <= below)
			say(at('grade'), `steps go upwards, and ${step.grade} is not above the step before it`);
		below = Math.max(below, rank);
		if (step.criteria === 'expected') {
			say(at('criteria'), 'expected criteria are listed and never counted: name a grade');
			return;
		}
		if (!ladder.includes(step.criteria))
			say(at('criteria'), unknown('grade', step.criteria, new Set(ladder)));
		const count = criteria.filter((criterion) => criterion.grade === step.criteria).length;
		if (count !== step.outOf)
			say(at('outOf'), `says ${step.outOf}, but ${count} ${step.criteria} criteria are listed`);
		if (step.atLeast !== 'all' && step.atLeast > step.outOf)
			say(at('atLeast'), `asks for ${step.atLeast} of ${step.outOf}, which nobody can reach`);
	});
}

function checkBoundaries(
	{ outOf, boundaries }: Extract<Grading, { kind: 'points' }>,
	ladder: readonly string[],
	say: (at: Path, message: string) => void
): void {
	let [below, fewer] = [0, 0];
	boundaries.forEach(({ grade, from }, index) => {
		const at = (key: string) => ['boundaries', index, key];
		const rank = ladder.indexOf(grade);
		if (rank < 0) say(at('grade'), unknown('grade', grade, new Set(ladder)));
		else if (rank <= below)
			say(at('grade'), `boundaries go upwards, and ${grade} is not above the one before it`);
		if (from <= fewer) say(at('from'), `boundaries go upwards, and ${from} is no more than the one before`);
		if (from > outOf) say(at('from'), `asks for ${from} of ${outOf} points, which nobody can reach`);
		below = Math.max(below, rank);
		fewer = Math.max(fewer, from);
	});
}
