import { describe, expect, test } from 'vitest';
import { grade } from '#lib/assessment/grade.ts';
import { methodSentence, overallSentence, partSentence } from '#lib/assessment/sentences.ts';
import type { Mark, Situation } from '#lib/assessment/situation.ts';
import type { Specification } from '#lib/specification/types.ts';
import { aSpecification, ids } from './builders.ts';

const guild = aSpecification({
	methods: {
		observation: { pass: 20, distinction: 5, enough: 4 },
		case: { pass: 3, distinction: 1, parts: { diary: { pass: 2, distinction: 1, exemptible: true } } }
	},
	lowest: 'Refer'
});
const observed = ids('observation', 'p', 20);

function say(
	met: readonly string[],
	situation: Situation = {},
	notMet: readonly string[] = [],
	unknown: Mark = 'not-met'
) {
	const marks = new Map<string, Mark>([
		...met.map((id) => [id, 'met'] as const),
		...notMet.map((id) => [id, 'not-met'] as const)
	]);
	const verdict = grade(guild, marks, situation, unknown);
	const [observation, work] = verdict.methods;
	const diary = work?.parts[0];
	return {
		observation: observation && methodSentence(guild, observation),
		case: work && methodSentence(guild, work),
		diary: diary && partSentence(guild, diary),
		overall: overallSentence(guild, verdict.overall)
	};
}

describe('a method', () => {
	test('says what was met and what the next grade needs', () => {
		expect(say([...observed, ...ids('observation', 'd', 3)]).observation).toBe(
			'Observation: pass. All 20 pass criteria met; 3 of 5 distinction criteria, 4 needed.'
		);
	});

	test('keeps what is not met apart from what is not known, and uses the name of the lowest grade', () => {
		expect(say(observed.slice(3), {}, observed.slice(0, 1)).observation).toBe(
			'Observation: refer. 17 of 20 pass criteria, all needed (1 not met and 2 not yet known); 0 of 5 distinction criteria, 4 needed.'
		);
	});

	test('says what is still open where unknown counts as met', () => {
		expect(say(observed.slice(3), {}, ['observation-d1'], 'met').observation).toBe(
			'Observation: distinction. All 20 pass criteria met or still open; 4 of 5 distinction criteria met or still open, 4 needed.'
		);
		expect(say([], {}, observed.slice(0, 1), 'met').observation).toBe(
			'Observation: refer. 19 of 20 pass criteria met or still open, all needed (1 not met); all 5 distinction criteria met or still open.'
		);
	});

	test.each<[string, Situation, string]>([
		[
			'a cap that bites',
			{ retaken: ['case'] },
			'Case: pass. All 3 pass criteria met; the one distinction criterion met. Capped at pass after a retake.'
		],
		[
			'a lifted cap',
			{ retaken: ['case'], exceptional: ['case'] },
			'Case: distinction. All 3 pass criteria met; the one distinction criterion met. Retaken with exceptional circumstances agreed, so there is no cap.'
		]
	])('explains %s', (_, situation, expected) => {
		expect(say([...ids('case', 'p', 3), 'case-d1'], situation).case).toBe(expected);
	});

	test('explains a cap that does not bite yet', () => {
		expect(say(ids('case', 'p', 3), { retaken: ['case'] }).case).toBe(
			'Case: pass. All 3 pass criteria met; 0 of 1 distinction criterion, 1 needed. After a retake, pass is the best it can be.'
		);
	});

	test('says what counts by exemption', () => {
		expect(say(['case-p3'], { exempt: ['diary'] }).case).toBe(
			'Case: pass. All 3 pass criteria met, 2 by exemption; 0 of 1 distinction criterion, 1 needed.'
		);
	});

	test('says when nothing applies, or too little', () => {
		const odd: Specification = aSpecification({
			methods: { watch: { pass: 0, perContact: 2, distinction: 0 } }
		});
		const shop = { ...odd, criteria: odd.criteria.filter(({ alternative }) => alternative === 'shop') };
		const sentence = (specification: Specification, contact: string[]) => {
			const [method] = grade(specification, new Map(), { contact }, 'met').methods;
			return method && methodSentence(specification, method);
		};
		expect(sentence(shop, ['phone'])).toBe('Watch: fail. No pass criteria apply.');
		const [method] = shop.methods;
		if (!method) throw new Error('the builder made no method');
		const grading = { ...method.grading, steps: [{ grade: 'pass', criteria: 'pass', atLeast: 3, outOf: 4 }] };
		expect(sentence({ ...shop, methods: [{ ...method, grading }] }, ['shop'])).toContain(
			'fewer apply than are needed'
		);
	});
});

describe('a part', () => {
	test('says its own result', () => {
		expect(say(['case-p1', 'case-p2']).diary).toBe(
			'Diary: pass. All 2 pass criteria met; 0 of 1 distinction criterion, 1 needed.'
		);
	});

	test('says that it is exempt instead of a grade', () => {
		expect(say([], { exempt: ['diary'] }).diary).toBe(
			'Diary: exempt. All 2 pass criteria met, 2 by exemption; 0 of 1 distinction criterion, 1 needed.'
		);
	});
});

describe('the whole', () => {
	const everything = guild.criteria.map(({ id }) => id);

	test('names the methods that hold it back', () => {
		expect(say([]).overall).toBe(
			'Overall: refer. Pass asks for pass or better in every method: not yet in Observation and Case.'
		);
		expect(say(everything.filter((id) => id !== 'case-d1')).overall).toBe(
			'Overall: pass. Every method has pass or better. Distinction asks for distinction in every method: not yet in Case.'
		);
		expect(say(everything).overall).toBe('Overall: distinction. Every method has distinction.');
	});

	test('explains a cap once, however many methods were retaken', () => {
		expect(say(everything, { retaken: ['case', 'observation'] }).overall).toBe(
			'Overall: pass. Every method has pass or better. Distinction asks for distinction in every method: not yet in Observation and Case. Capped at pass after a retake.'
		);
	});
});
