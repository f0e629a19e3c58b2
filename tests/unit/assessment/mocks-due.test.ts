import { describe, expect, test } from 'vitest';
import { mockDueSentence } from '#lib/assessment/mock-due-sentences.ts';
import { mocksDue, type MockGround } from '#lib/assessment/mocks-due.ts';
import { ownSteps, type Own } from '#lib/assessment/own-steps.ts';
import { aMock } from './mock-builders.ts';
import { aSpecification } from './builders.ts';

const guild = aSpecification({
	methods: {
		watch: { pass: 2, distinction: 1 },
		case: {
			pass: 3,
			distinction: 0,
			parts: { diary: { pass: 1, distinction: 0 }, map: { pass: 1, distinction: 0, exemptible: true } }
		}
	}
});
const today = '2026-06-10';
const whole = [aMock('m1', 'watch', { on: '2026-06-01' }), aMock('m2', 'case', { on: '2026-06-01' })];

function due(more: Partial<MockGround> = {}, on = today) {
	const ground: MockGround = {
		specification: guild,
		mocks: whole,
		exempt: [],
		settled: new Set(),
		gateway: '2026-08-01',
		days: new Map(),
		...more
	};
	return mocksDue(ground, on);
}
const reasons = (...args: Parameters<typeof due>) =>
	due(...args).map(({ method, reasons: found }) => `${method} ${found.map(({ kind }) => kind).join(', ')}`);

describe('a mock is due', () => {
	test('of a method that has none, and of none where all is fresh and released', () => {
		expect(due()).toEqual([]);
		expect(reasons({ mocks: [] })).toEqual(['watch none', 'case none']);
	});

	test('where the only ones are practice, unfinished, of another specification or of another method', () => {
		for (const other of [
			aMock('m3', 'watch', { attempt: 'practice' }),
			aMock('m3', 'watch', { on: null }),
			aMock('m3', 'watch', { under: 'st9999-harbour' }),
			aMock('m3', 'harbour')
		])
			expect(reasons({ mocks: [other, ...whole.slice(1)] })).toEqual(['watch none']);
	});

	test('of parts that no mock was about, but for those that are exempt', () => {
		const diary = [...whole.slice(0, 1), aMock('m3', 'case', { part: 'diary', on: '2026-06-01' })];
		expect(due({ mocks: diary })).toMatchObject([
			{ method: 'case', reasons: [{ kind: 'parts', parts: ['map'] }] }
		]);
		expect(due({ mocks: diary, exempt: ['map'] })).toEqual([]);
		expect(due({ mocks: [...diary, ...whole] })).toEqual([]);
		expect(due({ mocks: [...diary, aMock('m4', 'case', { part: 'map', on: '2026-06-01' })] })).toEqual([]);
	});

	test('after twelve weeks, counted from the last one', () => {
		const last = (on: string) => due({ mocks: [aMock('m3', 'watch', { on }), ...whole.slice(1)] });
		expect(last('2026-03-18')).toEqual([]);
		expect(last('2026-03-17')).toEqual([
			{
				method: 'watch',
				reasons: [{ kind: 'old', on: '2026-03-17', days: 85 }],
				before: { what: 'gateway', on: '2026-08-01' },
				soon: true
			}
		]);
		const [fresh] = whole;
		const old = aMock('m3', 'watch', { on: '2026-01-01' });
		for (const both of [
			[old, fresh],
			[fresh, old]
		])
			expect(reasons({ mocks: [...both.flatMap((one) => one ?? []), ...whole.slice(1)] })).toEqual([]);
		// A clock that was set back, or a device that was ahead.
		expect(last('2027-01-01')).toEqual([]);
	});

	test('where feedback is not released, one reason for each', () => {
		const kept = aMock('m3', 'watch', { on: '2026-05-20', released: null });
		expect(due({ mocks: [...whole, kept] })).toMatchObject([
			{ method: 'watch', reasons: [{ kind: 'unreleased', mock: kept.id, on: '2026-05-20' }] }
		]);
		const practice = aMock('m4', 'watch', { attempt: 'practice', released: null });
		expect(due({ mocks: [...whole, practice] })).toEqual([]);
	});

	test('of no method that a real result has settled', () => {
		expect(reasons({ mocks: [], settled: new Set(['watch']) })).toEqual(['case none']);
	});
});

describe('the day that it prepares for', () => {
	const before = (days: Record<string, string>, gateway: string | null = '2026-08-01') =>
		due({ mocks: [], days: new Map(Object.entries(days)), gateway }).map(
			(one) => `${one.method} ${one.before?.what ?? 'nothing'} ${one.before?.on ?? ''} ${one.soon}`
		);

	test('is the assessment, else gateway, else nobody knows; the nearest comes first', () => {
		expect(before({ case: '2026-07-01' })).toEqual([
			'case assessment 2026-07-01 true',
			'watch gateway 2026-08-01 true'
		]);
		expect(before({ case: '2026-09-01' })).toEqual([
			'watch gateway 2026-08-01 true',
			'case assessment 2026-09-01 true'
		]);
		expect(before({ case: today }, today)).toEqual([
			'watch gateway 2026-06-10 true',
			'case assessment 2026-06-10 true'
		]);
		expect(before({ case: '2026-07-01' }, '2026-06-09')).toEqual([
			'case assessment 2026-07-01 true',
			'watch nothing  false'
		]);
		expect(before({}, null)).toEqual(['watch nothing  false', 'case nothing  false']);
	});

	test('is near for sixteen weeks', () => {
		expect(before({ watch: '2026-09-30', case: '2026-10-01' })).toEqual([
			'watch assessment 2026-09-30 true',
			'case assessment 2026-10-01 false'
		]);
	});

	test('once it has passed asks for no mock, but feedback is still owed', () => {
		expect(before({ watch: '2026-06-09', case: '2026-06-09' })).toEqual([]);
		const kept = aMock('m3', 'watch', { on: '2026-01-20', released: null });
		expect(reasons({ mocks: [kept], days: new Map([['watch', '2026-06-09']]) })).toEqual([
			'watch unreleased',
			'case none'
		]);
		const [owed] = due({ mocks: [kept], days: new Map([['watch', '2026-06-09']]) });
		expect(owed?.before).toEqual({ what: 'gateway', on: '2026-08-01' });
	});
});

