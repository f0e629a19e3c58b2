import { expect, test } from 'vitest';
import type { MockDue } from '#lib/assessment/mocks-due.ts';
import type { NextStep } from '#lib/assessment/next-step.ts';
import { routeSentence } from '#lib/assessment/route-sentences.ts';
import { nextStepSentence } from '#lib/assessment/step-sentences.ts';
import type { Role } from '#lib/record/rows.ts';
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
	[{ kind: 'answer-returned', needed: 2 }, 'Answer the feedback on 2 claims that were sent back.'],
	[{ kind: 'ask-to-confirm', needed: 1 }, 'Ask your tutor to decide on 1 claim.'],
	[{ kind: 'ask-to-confirm', by: 'employer', needed: 2 }, 'Ask your employer to decide on 2 claims.'],
	[{ kind: 'sit-again', method: 'watch' }, 'Watch was not passed: plan the next attempt.'],
	[{ kind: 'prepare-day', text: 'Watch' }, 'Watch: have everything ready.'],
	[{ kind: 'meet-deadline', text: 'Book the tower' }, 'Book the tower.'],
	[{ kind: 'mend-mock', method: 'case', needed: 2 }, 'Case: 2 criteria not met in a mock. Show newer work.'],
	[{ kind: 'answer-comment', needed: 2 }, 'Answer what was said about 2 claims.'],
	[{ kind: 'hold-review' }, '. Print the progress report for it.'],
	[
		{ kind: 'log-review', text: 'x'.repeat(141), on: '2026-06-09' },
		`${'x'.repeat(139)}… was planned for 9 June 2026. Write down what was said, or move it.`
	],
	// A record may have come from another organisation.
	[{ kind: 'cover-ksbs', area: 'harbour', needed: 2 }, 'harbour: 2 KSBs have no evidence yet.'],
	[{ kind: 'sit-again', method: 'harbour' }, 'harbour was not passed: plan the next attempt.']
])('%o', (step, sentence) => {
	const whole: NextStep = { because: 'grade-needs-it', requirements: [], evidence: [], needed: 1, ...step };
	expect(nextStepSentence(guild, whole)).toBe(sentence);
});

const due: MockDue = { method: 'watch', reasons: [{ kind: 'none' }], before: null, soon: true };

test.each<[Role, Partial<NextStep> & Pick<NextStep, 'kind'>, string]>([
	[
		'tutor',
		{ kind: 'answer-returned', needed: 1 },
		'1 claim was sent back, and the apprentice has not answered yet.'
	],
	[
		'employer',
		{ kind: 'answer-returned', needed: 2 },
		'2 claims were sent back, and the apprentice has not answered yet.'
	],
	[
		'apprentice',
		{ kind: 'answer-returned', needed: 1 },
		'Answer the feedback on 1 claim that was sent back.'
	],
	['tutor', { kind: 'use-evidence', needed: 1 }, '1 piece of evidence is not mapped to anything yet.'],
	['tutor', { kind: 'use-evidence', needed: 2 }, '2 pieces of evidence are not mapped to anything yet.'],
	['provider', { kind: 'ask-to-confirm', needed: 1 }, '1 claim waits for the tutor.'],
	['tutor', { kind: 'ask-to-confirm', by: 'employer', needed: 2 }, '2 claims wait for the employer.'],
	['tutor', { kind: 'prepare-day', text: 'Watch' }, 'Watch: help to have everything ready.'],
	[
		'tutor',
		{ kind: 'mend-mock', method: 'case', needed: 1 },
		'Case: 1 criterion not met in a mock. No newer work shows it yet.'
	],
	['tutor', { kind: 'decide-claims', needed: 1 }, '1 claim waits for you.'],
	['tutor', { kind: 'decide-claims', needed: 2 }, '2 claims wait for you.'],
	['employer', { kind: 'decide-claims', needed: 2 }, 'You can confirm 2 claims.'],
	[
		'tutor',
		{ kind: 'release-feedback', method: 'watch', on: '2026-05-03' },
		'Watch: release the feedback on the mock of 3 May 2026.'
	],
	[
		'tutor',
		{ kind: 'hold-mock', method: 'watch', mock: due },
		'Watch: a mock is due. No mock yet. No day is planned.'
	],
	['tutor', { kind: 'hold-mock', method: 'watch' }, 'Watch: a mock is due.'],
	['employer', { kind: 'act-on-gateway', names: ['One', 'Two'] }, 'Gateway waits for you: One and Two.'],
	[
		'employer',
		{ kind: 'act-on-gateway', names: ['x'.repeat(141)] },
		`Gateway waits for you: ${'x'.repeat(139)}….`
	]
])('a %s reads %o', (role, step, sentence) => {
	const whole: NextStep = { because: 'waits-for-you', requirements: [], evidence: [], needed: 1, ...step };
	expect(nextStepSentence(guild, whole, role)).toBe(sentence);
});

test.each([
	['Trim the wicks', 'Trim the wicks.'],
	['Trim the wicks.', 'Trim the wicks.'],
	['Which wicks?', 'Which wicks?'],
	['Now!', 'Now!'],
	['And so on…', 'And so on…'],
	['Say “I trim it.”', 'Say “I trim it.”'],
	['Trim it. Then light it', 'Trim it. Then light it.'],
	['Call it “the lamp”', 'Call it “the lamp”.'],
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
