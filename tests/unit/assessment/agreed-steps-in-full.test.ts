/** What each agreed step says beside its sentence: why, about which row and day, on what, and in which order. */
import { describe, expect, test } from 'vitest';
import { agreedSteps, type Agreed } from '#lib/assessment/agreed-steps.ts';
import { predict, type Decision } from '#lib/assessment/prediction.ts';
import { toldBy } from '#lib/assessment/results.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Action, Claim, Comment, Confirmation, Result } from '#lib/record/rows.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification, key } from './builders.ts';
import { aComment, anAction, aResult } from './way-builders.ts';

const guild = aSpecification({
	methods: {
		watch: { pass: 2, distinction: 1, expected: 1 },
		case: { pass: 2, distinction: 0, parts: { diary: { pass: 1, distinction: 0, exemptible: true } } }
	}
});
const today = '2026-06-10';
const claim = aClaim('c1', 'e1', 'watch-p1');

interface Given {
	readonly actions?: readonly Action[];
	readonly results?: readonly Result[];
	readonly decisions?: readonly Decision[];
	readonly claims?: readonly Claim[];
	readonly comments?: readonly Comment[];
	readonly coming?: Agreed['coming'];
	readonly exempt?: readonly string[];
	readonly role?: Agreed['role'];
	readonly own?: Agreed['own'];
	readonly confirmations?: readonly Confirmation[];
}

function agreed(given: Given) {
	const { actions = [], results = [], decisions = [], claims = [claim], comments = [], coming = [] } = given;
	const tally = tallyOf(guild, [anEvidence('e1'), ...claims]);
	const told = toldBy(guild, results);
	const situation = { ...told.situation, exempt: given.exempt ?? [] };
	const prediction = predict(tally, situation, [...decisions, ...told.decisions]);
	const { role = 'apprentice', own = [], confirmations = [] } = given;
	return agreedSteps(
		{
			role,
			own,
			tally,
			prediction,
			decisions,
			results,
			actions,
			claims,
			comments,
			confirmations,
			coming
		},
		today
	);
}

describe('actions', () => {
	const due = (id: string, day: string | null) => anAction(id, { due: day });
	const rowsOf = (steps: readonly { readonly row?: string }[]) =>
		steps.map(({ row }) => row?.replace(/^0+/, ''));

	test('are near for a fortnight, and stand in one place only', () => {
		const { first, late } = agreed({ actions: [due('a1', '2026-06-24'), due('a2', '2026-06-25')] });
		expect([rowsOf(first), rowsOf(late)]).toEqual([['a1'], ['a2']]);
	});

	test('go by their day, those without one last', () => {
		const actions = [
			due('a1', null),
			due('a2', '2026-09-01'),
			due('a3', null),
			due('a4', '2026-08-01'),
			due('a5', '2026-10-01')
		];
		expect(rowsOf(agreed({ actions }).late)).toEqual(['a4', 'a2', 'a5', 'a1', 'a3']);
		const near = [due('a1', '2026-06-12'), due('a2', '2026-06-10'), due('a3', '2026-06-11')];
		expect(rowsOf(agreed({ actions: near }).first)).toEqual(['a2', 'a3', 'a1']);
	});

	test('say what they are about', () => {
		const action = anAction('a1', { text: 'Trim it', due: '2026-06-11', requirements: [key('watch-p1')] });
		expect(agreed({ actions: [action, anAction('a2')] })).toEqual({
			role: 'apprentice',
			first: [
				{
					kind: 'do-action',
					because: 'was-agreed',
					row: '000000a1',
					text: 'Trim it',
					on: '2026-06-11',
					requirements: [key('watch-p1')],
					evidence: [],
					needed: 1
				}
			],
			second: [],
			late: [
				{
					kind: 'do-action',
					because: 'was-agreed',
					row: '000000a2',
					text: 'Trim the wicks',
					requirements: [],
					evidence: [],
					needed: 1
				}
			]
		});
	});
});

test('a planned review is to come on its day, and to be written down from the next', () => {
	const on = (day: string) =>
		agreed({ coming: [{ what: 'review', id: 'v1', name: 'Six months', on: day }] }).first[0];
	const step = {
		because: 'day-is-near',
		row: 'v1',
		text: 'Six months',
		requirements: [],
		evidence: [],
		needed: 1
	};
	expect(on('2026-06-10')).toEqual({ ...step, kind: 'hold-review', on: '2026-06-10' });
	expect(on('2026-06-09')).toEqual({ ...step, kind: 'log-review', on: '2026-06-09' });
});

