import { describe, expect, test } from 'vitest';
import { mockDecisions } from '#lib/assessment/mock-decisions.ts';
import type { Correction, Fields, MarkValue, Mock } from '#lib/record/rows.ts';
import { aRow } from '../../support/rows.ts';
import { anEvidence, key } from './builders.ts';

const at = '2026-03-01T10:00:00Z';
const { id: mockId } = anEvidence('m1');

function aMock(marks: Record<string, MarkValue> | null, more: Partial<Fields<'mock'>> = {}): Mock {
	const finished = marks && { at, on: '2026-03-01', elapsed: 60_000, marks, sha256: '0'.repeat(64) };
	return aRow('mock', mockId, { finished, ...more });
}

function aCorrection(id: string, requirement: string, mark: 'met' | 'not-met', mock = mockId): Correction {
	const fields = { mock, requirement: key(requirement), mark, person: 'person-02' };
	return aRow('correction', id.padStart(8, '0'), fields);
}

const marks: Record<string, MarkValue> = {
	[key('watch-p1')]: 'met',
	[key('watch-p2')]: 'not-met',
	[key('watch-p3')]: 'commented',
	[key('watch-p4')]: 'question'
};

describe('a finished mock that a tutor ran', () => {
	test('decides by its marks, on its day; a comment is a pass and an open question decides nothing', () => {
		expect(mockDecisions([aMock(marks)], [])).toEqual([
			{ requirement: key('watch-p1'), verdict: 'met', from: 'mock', on: '2026-03-01' },
			{ requirement: key('watch-p2'), verdict: 'not-met', from: 'mock', on: '2026-03-01' },
			{ requirement: key('watch-p3'), verdict: 'met', from: 'mock', on: '2026-03-01' }
		]);
	});

	test("is read with its corrections, and with no other mock's", () => {
		const corrections = [
			aCorrection('k1', 'watch-p1', 'not-met'),
			aCorrection('k2', 'watch-p2', 'met', '000000m9')
		];
		const verdicts = mockDecisions([aMock(marks)], corrections).map(({ verdict }) => verdict);
		expect(verdicts).toEqual(['not-met', 'not-met', 'met']);
	});
});

test.each<[string, Mock]>([
	['one that still runs', aMock(null)],
	['one by the employer', aMock(marks, { role: 'employer' })],
	["the apprentice's own practice", aMock(marks, { attempt: 'practice' })]
])('%s decides nothing', (_, mock) => {
	expect(mockDecisions([mock], [])).toEqual([]);
});

test.each(['resit', 'retake'] as const)('a %s counts as a first attempt does', (attempt) => {
	expect(mockDecisions([aMock(marks, { attempt })], [])).toHaveLength(3);
});
