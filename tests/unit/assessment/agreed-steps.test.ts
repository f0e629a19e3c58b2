import { describe, expect, test } from 'vitest';
import { agreedSteps, type Agreed } from '#lib/assessment/agreed-steps.ts';
import { cover } from '#lib/assessment/coverage.ts';
import { nextSteps } from '#lib/assessment/next-steps.ts';
import { ownSteps } from '#lib/assessment/own-steps.ts';
import { predict, type Decision } from '#lib/assessment/prediction.ts';
import { toldBy } from '#lib/assessment/results.ts';
import { nextStepSentence } from '#lib/assessment/step-sentences.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Row } from '#lib/record/rows.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification, key } from './builders.ts';
import { aComment, anAction, aResult } from './way-builders.ts';

const guild = aSpecification({
	methods: { watch: { pass: 2, distinction: 1 }, case: { pass: 1, distinction: 0 } },
	chances: 1
});
const today = '2026-06-10';

function sentences(rows: readonly Row[], more: Partial<Agreed> = {}): string[] {
	const of = <K extends Row['kind']>(kind: K) =>
		rows.filter((row) => row.kind === kind) as Extract<Row, { kind: K }>[];
	const tally = tallyOf(guild, rows);
	const told = toldBy(guild, of('result'));
	const prediction = predict(tally, told.situation, [...(more.decisions ?? []), ...told.decisions]);
	const agreed = agreedSteps(
		{
			role: 'apprentice',
			own: [],
			tally,
			prediction,
			decisions: [],
			results: of('result'),
			actions: of('action'),
			claims: of('claim'),
			comments: of('comment'),
			confirmations: of('confirmation'),
			coming: [],
			...more
		},
		today
	);
	return nextSteps(tally, prediction, cover(tally, told.situation), 20, agreed).map((step) =>
		nextStepSentence(guild, step, more.role)
	);
}

describe('what people agreed on', () => {
	test('an action stands first when its day is near or past, and last when there is time', () => {
		const late = anAction('a1', { text: 'Trim the wicks', due: '2026-06-01' });
		const far = anAction('a2', { text: 'Read the log.', due: '2026-09-01' });
		const some = anAction('a3', { text: 'Ask Ada' });
		const done = anAction('a4', { text: 'Buy oil', due: '2026-06-01', done: '2026-06-02' });
		const all = sentences([some, far, late, done]);
		expect(all[0]).toBe('Trim the wicks. Agreed for 1 June 2026.');
		expect(all.slice(-2)).toEqual(['Read the log. Agreed for 1 September 2026.', 'Ask Ada.']);
		expect(all.join()).not.toContain('Buy oil');
	});

	test('days and deadlines that are near come first, in the order of the calendar', () => {
		const coming = [
			{ what: 'deadline', id: 'book-by', name: 'Book the tower', on: '2026-06-20' },
			{ what: 'day', id: 'watch', name: 'Watch', on: '2026-06-12' }
		] as const;
		expect(sentences([anAction('a1', { due: '2026-06-15' })], { coming }).slice(0, 3)).toEqual([
			'Watch is on 12 June 2026: have everything ready.',
			'Trim the wicks. Agreed for 15 June 2026.',
			'Book the tower: by 20 June 2026.'
		]);
	});

	test('long words are cut short', () => {
		const [first] = sentences([anAction('a1', { text: 'lamp '.repeat(100), due: today })]);
		expect(first?.length).toBeLessThan(180);
		expect(first).toContain('…');
	});
});

describe('a planned review', () => {
	const review = (on: string) =>
		({ coming: [{ what: 'review', id: 'v1', name: 'Six months', on }] }) as const;

	test('is announced, and asked for once its day has passed', () => {
		expect(sentences([], review(today))[0]).toBe(
			'Six months is on 10 June 2026. Print the progress report for it.'
		);
		expect(sentences([], review('2026-06-09'))[0]).toBe(
			'Six months was planned for 9 June 2026. Write down what was said, or move it.'
		);
	});
});

