import { describe, expect } from 'vitest';
import { App } from '#lib/components/app/App.svelte.ts';
import { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { removeMock, startMock } from '#lib/record/mock.ts';
import { loadSpecification } from '#lib/storage/content.ts';
import { specificationSummaries } from '#lib/storage/specification-summaries.ts';
import { MockRun } from '../../../src/routes/(record)/mocks/run/MockRun.svelte.ts';
import { Questioning } from '../../../src/routes/(record)/mocks/run/Questioning.svelte.ts';
import { it, type Place } from '../../support/places.ts';
import { aNewRecord, id, kezia, record } from '../../support/rows.ts';

const why = { question: 'why', text: 'Why?', follows: null };

/** A mock that has just been started, and its id. */
async function started(place: Place): Promise<string> {
	const storage = await place.tab();
	await storage.write(record, aNewRecord(), kezia);
	let count = 0;
	const { mock, change, conductor } = startMock(
		{
			under: 'st9999-guild',
			method: 'watch',
			part: null,
			attempt: 'first',
			role: 'tutor',
			conductor: { name: 'Helen Marchbank' },
			contact: [],
			exempt: []
		},
		Date.now(),
		() => id(`new${++count}`)
	);
	await storage.write(record, change, conductor);
	return mock;
}

/** The questions as one tab has them open. */
async function tab(place: Place, mock: string) {
	const storage = await place.tab();
	const specification = await loadSpecification(specificationSummaries[0]?.id ?? '');
	const open = await storage.openRecord(record);
	if (!open) throw new Error('the record is not there');
	const current = new CurrentRecord(open, specification, () => undefined);
	const run = new MockRun(new App(() => Promise.resolve(storage)), current, mock);
	return { run, questioning: new Questioning(current, run), current, storage };
}

describe('a question', () => {
	it('asked in two tabs at once is one question, in both', async ({ place }) => {
		const mock = await started(place);
		const [one, two] = [await tab(place, mock), await tab(place, mock)];
		await Promise.all([one.questioning.ask(why), two.questioning.ask(why)]);
		await Promise.all([one.current.refresh(), two.current.refresh()]);
		for (const { questioning, run } of [one, two]) {
			expect(questioning.rows.map(({ fields }) => fields.question)).toEqual(['why']);
			expect(questioning.current?.fields.text).toBe('Why?');
			expect(run.failure).toBeNull();
		}
	});

	it('keeps 20,000 words of an answer when the tab is killed', async ({ place }) => {
		const mock = await started(place);
		const killed = await tab(place, mock);
		await killed.questioning.ask(why);
		const [row] = killed.questioning.rows;
		if (!row) throw new Error('it was not asked');
		const words = 'word '.repeat(20_000);
		killed.questioning.answer(row, words);
		expect(killed.questioning.unsaved).toBe(1);
		await killed.questioning.flush();
		expect(killed.questioning.unsaved).toBe(0);
		const { questioning } = await tab(place, mock);
		expect(questioning.rows.map((one) => questioning.answerOf(one))).toEqual([words]);
		expect(questioning.current?.fields.question).toBe('why');
	});

	it('in a mock that was thrown away elsewhere is not written', async ({ place }) => {
		const mock = await started(place);
		const { questioning, run, storage } = await tab(place, mock);
		if (!run.mock) throw new Error('the mock is not there');
		await storage.write(record, removeMock(run.mock), run.mock.fields.conductor);
		await questioning.ask(why);
		expect(questioning.rows).toEqual([]);
		expect(run.failure).toBeNull();
	});
});
