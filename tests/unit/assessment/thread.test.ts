import { describe, expect, it } from 'vitest';
import { threadOf, waitingFor } from '#lib/assessment/thread.ts';
import type { Comment } from '#lib/record/rows.ts';
import { aClaim, aConfirmation } from './builders.ts';

const moved = aClaim('claim', 'lamp', 'watch-p1', { version: { device: 2 } });
const decision = (id: string, on: string, plan: Parameters<typeof aConfirmation>[2] = {}) =>
	aConfirmation(id, 'claim', { on, ...plan });

describe('a thread', () => {
	it('runs from the first day to the last and says what the claim has outgrown', () => {
		const remark = {
			...decision('c', '2026-02-03'),
			kind: 'comment',
			fields: { claim: moved.id, person: 'person-02', role: 'provider', text: 'Fair.', on: '2026-02-03' }
		} as Comment;
		const thread = threadOf(
			moved,
			[
				decision('b', '2026-02-04', { seen: { device: 2 } }),
				decision('a', '2026-02-02'),
				aConfirmation('x', 'other'),
				decision('d', '2026-02-05', { deleted: true })
			],
			[remark, { ...remark, id: 'elsewhere', fields: { ...remark.fields, claim: 'other' } }]
		);
		expect(thread.map((entry) => [entry.row.fields.on, entry.kind === 'decision' && entry.inForce])).toEqual([
			['2026-02-02', false],
			['2026-02-03', false],
			['2026-02-04', true]
		]);
		expect(thread[1]?.kind).toBe('comment');
	});

	it('puts two decisions of one day in the order in which they were written', () => {
		const [early, late] = ['2026-02-02T09:00:00Z', '2026-02-02T10:00:00Z'];
		const thread = threadOf(
			moved,
			[decision('a', '2026-02-02', { createdAt: late }), decision('z', '2026-02-02', { createdAt: early })],
			[]
		);
		expect(thread.map(({ row }) => row.createdAt)).toEqual([early, late]);
	});
});

describe('what waits', () => {
	const because = (...decisions: ReturnType<typeof aConfirmation>[]) =>
		waitingFor('tutor', [moved], decisions)[0]?.because ?? 'nothing';

	it.for<[string, ReturnType<typeof aConfirmation>[], string]>([
		['a claim that nobody decided', [], 'new'],
		['one that was confirmed and has changed since', [decision('a', '2026-02-02')], 'changed'],
		[
			'one that was sent back and has changed since',
			[decision('a', '2026-02-02', { decision: 'returned' })],
			'answered'
		],
		['one that was confirmed as it is', [decision('a', '2026-02-02', { seen: { device: 2 } })], 'nothing'],
		[
			'one that was sent back as it is',
			[decision('a', '2026-02-02', { seen: { device: 2 }, decision: 'returned' })],
			'nothing'
		],
		[
			'one that an employer alone confirmed',
			[decision('a', '2026-02-02', { seen: { device: 2 }, role: 'employer' })],
			'new'
		],
		['one whose decision was taken back', [decision('a', '2026-02-02', { deleted: true })], 'new'],
		[
			'one whose newest old decision was a return',
			[decision('b', '2026-02-02'), decision('a', '2026-02-03', { decision: 'returned' })],
			'answered'
		]
	])('%s: %o', ([, decisions, expected]) => {
		expect(because(...decisions)).toBe(expected);
	});

	it('for the employer is what the employer has not decided', () => {
		const byTutor = decision('a', '2026-02-02', { seen: { device: 2 } });
		expect(waitingFor('employer', [moved], [byTutor])).toEqual([{ claim: moved, because: 'new' }]);
	});
});
