/** Everything that the rules make of a record, as plain data for JSON. */
import { cover, type Count, type Group } from '#lib/assessment/coverage.ts';
import { findingSentence } from '#lib/assessment/finding-sentences.ts';
import { findingsOf } from '#lib/assessment/findings.ts';
import { mockDecisions } from '#lib/assessment/mock-decisions.ts';
import { nextSteps } from '#lib/assessment/next-steps.ts';
import { predict } from '#lib/assessment/prediction.ts';
import { toldBy } from '#lib/assessment/results.ts';
import { groundOf, overallRoute } from '#lib/assessment/route.ts';
import { routeSentence } from '#lib/assessment/route-sentences.ts';
import { methodSentence, overallSentence } from '#lib/assessment/sentences.ts';
import type { Situation } from '#lib/assessment/situation.ts';
import { nextStepSentence } from '#lib/assessment/step-sentences.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Verdict } from '#lib/assessment/verdict.ts';
import type { Specification } from '#lib/specification/types.ts';
import { problemsOf } from './problems.ts';
import type { Input } from './read.ts';

/** The verdicts with their reasons, coverage, gaps, next steps and what the rules had to pass over. */
export function reportOf({ specification, rows }: Input) {
	const present = rows.filter(({ deleted }) => !deleted);
	const record = present.find((row) => row.kind === 'record');
	const told = toldBy(
		specification,
		present.filter((row) => row.kind === 'result')
	);
	const role = record ? { contact: record.fields.contact, exempt: record.fields.exempt } : {};
	const situation: Situation = { ...role, ...told.situation };
	const mocks = present.filter((row) => row.kind === 'mock');
	const corrections = present.filter((row) => row.kind === 'correction');
	const evidence = present.filter((row) => row.kind === 'evidence');

	const tally = tallyOf(specification, rows);
	const prediction = predict(tally, situation, [...mockDecisions(mocks, corrections), ...told.decisions]);
	const coverage = cover(tally, situation);
	const named = (groups: ReadonlyMap<string, Group>) =>
		Object.fromEntries([...groups].map(([id, group]) => [id, countsOf(group)]));

	return {
		specification: specification.id,
		secure: gradesOf(specification, prediction.secure),
		onEvidence: gradesOf(specification, prediction.onEvidence),
		reachable: gradesOf(specification, prediction.reachable),
		coverage: {
			overall: countsOf(coverage.whole),
			methods: named(coverage.methods),
			parts: named(coverage.parts),
			areas: named(coverage.areas)
		},
		gaps: [...specification.criteria, ...specification.ksbs]
			.filter((one) => coverage.states.get(one.key) === 'missing')
			.map(({ id }) => id),
		findings: findingsOf(tally, evidence, coverage).map((finding) => ({
			...finding,
			sentence: findingSentence(specification, finding)
		})),
		nextSteps: nextSteps(tally, prediction, coverage).map((step) => nextStepSentence(specification, step)),
		cheapestRoute: routeSentence(specification, overallRoute(groundOf(specification, prediction, coverage))),
		problems: problemsOf(specification, rows, tally, situation)
	};
}

/** Every grade by method id, part id and `overall`, with the sentences that give the reasons. */
function gradesOf(specification: Specification, { overall, methods }: Verdict) {
	const parts = methods.flatMap((method) => method.parts);
	return {
		overall: overall.grade,
		methods: Object.fromEntries(methods.map(({ id, grade }) => [id, grade])),
		parts: Object.fromEntries(parts.map(({ id, grade, exempt }) => [id, exempt ? 'exempt' : grade])),
		reasons: [
			overallSentence(specification, overall),
			...methods.map((method) => methodSentence(specification, method))
		]
	};
}

function countsOf({ ksbs, criteria }: Group) {
	const numbers = ({ total, claimed, confirmed, returned, linked, missing }: Count) => ({
		total,
		claimed,
		confirmed,
		returned,
		linked,
		missing
	});
	return {
		...Object.fromEntries(criteria.map(({ grade, count }) => [grade, numbers(count)])),
		ksbs: numbers(ksbs)
	};
}
