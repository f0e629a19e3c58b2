import { describe, expect, vi } from 'vitest';
import { App } from '#lib/components/app/App.svelte.ts';
import { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { finishMock } from '#lib/record/mock-seal.ts';
import { startMock } from '#lib/record/mock.ts';
import type { Mark } from '#lib/record/rows.ts';
import { loadSpecification } from '#lib/storage/content.ts';
import { specificationSummaries } from '#lib/storage/specification-summaries.ts';
import { Storage } from '#lib/storage/storage.ts';
import { MockRun } from '../../../src/routes/(record)/mocks/run/MockRun.svelte.ts';
import { it, type Place } from '../../support/places.ts';
import { aNewRecord, id, kezia, record } from '../../support/rows.ts';

const plan = {
	under: 'st9999-guild',
	method: 'watch',
	part: null,
	attempt: 'first',
	role: 'tutor',
	conductor: { name: 'Helen Marchbank' },
	contact: [],
	exempt: []
} as const;

/** A mock that has just been started, and its id. */
async function started(place: Place): Promise<string> {
	const storage = await place.tab();
	await storage.write(record, aNewRecord(), kezia);
	let count = 0;
	const { mock, change, conductor } = startMock(plan, Date.now(), () => id(`new${++count}`));
	await storage.write(record, change, conductor);
	return mock;
}

/** The mock as one tab has it open. */
async function tab(place: Place, mock: string) {
	const storage = await place.tab();
	const specification = await loadSpecification(specificationSummaries[0]?.id ?? '');
	const open = await storage.openRecord(record);
	if (!open) throw new Error('the record is not there');
	const current = new CurrentRecord(open, specification, () => undefined);
	const app = new App(() => Promise.resolve(storage));
	return { run: new MockRun(app, current, mock), current, storage };
}

/** The marks on disk, read by a tab that was not there before. */
async function onDisk(place: Place): Promise<Mark['fields'][]> {
	const { rows } = await place.contents();
	return (rows as Mark[]).filter(({ kind }) => (kind as string) === 'mark').map(({ fields }) => fields);
}

it('a mock is no record: the list of records stays as it was', async ({ place }) => {
	await started(place);
	expect((await (await place.tab()).records()).map(({ record: row }) => row.id)).toEqual([record]);
});

describe('a mark', () => {
	it('is on disk once nothing is unsaved, in the order of the hand', async ({ place }) => {
		const { run } = await tab(place, await started(place));
		run.mark('criterion', 'guild/p1', 'met');
		run.mark('criterion', 'guild/p1', 'not-met');
		run.mark('criterion', 'guild/p2', 'met');
		expect(run.markOf('criterion', 'guild/p1')).toBe('not-met');
		expect(run.unsaved).toBe(2);
		await run.flush();
		expect(run.unsaved).toBe(0);
		const found = (await onDisk(place)).map(({ item, mark }) => [item, mark]);
		expect(found.sort()).toEqual([
			['guild/p1', 'not-met'],
			['guild/p2', 'met']
		]);
	});

	it('made in two tabs at once is one mark, and both show the same', async ({ place }) => {
		const mock = await started(place);
		const [one, two] = [await tab(place, mock), await tab(place, mock)];
		for (let round = 0; round < 10; round++) {
			one.run.mark('criterion', `guild/p${round}`, 'met');
			two.run.mark('criterion', `guild/p${round}`, 'question');
		}
		await Promise.all([one.run.flush(), two.run.flush()]);
		await Promise.all([one.current.refresh(), two.current.refresh()]);
		const marks = await onDisk(place);
		expect(marks).toHaveLength(10);
		for (const { item, mark } of marks) {
			expect(one.run.markOf('criterion', item)).toBe(mark);
			expect(two.run.markOf('criterion', item)).toBe(mark);
		}
		expect([one.run.failure, two.run.failure]).toEqual([null, null]);
	});

	it('in a mock that another tab has finished is refused, and does not look as if it stood', async ({
		place
	}) => {
		const mock = await started(place);
		const { run } = await tab(place, mock);
		run.mark('criterion', 'guild/p1', 'met');
		await run.flush();
		const other = await tab(place, mock);
		const row = other.run.mock;
		if (!row) throw new Error('the mock is not there');
		const words = { strengths: '', gaps: '', actions: '' };
		const change = await finishMock(row, other.run.marks, [], new Date(), { open: 0, elapsed: 0 }, words);
		await other.storage.write(record, change, row.fields.conductor);

		run.mark('criterion', 'guild/p1', 'not-met');
		await run.flush();
		expect(run.failure?.code).toBe('mock-sealed');
		expect(run.markOf('criterion', 'guild/p1')).toBe('met');
		expect((await onDisk(place)).map(({ mark }) => mark)).toEqual(['met']);
	});

	it('that finds no room is kept, said to be unsaved, and saved once there is room', async ({ place }) => {
		const { run } = await tab(place, await started(place));
		const write = vi
			.spyOn(Storage.prototype, 'write')
			.mockRejectedValue(new DOMException('', 'QuotaExceededError'));
		run.mark('criterion', 'guild/p1', 'met');
		await run.flush();
		write.mockRestore();
		expect(run.failure?.code).toBe('no-space');
		expect(run.unsaved).toBe(1);
		expect(run.markOf('criterion', 'guild/p1')).toBe('met');
		await run.flush();
		expect([run.failure, run.unsaved]).toEqual([null, 0]);
		expect(await onDisk(place)).toHaveLength(1);
	});
});

describe('a tab that is killed in mid-mock', () => {
	it('loses no mark and no note, and the clock goes on from where it was', async ({ place }) => {
		const mock = await started(place);
		const killed = await tab(place, mock);
		await killed.run.begin();
		killed.run.mark('criterion', 'guild/p1', 'met');
		killed.run.note('guild/p1', 'word '.repeat(20_000));
		await killed.run.flush();
		// No goodbye: nothing of it is called again.

		const { run } = await tab(place, mock);
		await run.begin();
		expect(run.markOf('criterion', 'guild/p1')).toBe('met');
		expect(run.noteOf('guild/p1')).toHaveLength(100_000);
		expect(run.clock.elapsed).toBeLessThan(60_000);
		expect(run.mock?.fields.clock).toHaveLength(1);
		run.end();
		killed.run.clock.stop();
	});

	it('and opened the next day has not examined through the night', async ({ place }) => {
		const mock = await started(place);
		const killed = await tab(place, mock);
		killed.run.mark('criterion', 'guild/p1', 'met');
		await killed.run.flush();
		const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 14 * 3_600_000);
		const { run } = await tab(place, mock);
		await run.begin();
		await run.flush();
		expect(run.clock.elapsed).toBeLessThan(60_000);
		expect(run.mock?.fields.clock.map(({ state }) => state)).toEqual(['running', 'away', 'running']);
		clock.mockRestore();
		run.end();
	});
});
