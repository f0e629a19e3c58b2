import { describe, expect, it } from 'vitest';
import { checkRow } from '#lib/record/checks.ts';
import { sealHolds } from '#lib/record/mock-seal.ts';
import type { Mark, Mock } from '#lib/record/rows.ts';
import { mockEdits } from '#lib/record/sample-mocks.ts';
import { sampleSource } from '#lib/record/sample-schema.ts';
import { planSample } from '#lib/record/sample.ts';
import { applied, id, stampBy } from '../../support/rows.ts';

const source = sampleSource.parse({
	id: 'lamplighters',
	specification: 'st9999-guild',
	apprentice: { id: 'kezia', name: 'Kezia Thorley' },
	people: [{ id: 'helen', name: 'Helen Marchbank', roles: ['tutor'] }],
	start: -300,
	gateway: 95,
	contact: ['shop'],
	evidence: [],
	mocks: [
		{
			method: 'watch',
			by: 'helen',
			on: -20,
			minutes: 60,
			met: ['guild/p1', 'guild/p2'],
			notMet: ['guild/p3'],
			notes: { 'guild/p3': 'The wick was too short.' },
			seen: ['shop'],
			gaps: 'Wicks.',
			agreed: [{ text: ' Trim ten wicks. ', due: 4, about: ['guild/p3'] }]
		},
		{ method: 'watch', by: 'helen', on: -3, minutes: 45, met: ['guild/p1'], released: false }
	]
});

async function rows() {
	let count = 0;
	const newId = () => id(`n${++count}`);
	const plan = planSample(source, '2026-11-23', newId);
	const edits = await mockEdits(plan.mocks, newId);
	const after = applied(edits, [], stampBy('device1', 1, plan.recordId)).after;
	const person = plan.change.edits.find(
		(edit) => edit.op === 'create' && edit.kind === 'person' && edit.id !== plan.apprentice
	);
	return {
		after,
		tutor: person?.id,
		mocks: after.filter((row): row is Mock => row.kind === 'mock'),
		marksOf: (mock: string) =>
			after.filter((row): row is Mark => row.kind === 'mark' && row.fields.mock === mock)
	};
}

describe('the mocks of a sample', () => {
	it('are rows that storage takes, conducted by the tutor', async () => {
		const { after, mocks, tutor } = await rows();
		expect(after.map(checkRow)).toEqual(after.map(() => null));
		expect(mocks.map(({ fields }) => fields.conductor)).toEqual([tutor, tutor]);
	});

	it('are finished on their day, under a seal that holds', async () => {
		const { mocks, marksOf } = await rows();
		expect(mocks.map(({ fields }) => fields.finished?.on)).toEqual(['2026-11-03', '2026-11-20']);
		for (const mock of mocks) expect(await sealHolds(mock, marksOf(mock.id), [])).toBe(true);
	});

	it('have a mark for each criterion and a tick for each area, spread over the time', async () => {
		const { mocks, marksOf } = await rows();
		const [first] = mocks;
		const marks = marksOf(first?.id ?? '').map(({ fields }) => fields);
		expect(marks.map(({ of, item, mark, note }) => [of, item, mark, note])).toEqual([
			['criterion', 'guild/p1', 'met', ''],
			['criterion', 'guild/p2', 'met', ''],
			['criterion', 'guild/p3', 'not-met', 'The wick was too short.'],
			['area', 'shop', 'met', '']
		]);
		expect(marks.map(({ elapsed }) => (elapsed ?? 0) / 60_000)).toEqual([12, 24, 36, 48]);
		expect(first?.fields.finished).toMatchObject({ elapsed: 3_600_000 });
	});

	it('leave behind what was agreed, with its day and what it is about', async () => {
		const { after, mocks } = await rows();
		const actions = after.flatMap((row) => (row.kind === 'action' ? [row.fields] : []));
		expect(actions).toEqual([
			expect.objectContaining({
				text: 'Trim ten wicks.',
				owner: 'apprentice',
				due: '2026-11-27',
				done: null,
				of: mocks[0]?.id,
				requirements: ['guild/p3']
			})
		]);
	});

	it('are released unless they say that they are not', async () => {
		const { mocks } = await rows();
		expect(mocks.map(({ fields }) => fields.released)).toEqual(['2026-11-03T11:00:00.000Z', null]);
		expect(mocks[0]?.fields.gaps).toBe('Wicks.');
	});
});