test('every reason has a sentence, and the day follows', () => {
	const [first] = due({
		mocks: [...whole.slice(0, 1), aMock('m3', 'case', { part: 'diary', on: '2026-01-20', released: null })],
		days: new Map([['case', '2026-07-01']])
	});
	if (!first) throw new Error('nothing is due');
	expect(mockDueSentence(guild, first)).toBe(
		'No mock yet of Map. The last mock was on 20 January 2026, 141 days ago. The feedback on the mock of 20 January 2026 is not released yet. The assessment is on 1 July 2026.'
	);
	const none = { method: 'watch', reasons: [{ kind: 'none' }], soon: true } as const;
	expect(mockDueSentence(guild, { ...none, before: null })).toBe('No mock yet. No day is planned.');
	expect(mockDueSentence(guild, { ...none, before: { what: 'gateway', on: '2026-08-01' } })).toBe(
		'No mock yet. Gateway is on 1 August 2026.'
	);
	const unknown = {
		...none,
		method: 'harbour',
		before: null,
		reasons: [{ kind: 'parts', parts: ['a', 'b'] }]
	};
	expect(mockDueSentence(guild, unknown as typeof first)).toBe('No mock yet of a and b. No day is planned.');
	const elsewhere = { ...unknown, method: 'case' };
	expect(mockDueSentence(guild, elsewhere as typeof first)).toBe(
		'No mock yet of a and b. No day is planned.'
	);
});

describe('the steps of somebody beside the apprentice', () => {
	const kept = aMock('m3', 'watch', { on: '2026-01-20', released: null });
	const mocks = due({ mocks: [kept], days: new Map([['watch', '2026-07-01']]) });
	const steps = (more: Partial<Own> = {}) =>
		ownSteps({ role: 'tutor', undecided: 2, mocks, gateway: ['Sign', 'Say'], ...more });
	const waits = { because: 'waits-for-you', requirements: [], evidence: [], needed: 1 };

	test('of a tutor are claims, feedback, mocks and gateway', () => {
		const [watch, other] = mocks;
		expect(steps()).toEqual([
			{ ...waits, kind: 'decide-claims', needed: 2 },
			{ ...waits, kind: 'release-feedback', method: 'watch', row: kept.id, on: '2026-01-20' },
			{
				...waits,
				kind: 'hold-mock',
				because: 'mock-is-due',
				method: 'watch',
				mock: { ...watch, reasons: [{ kind: 'old', on: '2026-01-20', days: 141 }] }
			},
			{
				...waits,
				kind: 'hold-mock',
				because: 'mock-is-due',
				method: 'case',
				mock: { ...other, reasons: [{ kind: 'none' }] }
			},
			{ ...waits, kind: 'act-on-gateway', needed: 2, names: ['Sign', 'Say'] }
		]);
	});

	test('leave out mocks for a day that is far or not planned, but not feedback', () => {
		const far = due({ mocks: [kept], days: new Map([['watch', '2026-10-02']]), gateway: '2026-12-01' });
		expect(steps({ mocks: far }).map(({ kind }) => kind)).toEqual([
			'decide-claims',
			'release-feedback',
			'act-on-gateway'
		]);
		const planless = due({ mocks: whole.slice(1), gateway: null });
		expect(planless).toHaveLength(1);
		expect(steps({ mocks: planless }).map(({ kind }) => kind)).toEqual(['decide-claims', 'act-on-gateway']);
	});

	test('of a mock whose feedback alone is owed are to release it', () => {
		const fresh = aMock('m3', 'watch', { on: '2026-06-01', released: null });
		const owed = due({ mocks: [fresh, ...whole.slice(1)] });
		expect(steps({ undecided: 0, gateway: [], mocks: owed }).map(({ kind }) => kind)).toEqual([
			'release-feedback'
		]);
	});

	test('of the others are theirs alone', () => {
		const kinds = (more: Partial<Own>) => steps(more).map(({ kind }) => kind);
		expect(kinds({ role: 'employer' })).toEqual(['decide-claims', 'act-on-gateway']);
		expect(kinds({ role: 'provider' })).toEqual(['act-on-gateway']);
		expect(kinds({ role: 'apprentice' })).toEqual([]);
		expect(kinds({ role: 'employer', undecided: 0, gateway: [] })).toEqual([]);
		expect(kinds({ role: 'employer', undecided: 1, gateway: [] })).toEqual(['decide-claims']);
	});
});
