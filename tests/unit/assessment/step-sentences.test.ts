import { expect, test } from 'vitest';
import type { NextStep } from '#lib/assessment/next-steps.ts';
import { routeSentence } from '#lib/assessment/route-sentences.ts';
import { nextStepSentence } from '#lib/assessment/step-sentences.ts';
import { aSpecification, ids, key } from './builders.ts';

const guild = aSpecification({
	methods: { watch: { pass: 3, distinction: 1 }, case: { pass: 1, distinction: 0 } }
});
const about = (count: number) => ids('watch', 'p', count).map(key);

test.each<[Partial<NextStep> & Pick<NextStep, 'kind'>, string]>([
	[
		{ kind: 'fill-gaps', area: 'watch-area1', grade: 'pass', requirements: about(2), needed: 2 },
		'watch-area1: 2 criteria need evidence for pass.'
	],
	[
		{ kind: 'fill-gaps', method: 'case', grade: 'pass', requirements: about(3), needed: 1 },
		'Case: 1 of 3 open criteria for pass.'
	],
	[
		{ kind: 'reach-higher', method: 'watch', grade: 'distinction', requirements: about(2), needed: 2 },
		'Watch: 2 more criteria for distinction.'
	],
	[{ kind: 'cover-ksbs', area: 'watch-area1', needed: 1 }, 'watch-area1: 1 KSB has no evidence yet.'],
	[{ kind: 'earn-points', method: 'case', grade: 'pass', needed: 1 }, 'Case: at least 1 point for pass.'],
	[{ kind: 'use-evidence', needed: 1 }, 'Say what 1 unused piece of evidence shows.'],
	[{ kind: 'use-evidence', needed: 2 }, 'Say what 2 unused pieces of evidence show.'],
	[{ kind: 'answer-returned', needed: 2 }, "Answer your tutor's feedback on 2 claims."],
	[{ kind: 'ask-to-confirm', needed: 1 }, 'Ask your tutor to confirm what you claimed for 1 requirement.'],
	[
		{ kind: 'ask-to-confirm', by: 'employer', needed: 2 },
		'Ask your employer to confirm what you claimed for 2 requirements.'
	],
	[{ kind: 'sit-again', method: 'watch' }, 'Watch was not passed: plan the next attempt.'],
	[{ kind: 'prepare-day', text: 'Watch' }, 'Watch: have everything ready.'],
	[{ kind: 'meet-deadline', text: 'Book the tower' }, 'Book the tower.'],
	[{ kind: 'mend-mock', method: 'case', needed: 2 }, 'Case: 2 criteria not met in a mock. Show newer work.'],
	[{ kind: 'answer-comment', needed: 2 }, 'Answer what was said about 2 claims.'],
	// A record may have come from another organisation.
	[{ kind: 'cover-ksbs', area: 'harbour', needed: 2 }, 'harbour: 2 KSBs have no evidence yet.'],
	[{ kind: 'sit-again', method: 'harbour' }, 'harbour was not passed: plan the next attempt.']
])('%o', (step, sentence) => {
	const whole: NextStep = { because: 'grade-needs-it', requirements: [], evidence: [], needed: 1, ...step };
	expect(nextStepSentence(guild, whole)).toBe(sentence);
});

test.each([
	['Trim the wicks', 'Trim the wicks.'],
	['Trim the wicks.', 'Trim the wicks.'],
	['Which wicks?', 'Which wicks?'],
	['Now!', 'Now!'],
	['And so on…', 'And so on…'],
	['x'.repeat(140), `${'x'.repeat(140)}.`],
	['x'.repeat(141), `${'x'.repeat(139)}…`],
	[`${'x'.repeat(138)} yz`, `${'x'.repeat(138)}…`]
])('what was agreed ends as a sentence: %s', (text, sentence) => {
	const step: NextStep = {
		kind: 'do-action',
		because: 'was-agreed',
		text,
		requirements: [],
		evidence: [],
		needed: 1
	};
	expect(nextStepSentence(guild, step)).toBe(sentence);
});

test('a way names each method by what it takes, and leaves out what takes nothing', () => {
	const way = { from: 'fail', to: 'pass', open: [], points: null };
	const open = {
		kind: 'open',
		from: 'fail',
		to: 'pass',
		ways: [
			{ ...way, method: 'watch', criteria: ['watch-p1'] },
			{ ...way, method: 'case', criteria: [] },
			{ ...way, method: 'harbour', criteria: ['h1', 'h2'] }
		]
	} as const;
	expect(routeSentence(guild, open)).toBe('Pass: 1 more criterion in Watch and 2 more criteria in harbour.');
});

test('every method that stands in the way is named', () => {
	const source = 'ours';
	const route = {
		kind: 'unreachable',
		from: 'fail',
		to: 'pass',
		blocked: [
			{ method: 'watch', because: 'capped', source },
			{ method: 'case', because: 'ruled-out', source },
			{ method: 'harbour', because: 'nothing-to-count', source }
		]
	} as const;
	expect(routeSentence(guild, route)).toBe(
		'Pass is out of reach: Watch is capped after a retake, results leave too little open in Case and harbour has too little that counts for it.'
	);
});
