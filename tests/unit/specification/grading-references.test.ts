import { describe, expect, test } from 'vitest';
import type { SpecificationSource } from '#lib/specification/check/schema.ts';
import { compileInvented } from '../../support/invented.ts';

type Change = (source: SpecificationSource) => void;

function problems(change: Change): string[] {
	const compiled = compileInvented(change);
	return compiled.ok ? [] : compiled.problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

/** The grading of a method by its place, as the kind that it has in the fixture. */
function steps(source: SpecificationSource, method: number) {
	const grading = source.methods[method]?.grading;
	if (grading?.kind !== 'criteria') throw new Error('not graded by criteria');
	return grading.steps;
}

function boundaries(source: SpecificationSource, method: number) {
	const grading = source.methods[method]?.grading;
	if (grading?.kind !== 'points') throw new Error('not graded by points');
	return grading.boundaries;
}

function rules(source: SpecificationSource) {
	return source.overall.rules;
}

test('the invented specification has no mistakes', () => {
	expect(problems(() => undefined)).toEqual([]);
});

describe('every mistake in the rules is named with its place', () => {
	test.each<[string, Change, string]>([
		[
			'a step that counts expected criteria',
			(source) => Object.assign(steps(source, 1)[0] ?? {}, { criteria: 'expected' }),
			'methods.1.grading.steps.0.criteria: expected criteria are listed and never counted: name a grade'
		],
		[
			'a step that counts criteria of no grade',
			(source) => Object.assign(steps(source, 1)[0] ?? {}, { criteria: 'gold' }),
			'methods.1.grading.steps.0.criteria: there is no grade gold; there are fail, pass, merit, distinction'
		],
		[
			'steps out of order',
			(source) => Object.assign(steps(source, 1)[1] ?? {}, { grade: 'pass' }),
			'methods.1.grading.steps.1.grade: steps go upwards, and pass is not above the step before it'
		],
		[
			'a wrong count',
			(source) => Object.assign(steps(source, 1)[0] ?? {}, { outOf: 3 }),
			'methods.1.grading.steps.0.outOf: says 3, but 2 pass criteria are listed'
		],
		[
			'a threshold that nobody reaches',
			(source) => Object.assign(steps(source, 1)[1] ?? {}, { atLeast: 3 }),
			'methods.1.grading.steps.1.atLeast: asks for 3 of 2, which nobody can reach'
		],
		[
			'a boundary of no grade',
			(source) => Object.assign(boundaries(source, 2)[0] ?? {}, { grade: 'gold' }),
			'methods.2.grading.boundaries.0.grade: there is no grade gold; there are fail, pass, merit, distinction'
		],
		[
			'boundaries whose grades go down',
			(source) => Object.assign(boundaries(source, 2)[1] ?? {}, { grade: 'pass' }),
			'methods.2.grading.boundaries.1.grade: boundaries go upwards, and pass is not above the one before it'
		],
		[
			'boundaries whose points do not rise',
			(source) => Object.assign(boundaries(source, 2)[1] ?? {}, { from: 50 }),
			'methods.2.grading.boundaries.1.from: boundaries go upwards, and 50 is no more than the one before'
		],
		[
			'more points than there are',
			(source) => Object.assign(boundaries(source, 2)[2] ?? {}, { from: 101 }),
			'methods.2.grading.boundaries.2.from: asks for 101 of 100 points, which nobody can reach'
		],
		[
			'a line for the lowest grade',
			(source) => Object.assign(rules(source)[2] ?? {}, { grade: 'fail' }),
			'overall.rules.2.grade: fail is what is left where no line holds: take this line out'
		],
		[
			'a line for no grade',
			(source) => Object.assign(rules(source)[2] ?? {}, { grade: 'gold' }),
			'overall.rules.2.grade: there is no grade gold; there are fail, pass, merit, distinction'
		],
		[
			'lines that are not best first',
			(source) => rules(source).reverse(),
			'overall.rules.1.grade: the best grade stands first, and merit is above the line before'
		],
		[
			'a line that asks for nothing',
			(source) => Object.assign(rules(source)[2] ?? {}, { everyMethod: undefined }),
			'overall.rules.2: say what the line asks for: everyMethod, counts or both'
		],
		[
			'a line that asks every method for no grade',
			(source) => Object.assign(rules(source)[2] ?? {}, { everyMethod: 'gold' }),
			'overall.rules.2.everyMethod: there is no grade gold; there are fail, pass, merit, distinction'
		],
		[
			'every method, where all are optional',
			(source) => source.methods.forEach((method) => Object.assign(method, { optional: true })),
			'overall.rules.0.everyMethod: every method is optional: say with counts how many are needed'
		],
		[
			'a count of no grade',
			(source) => Object.assign(rules(source)[0]?.counts[0] ?? {}, { grade: 'gold' }),
			'overall.rules.0.counts.0.grade: there is no grade gold; there are fail, pass, merit, distinction'
		],
		[
			'a count of an unknown method',
			(source) => Object.assign(rules(source)[0]?.counts[0] ?? {}, { of: ['tour', 'dance'] }),
			'overall.rules.0.counts.0.of.1: there is no method dance; there are test, tour, log, conduct'
		],
		[
			'a count of a method twice',
			(source) => Object.assign(rules(source)[0]?.counts[0] ?? {}, { of: ['tour', 'tour'] }),
			'overall.rules.0.counts.0.of.1: tour stands here twice'
		],
		[
			'a count that nobody reaches',
			(source) => Object.assign(rules(source)[0]?.counts[0] ?? {}, { atLeast: 3 }),
			'overall.rules.0.counts.0.atLeast: asks for 3 of 2 methods, which nobody can reach'
		],
		[
			'an unknown method in the evidence rules',
			(source) =>
				Object.assign(source.evidence, { covers: { each: 'once', methods: ['dance'], source: 'ours' } }),
			'evidence.covers.methods.0: there is no method dance; there are test, tour, log, conduct'
		],
		[
			'an unknown method for the pieces',
			(source) => Object.assign(source.evidence, { pieces: { minimum: 1, method: 'dance', source: 'ours' } }),
			'evidence.pieces.method: there is no method dance; there are test, tour, log, conduct'
		]
	])('%s', (_, change, expected) => {
		expect(problems(change)).toContain(expected);
	});
});

describe('same links', () => {
	const link = (source: SpecificationSource, place: number, to: string, kind: 'same' | 'part' = 'same') =>
		source.criteria[place]?.links.push({ to, kind });

	test('two criteria cannot be the same as one KSB, since they would be the same as each other', () => {
		expect(problems((source) => link(source, 1, 'S1'))).toEqual([
			'criteria.1.links.0: tour-p1 is the same as S1 already, so the two would be the same: use part'
		]);
	});

	test('one criterion cannot be the same as two KSBs', () => {
		expect(problems((source) => link(source, 0, 'K1'))).toEqual([
			'criteria.0.links.1: tour-p1 is the same as another KSB already: use part'
		]);
	});

	test('part links may be as many as there are', () => {
		expect(problems((source) => [link(source, 1, 'S1', 'part'), link(source, 0, 'K1', 'part')])).toEqual([]);
	});
});
