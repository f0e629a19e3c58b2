import { describe, expect } from 'vitest';
import { openLoaded } from '#lib/components/app/open-loaded.ts';
import { loadSpecificationFile } from '#lib/components/app/load-specification.ts';
import { loadSpecification, openOthersWith } from '#lib/storage/content.ts';
import { loadGuidance } from '#lib/storage/guidance-content.ts';
import { specificationSummaries, summaryOf } from '#lib/storage/specification-summaries.ts';
import { loadPractice } from '#lib/storage/practice-content.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { it } from '../../support/places.ts';
import { aNewRecord, id, kezia, record } from '../../support/rows.ts';

const example = await (await fetch('/example-specification.yaml')).text();
const file = (text: string, name = 'guild.yaml') => new File([text], name);
const load = (storage: Storage, text = example) => loadSpecificationFile(storage, file(text));

/** As the app does on starting. */
function openFrom(storage: Storage): void {
	openOthersWith((wanted) => openLoaded(storage, wanted));
}

describe('a loaded specification', () => {
	it('is listed, and opens as a built-in one does, in another tab too', async ({ place }) => {
		expect(await load(await place.tab())).toMatchObject({ ok: true });
		const tab = await place.tab();
		expect(await (await tab.loadedSpecifications()).summaries()).toEqual([
			expect.objectContaining({ id: 'lantern-guild', organisation: 'Guild of Lantern Guides' })
		]);
		openFrom(tab);
		const specification = await loadSpecification('lantern-guild');
		expect(specification.methods.map(({ optional }) => optional)).toEqual([false, false, false, true]);
		expect(await loadSpecification('lantern-guild'), 'compiled once').toBe(specification);
		expect((await loadGuidance('lantern-guild'))['light']?.means).toContain('<p>You know your lantern');
		expect((await loadPractice('lantern-guild')).deadlines).toHaveLength(1);
		expect(summaryOf('lantern-guild')?.title).toBe('Lantern Guide');
	});

	it('keeps what was written, and is cleaned whenever it is opened', async ({ place }) => {
		const storage = await place.tab();
		await load(storage);
		const [row] = (await place.contents())['specifications'] as { file: Blob }[];
		const kept = await row!.file.text();
		expect(kept).toContain('Thirty questions on **light**.');
		expect(kept).not.toContain('<p>');

		// As somebody could leave it who has this browser's data in hand, past all checks.
		const attack = kept.replace(
			'Thirty questions',
			'[x](javascript:alert(1)) <img src=x onerror=alert(1)> Thirty'
		);
		const database = await place.raw();
		const table = database.transaction('specifications', 'readwrite').objectStore('specifications');
		table.put({ ...row, loadedAt: 'later', file: new Blob([attack]) });
		await new Promise((done) => (table.transaction.oncomplete = done));
		openFrom(storage);
		await expect(loadSpecification('lantern-guild')).rejects.toMatchObject({ code: 'specification-unfit' });
	});

	it('may stand on a built-in standard', async ({ place }) => {
		const storage = await place.tab();
		const { loadStandards } = await import('#lib/storage/standard-content.ts');
		const [standard] = [...(await loadStandards()).values()];
		const methods = [
			...new Set([...standard!.areas, ...standard!.ksbs, ...standard!.criteria].map(({ method }) => method))
		]
			.flatMap((method) => method ?? [])
			.map((method) => ({
				id: method,
				name: method,
				weighting: null,
				summary: 'As it comes.',
				grading: { kind: 'points', outOf: 10, boundaries: [{ grade: 'pass', from: 5 }], source: 'ours' },
				source: 'ours'
			}));
		const source = 'ours';
		const data = {
			standard: standard!.id,
			specification: {
				id: 'harbour',
				standard: standard!.id,
				organisation: { name: 'Harbour', short: 'Harbour' },
				handbook: { title: 'H', issue: null, date: null, source },
				grades: ['fail', 'pass', 'distinction'].map((grade) => ({ id: grade, name: grade })),
				contact: [...new Set(standard!.criteria.flatMap(({ alternative }) => alternative ?? []))].map(
					(kind) => ({ id: kind, name: kind })
				),
				methods,
				overall: { rules: [{ grade: 'pass', everyMethod: 'pass' }], source },
				retakes: { cap: 'pass', liftedByExceptional: false, summary: 'Once.', source },
				evidence: { kinds: [{ id: 'note', name: 'Note', source }] }
			}
		};
		const read = await load(storage, JSON.stringify(data));
		expect(read.ok ? [] : read.mistakes).toEqual([]);
		openFrom(storage);
		expect((await loadSpecification('harbour')).criteria).toHaveLength(standard!.criteria.length);
	});
});

describe('what is refused leaves everything as it was', () => {
	it.for([
		['a file with a mistake', () => example.replace('outOf: 30', 'outof: 30'), 'there is no key "outof"'],
		['one that is there already', () => example, 'the id lantern-guild is taken already'],
		[
			'one with the id of a built-in one',
			() => example.replaceAll('lantern-guild', specificationSummaries[0]!.id),
			'is taken already'
		],
		['one of 3 MB', () => 'a'.repeat(3_000_000), 'longer than 2 million']
	] as const)('%s', async ([, text, words], { place }) => {
		const storage = await place.tab();
		await load(storage);
		const before = await place.contents();
		const read = await load(storage, text());
		expect(read.ok ? '' : read.mistakes.map(({ message }) => message).join()).toContain(words);
		expect(await place.contents()).toEqual(before);
	});

	it('one that another tab has just loaded', async ({ place }) => {
		const [one, two] = [await place.tab(), await place.tab()];
		const shelves = [await one.loadedSpecifications(), await two.loadedSpecifications()];
		const summary = {
			id: 'guild',
			reference: 'ST9999',
			title: 'T',
			level: 2,
			organisation: 'G',
			contact: []
		};
		await shelves[0]!.keep(summary, { first: true });
		await expect(shelves[1]!.keep(summary, {})).rejects.toMatchObject({ code: 'row-refused' });
		expect(await shelves[1]!.data('guild')).toEqual({ first: true });
	});
});

describe('removing a loaded specification', () => {
	it('takes it out of the list, and can be undone', async ({ place }) => {
		const storage = await place.tab();
		await load(storage);
		const shelf = await storage.loadedSpecifications();
		const takeBack = await shelf.remove('lantern-guild');
		openFrom(storage);
		expect(await shelf.summaries()).toEqual([]);
		await expect(loadSpecification('lantern-guild')).rejects.toMatchObject({ code: 'specification-missing' });
		await takeBack();
		expect(await loadSpecification('lantern-guild')).toMatchObject({ id: 'lantern-guild' });
	});

	it('is refused while a record uses it, and done once that is removed', async ({ place }) => {
		const storage = await place.tab();
		const shelf = await storage.loadedSpecifications();
		const summary = {
			id: 'st9999-guild',
			reference: 'ST9999',
			title: 'T',
			level: 2,
			organisation: 'G',
			contact: []
		};
		await shelf.keep(summary, {});
		await storage.write(record, aNewRecord(), kezia);
		await storage.write(id('other'), aNewRecord(id('other'), id('other-person')), kezia);
		await expect(shelf.remove('st9999-guild')).rejects.toMatchObject({
			code: 'specification-used',
			detail: '2'
		});
		expect(await shelf.summaries()).toHaveLength(1);

		for (const one of [record, id('other')])
			await storage.write(one, { name: 'remove-record', edits: [{ op: 'delete', id: one }] }, kezia);
		await shelf.remove('st9999-guild');
		expect(await shelf.summaries()).toEqual([]);
	});
});