describe('who helps the apprentice', () => {
	const rows = [
		anEvidence('e1'),
		aClaim('c1', 'e1', 'watch-p1'),
		aClaim('c2', 'e1', 'watch-p2'),
		aConfirmation('d1', 'c2', { decision: 'returned' })
	];
	const own = ownSteps({ role: 'tutor', undecided: 1, mocks: [], gateway: ['Sign the form'] });

	test('reads first what waits for them, then what was agreed with them, then the apprentice’s work', () => {
		const action = anAction('a1', { text: 'Book a room', owner: 'tutor' });
		expect(sentences([...rows, action], { role: 'tutor', own })).toEqual([
			'1 claim waits for you.',
			'Gateway waits for you: Sign the form.',
			'Book a room.',
			'1 claim was sent back, and the apprentice has not answered yet.',
			'case-area1: 1 criterion needs evidence for pass.',
			'Watch: 1 more criterion for distinction.'
		]);
	});

	test('is told of what waits for another, and never to ask themselves', () => {
		expect(sentences(rows, { role: 'employer' }).at(-1)).toBe('1 claim waits for the tutor.');
		expect(sentences(rows).at(-1)).toBe('Ask your tutor to decide on 1 claim.');
		expect(sentences(rows, { role: 'tutor' }).join()).not.toContain('waits');
	});
});

describe('a failed method', () => {
	const fail = (id: string, more: object = {}) =>
		aResult(id, 'watch', { grade: 'fail', on: '2026-06-01', ...more });
	const sentence = 'Watch was not passed (result of 1 June 2026): plan the next attempt.';

	test('comes before everything while there is a chance', () => {
		expect(sentences([fail('r1'), anAction('a1', { due: today })])[0]).toBe(sentence);
	});

	test('is left out once no chance is left, and once it is passed', () => {
		const last = fail('r2', { attempt: 'retake', on: '2026-06-05' });
		expect(sentences([fail('r1'), last]).join()).not.toContain('not passed');
		const passed = aResult('r2', 'watch', { attempt: 'retake', on: '2026-06-05' });
		expect(sentences([fail('r1'), passed]).join()).not.toContain('not passed');
	});
});

describe('what a mock did not find', () => {
	const mock = (id: string, on: string, verdict: Decision['verdict']): Decision => ({
		requirement: key(id),
		verdict,
		from: 'mock',
		on
	});
	const missed = [mock('watch-p1', '2026-05-03', 'not-met')];
	const rows = [anEvidence('e1'), aClaim('c1', 'e1', 'watch-p1')];
	const sentence = 'Watch: 1 criterion not met in a mock on 3 May 2026. Show newer work.';

	test('is said once, with its day, and not again among the gaps', () => {
		const all = sentences(rows, { decisions: missed });
		expect(all[0]).toBe(sentence);
		expect(all).toContain('watch-area1: 1 criterion needs evidence for pass.');
	});

	test('is settled by a later mock, by newer work and by the real result', () => {
		const later = [...missed, mock('watch-p1', '2026-05-20', 'met')];
		expect(sentences(rows, { decisions: later })).not.toContain(sentence);
		const newer = aClaim('c2', 'e1', 'watch-p1', { createdAt: '2026-05-09T09:00:00Z' });
		expect(sentences([...rows, newer], { decisions: missed })).not.toContain(sentence);
		expect(sentences([...rows, aResult('r1', 'watch')], { decisions: missed })).not.toContain(sentence);
	});
});

describe('a comment', () => {
	const claim = aClaim('c1', 'e1', 'watch-p1');
	const asked = aComment('m1', 'c1', 'tutor', '2026-02-01T09:00:00Z');
	const sentence = 'Answer what was said about 1 claim.';

	test('waits until the apprentice says something or changes the claim', () => {
		const rows = [anEvidence('e1'), claim];
		expect(sentences(rows)).not.toContain(sentence);
		expect(sentences([...rows, asked])).toContain(sentence);
		const answer = aComment('m2', 'c1', 'apprentice', '2026-02-02T09:00:00Z');
		expect(sentences([...rows, answer, asked])).not.toContain(sentence);
		const changed = { ...claim, changedAt: '2026-02-03T09:00:00Z' };
		expect(sentences([anEvidence('e1'), changed, asked])).not.toContain(sentence);
	});
});