test('a day and a deadline say which they are', () => {
	const coming = [
		{ what: 'deadline', id: 'book-by', name: 'Book the tower', on: '2026-06-20' },
		{ what: 'day', id: 'watch', name: 'Watch', on: '2026-06-12' }
	] as const;
	const step = { because: 'day-is-near', requirements: [], evidence: [], needed: 1 };
	expect(agreed({ coming }).first).toEqual([
		{ ...step, kind: 'prepare-day', row: 'watch', text: 'Watch', on: '2026-06-12' },
		{ ...step, kind: 'meet-deadline', row: 'book-by', text: 'Book the tower', on: '2026-06-20' }
	]);
});

describe('sitting again', () => {
	const fail = (id: string, on: string, more: Partial<Result['fields']> = {}) =>
		aResult(id, 'watch', { grade: 'fail', on, ...more });

	test('is about the newest attempt at that method', () => {
		const results = [
			fail('r2', '2026-06-05', { attempt: 'retake' }),
			fail('r1', '2026-05-01'),
			aResult('r3', 'case', { on: '2026-06-09' })
		];
		expect(agreed({ results }).first).toEqual([
			{
				kind: 'sit-again',
				because: 'was-failed',
				method: 'watch',
				on: '2026-06-05',
				row: '000000r2',
				requirements: [],
				evidence: [],
				needed: 1
			}
		]);
	});

	test('follows a failed part, unless it is exempt or was passed', () => {
		const part = (grade: string) => aResult('r1', 'case', { part: 'diary', grade });
		const methods = (given: Given) => agreed(given).first.map(({ kind, method }) => `${kind} ${method}`);
		expect(methods({ results: [part('fail')] })).toEqual(['sit-again case']);
		expect(methods({ results: [part('fail')], exempt: ['diary'] })).toEqual([]);
		expect(methods({ results: [part('pass')] })).toEqual([]);
	});

	test('is not asked of a method that is only expected to fail', () => {
		expect(agreed({ claims: [] }).first).toEqual([]);
	});
});

describe('mending what a mock did not find', () => {
	const mock = (id: string, on: string, verdict: Decision['verdict'] = 'not-met'): Decision => ({
		requirement: key(id),
		verdict,
		from: 'mock',
		on
	});
	const open = (...decisions: readonly Decision[]) =>
		agreed({ decisions }).second.map(({ method, on, requirements }) =>
			[on, method, ...requirements].join(' ')
		);

	test('is one step for each method and day, the newest first', () => {
		expect(
			agreed({ decisions: [mock('watch-p1', '2026-04-01'), mock('watch-p2', '2026-04-01')] }).second
		).toEqual([
			{
				kind: 'mend-mock',
				because: 'mock-showed-it',
				method: 'watch',
				on: '2026-04-01',
				requirements: [key('watch-p1'), key('watch-p2')],
				evidence: [],
				needed: 2
			}
		]);
		const decisions = [
			mock('watch-p1', '2026-04-01'),
			mock('watch-p2', '2026-05-01'),
			mock('case-p1', '2026-04-20')
		];
		expect(open(...decisions)).toEqual([
			`2026-05-01 watch ${key('watch-p2')}`,
			`2026-04-20 case ${key('case-p1')}`,
			`2026-04-01 watch ${key('watch-p1')}`
		]);
	});

	test('looks at the latest mock, in whatever order they come', () => {
		const [missed, found] = [mock('watch-p1', '2026-04-01'), mock('watch-p1', '2026-05-01', 'met')];
		expect(open(missed, found)).toEqual([]);
		expect(open(found, missed)).toEqual([]);
		const again = mock('watch-p1', '2026-05-02');
		expect(open(again, found, missed)).toEqual([`2026-05-02 watch ${key('watch-p1')}`]);
	});

	test('takes "not met" for the later of two on one day', () => {
		const [missed, found] = [mock('watch-p1', '2026-05-01'), mock('watch-p1', '2026-05-01', 'met')];
		for (const both of [
			[missed, found],
			[found, missed]
		])
			expect(open(...both)).toEqual([`2026-05-01 watch ${key('watch-p1')}`]);
	});

	test('leaves out what is only expected, and methods that are settled, not the others', () => {
		expect(open(mock('watch-e1', '2026-05-01'))).toEqual([]);
		const decisions = [mock('watch-p1', '2026-05-01'), mock('case-p1', '2026-05-01')];
		const results = [aResult('r1', 'case')];
		expect(agreed({ decisions, results }).second.map(({ method }) => method)).toEqual(['watch']);
	});

	test('is done once a tutor has confirmed the claim since', () => {
		const decisions = [mock('watch-p1', '2026-05-01')];
		const tally = (on: string) =>
			tallyOf(guild, [anEvidence('e1'), claim, aConfirmation('d1', 'c1', { on })]);
		const steps = (on: string) =>
			agreedSteps(
				{
					role: 'apprentice',
					own: [],
					tally: tally(on),
					prediction: predict(tally(on), {}, decisions),
					decisions,
					results: [],
					actions: [],
					claims: [claim],
					comments: [],
					confirmations: [],
					coming: []
				},
				today
			).second;
		expect(steps('2026-05-02')).toEqual([]);
		expect(steps('2026-05-01')).toHaveLength(1);
	});
});

