import { describe, expect, it } from 'vitest';
import { threadOf, waitingFor } from '#lib/assessment/thread.ts';
import { RowsBehind, type PieceSeen } from '#lib/record/behind.ts';
import type { Comment, Row, VersionVector } from '#lib/record/rows.ts';
import { aClaim, aConfirmation, aFile, anEvidence, aTag } from './builders.ts';

const moved = aClaim('claim', 'lamp', 'watch-p1', { version: { device: 2 } });
const { of: behindOf } = new RowsBehind([anEvidence('lamp')]);
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
			[remark, { ...remark, id: 'elsewhere', fields: { ...remark.fields, claim: 'other' } }],
			behindOf
		);
		expect(thread.map((entry) => [entry.row.fields.on, entry.kind === 'decision' && entry.changes])).toEqual([
			['2026-02-02', ['claim']],
			['2026-02-03', false],
			['2026-02-04', []]
		]);
		expect(thread[1]?.kind).toBe('comment');
	});

	it('puts two decisions of one day in the order in which they were written', () => {
		const [early, late] = ['2026-02-02T09:00:00Z', '2026-02-02T10:00:00Z'];
		const thread = threadOf(
			moved,
			[decision('a', '2026-02-02', { createdAt: late }), decision('z', '2026-02-02', { createdAt: early })],
			[],
			behindOf
		);
		expect(thread.map(({ row }) => row.createdAt)).toEqual([early, late]);
	});
});

describe('the day of a change', () => {
	const piece: PieceSeen = { text: 'device:1', date: null, files: ['a'.repeat(64)], tag: null };
	const place = { attachment: 'f1'.padStart(8, '0'), at: 1, text: 'It goes on.' };
	const on = (createdAt: string) => ({ createdAt: `${createdAt}T09:00:00Z` });
	const claim = aClaim('claim', 'lamp', 'watch-p1', { tag: 't1', ...on('2026-02-09') });
	const changedOn = (
		seen: Partial<PieceSeen>,
		version: VersionVector = { device: 1 },
		rows: readonly Row[] = [
			anEvidence('lamp', on('2026-03-01')),
			aFile('f1', 'lamp', 'a', on('2026-03-03')),
			aFile('f2', 'lamp', 'b', { ...on('2026-03-02'), deleted: true }),
			aTag('t1', 'f1', 2, on('2026-03-04'))
		]
	) => {
		const row = decision('a', '2026-02-02', { seen: version, piece: { ...piece, ...seen } });
		const [entry] = threadOf(claim, [row], [], new RowsBehind(rows).of);
		return entry?.kind === 'decision' ? entry.changedOn : undefined;
	};

	it.for<[string, Parameters<typeof changedOn>, string | null]>([
		['nothing', [{}], null],
		['the claim', [{}, { device: 9 }], '2026-02-09'],
		['the words', [{ text: 'device:9' }], '2026-03-01'],
		['the date', [{ date: '2026-01-01' }], '2026-03-01'],
		['a file that is gone', [{ files: ['b'.repeat(64)] }], '2026-03-03'],
		['the time tag', [{ tag: place }], '2026-03-04'],
		['several: the last one', [{ text: 'device:9', tag: place }], '2026-03-04'],
		['a piece that is nowhere', [{}, { device: 1 }, []], null]
	])('is that of what changed: %s', ([, given, expected]) => {
		expect(changedOn(...given)).toBe(expected);
	});
});

describe('what waits', () => {
	const because = (...decisions: ReturnType<typeof aConfirmation>[]) =>
		waitingFor('tutor', [moved], decisions, behindOf)[0]?.because ?? 'nothing';

	it.for<[string, ReturnType<typeof aConfirmation>[], string]>([
		['a claim that nobody decided', [], 'new'],
		['one that was confirmed and has changed since', [decision('a', '2026-02-02')], 'changed'],
		[
			'one that was sent back and has changed since',
			[decision('a', '2026-02-02', { decision: 'returned' })],
			'answered'
		],
		[
			'one whose piece has changed since it was confirmed',
			[
				decision('a', '2026-02-02', {
					seen: { device: 2 },
					piece: { text: 'device:9', date: null, files: [], tag: null }
				})
			],
			'changed'
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
		expect(waitingFor('employer', [moved], [byTutor], behindOf)).toEqual([{ claim: moved, because: 'new' }]);
	});
});