describe('comments', () => {
	const claims = [claim, aClaim('c2', 'e2', 'watch-p1'), aClaim('c3', 'e1', 'case-p1')];
	const said = (id: string, of: string, role: 'apprentice' | 'tutor', day: number) =>
		aComment(id, of, role, `2026-02-0${day}T09:00:00Z`);

	test('come together in one step, each requirement and piece once', () => {
		const comments = [
			said('m1', 'c2', 'tutor', 1),
			said('m2', 'c1', 'tutor', 1),
			said('m3', 'c3', 'tutor', 1)
		];
		const step = {
			kind: 'answer-comment',
			because: 'feedback-waits',
			requirements: [key('watch-p1'), key('case-p1')],
			evidence: ['000000e1', '000000e2'],
			needed: 3
		};
		expect(agreed({ claims, comments }).late).toEqual([step]);
		expect(agreed({ claims: [...claims.slice(1), claim], comments }).late).toMatchObject([
			{ evidence: ['000000e1', '000000e2'] }
		]);
	});

	test('wait by who had the last word, in whatever order they come', () => {
		const [asked, answered, more] = [
			said('m1', 'c1', 'tutor', 1),
			said('m2', 'c1', 'apprentice', 2),
			said('m3', 'c1', 'tutor', 3)
		] as const;
		const waits = (...comments: Comment[]) => agreed({ comments }).late.length;
		expect([waits(asked, answered), waits(answered, asked)]).toEqual([0, 0]);
		for (const order of [
			[asked, answered, more],
			[more, asked, answered],
			[answered, more, asked]
		])
			expect(waits(...order)).toBe(1);
		expect(agreed({}).late).toEqual([]);
	});

	test('wait for a tutor where the apprentice had the last word, until a tutor decides', () => {
		const asked = said('m1', 'c1', 'apprentice', 2);
		const decided = (id: string, claim: string, day: number, role: 'tutor' | 'employer' = 'tutor') =>
			aConfirmation(id, claim, { role, createdAt: `2026-02-0${day}T09:00:00Z` });
		const waits = (role: Agreed['role'], comments: Comment[], ...confirmations: Confirmation[]) =>
			agreed({ claims, role, comments, confirmations }).first.map(({ kind }) => kind);
		expect(waits('tutor', [asked])).toEqual(['answer-comment']);
		expect(waits('tutor', [asked, said('m2', 'c1', 'tutor', 3)])).toEqual([]);
		expect(waits('tutor', [])).toEqual([]);
		expect(waits('tutor', [asked], decided('d1', 'c1', 3))).toEqual([]);
		for (const other of [
			decided('d1', 'c1', 1),
			decided('d1', 'c1', 2),
			decided('d1', 'c2', 3),
			decided('d1', 'c1', 3, 'employer')
		])
			expect(waits('tutor', [asked], other)).toEqual(['answer-comment']);
		for (const role of ['employer', 'provider', 'assessor'] as const)
			expect(waits(role, [asked])).toEqual([]);
	});
});

describe('for somebody beside the apprentice', () => {
	const own = [{ ...agreed({ actions: [anAction('a9')] }).late[0], kind: 'decide-claims' }] as Agreed['own'];
	const actions = [anAction('a1', { due: today }), anAction('a2')];

	test('all of theirs comes first, in order, and nothing late', () => {
		const found = agreed({ role: 'tutor', own, actions });
		expect(found.role).toBe('tutor');
		expect(found.first.map(({ kind, row }) => `${kind} ${row ?? ''}`)).toEqual([
			'decide-claims 000000a9',
			'do-action 000000a1',
			'do-action 000000a2'
		]);
		expect(found.late).toEqual([]);
	});

	test('what a mock missed stays among the apprentice’s work', () => {
		const decisions: Decision[] = [
			{ requirement: key('watch-p1'), verdict: 'not-met', from: 'mock', on: '2026-05-01' }
		];
		expect(agreed({ role: 'employer', decisions }).second).toHaveLength(1);
	});
});
