import { describe, expect } from 'vitest';
import type { Edit, JournalEntry } from '#lib/record/change.ts';
import type { Row } from '#lib/record/rows.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { it, type Place } from '../../support/places.ts';
import { onASmallDisk } from '../../support/quota.ts';
import { aNewRecord, creating, fieldsOf, id, kezia, record } from '../../support/rows.ts';

const lamp = id('lamp');
const titled = (title: string): Edit => ({ op: 'edit', id: lamp, fields: { title } });
const write = (storage: Storage, ...edits: Edit[]) =>
	storage.write(record, { name: 'edit-evidence', edits }, kezia);

async function withLamp(place: Place): Promise<Storage> {
	const storage = await place.tab();
	await storage.write(record, aNewRecord(), kezia);
	await write(storage, creating('evidence', lamp));
	return storage;
}

const journalOf = async (place: Place) => (await place.contents()).journal as JournalEntry[];

describe('a change', () => {
	it('writes its rows and one entry in the journal, with before and after', async ({ place }) => {
		const storage = await withLamp(place);
		const before = await storage.row(lamp);
		const entry = await write(storage, titled('Relit'), creating('claim', id('claim')));

		const { rows, journal } = await place.contents();
		expect(rows).toHaveLength(4);
		expect(journal).toHaveLength(3);
		expect(journal?.at(-1)).toEqual(entry);
		expect(entry).toMatchObject({ position: 3, name: 'edit-evidence', undoes: null, recordId: record });
		expect(entry?.before).toEqual([before, null]);
		expect(entry?.after).toEqual([await storage.row(lamp), await storage.row(id('claim'))]);
		expect(await storage.row(lamp)).toMatchObject({ fields: { title: 'Relit' } });
	});

	it('names who wrote, on this device, with a counter that grows', async ({ place }) => {
		const storage = await withLamp(place);
		await write(storage, titled('Second'));
		await storage.write(record, { name: 'edit-evidence', edits: [titled('Third')] }, id('tutor'));

		const entries = await journalOf(place);
		const [device] = (await place.contents()).device as { id: string; counter: number }[];
		expect(device?.id).toMatch(/^[a-z0-9]{10}$/);
		expect(device?.counter).toBe(4);
		expect(entries.map((entry) => entry.author)).toEqual(
			[kezia, kezia, kezia, id('tutor')].map((person) => ({ person, device: device?.id }))
		);
		expect(entries.map((entry) => entry.after[0]?.version[device?.id ?? ''])).toEqual([1, 2, 3, 4]);
	});

	it('that alters nothing writes nothing and uses up no counter', async ({ place }) => {
		const storage = await withLamp(place);
		const before = await place.contents();
		expect(await write(storage, titled(fieldsOf('evidence').title))).toBeNull();
		expect(await place.contents()).toEqual(before);
	});

	it('goes on counting after the app was closed', async ({ place }) => {
		(await withLamp(place)).close();
		const entry = await write(await place.tab(), titled('Relit'));
		expect(Object.values(entry?.after[0]?.version ?? {})).toEqual([3]);
	});
});

describe('a refused change writes nothing', () => {
	class Draft {
		readonly #title = 'Kept in a getter';
		get title() {
			return this.#title;
		}
	}
	it.for<[string, Edit, string]>([
		['where a field is wrong', titled(' '), 'fields.title'],
		['where a field is misspelt', { op: 'edit', id: lamp, fields: { titel: 'x' } }, 'titel'],
		['where a day does not exist', { op: 'edit', id: lamp, fields: { date: '2026-02-30' } }, 'fields.date'],
		['where a value is a proxy', { op: 'edit', id: lamp, fields: { text: new Proxy({}, {}) } }, 'plain'],
		[
			'where the fields are an object with getters',
			{ ...creating('evidence', id('wick')), fields: new Draft() } as unknown as Edit,
			'fields.title'
		],
		['where a row is not there', { op: 'delete', id: id('nowhere') }, `row-missing ${id('nowhere')}`],
		['where a row is there already', creating('evidence', lamp), `row-exists ${lamp}`]
	])('%s', async ([, edit, detail], { place }) => {
		const storage = await withLamp(place);
		const before = await place.contents();
		const refused = write(storage, creating('claim', id('claim')), titled('Written first'), edit);
		await expect(refused).rejects.toMatchObject({
			code: 'row-refused',
			detail: expect.stringContaining(detail)
		});
		expect(await place.contents()).toEqual(before);
	});

	it('where a row belongs to another record', async ({ place }) => {
		const storage = await withLamp(place);
		const before = await place.contents();
		const change = { name: 'edit-evidence', edits: [titled('Stolen')] } as const;
		await expect(storage.write(id('other'), change, kezia)).rejects.toMatchObject({ code: 'row-refused' });
		expect(await place.contents()).toEqual(before);
	});

	it('where there is no space for it', async ({ place }) => {
		await onASmallDisk(20_000_000, async () => {
			const storage = await withLamp(place);
			const before = await place.contents();
			const long = Array.from({ length: 20 }, (_, index) =>
				creating('evidence', id(`long${index}`), { text: 'ж'.repeat(500_000) })
			);
			const refused = write(storage, titled('Relit'), ...long);
			await expect(refused).rejects.toMatchObject({ name: 'Failure', code: 'no-space' });
			expect(await place.contents()).toEqual(before);
			expect(await write(storage, titled('A short one'))).toMatchObject({ position: 3 });
		});
	});
});

describe('closing the app while a change is being written', () => {
	it.for([0, 1, 2, 3, 4, 5, 6])(
		'tells truly whether it was written: after %i turns',
		async (turns, { place }) => {
			const storage = await withLamp(place);
			const writing = write(storage, titled('Last')).then(
				() => true,
				() => false
			);
			for (let turn = 0; turn < turns; turn++) await storage.row(lamp).catch(() => undefined);
			storage.close();
			const said = await writing;
			const { rows } = (await place.contents()) as { rows: Row[] };
			expect(rows.find((row) => row.id === lamp)?.fields).toMatchObject({
				title: said ? 'Last' : fieldsOf('evidence').title
			});
		}
	);
});

describe('two tabs that write at once', () => {
	it('never share a stamp or a place in the journal', async ({ place }) => {
		const tabs = await Promise.all([withLamp(place), place.tab(), place.tab()]);
		const writes = Array.from({ length: 30 }, (_, index) =>
			write(tabs[index % tabs.length] as Storage, titled(`Title ${index}`))
		);
		const entries = await Promise.all(writes);
		const stamps = entries.map((entry) => entry?.after[0]?.stamps.title);
		expect(new Set(stamps).size).toBe(30);
		expect(new Set(entries.map((entry) => entry?.position)).size).toBe(30);
		const journal = await journalOf(place);
		const last = journal.at(-1)?.after[0];
		expect(await tabs[0]?.row(lamp)).toEqual(last);
	});

	it('are one device from the first write on', async ({ place }) => {
		const tabs = await Promise.all([place.tab(), place.tab()]);
		const records = [id('one'), id('two')];
		await Promise.all(
			tabs.map((tab, index) => {
				const recordId = records[index] as string;
				const apprentice = id(`person${index}`);
				return tab.write(recordId, aNewRecord(recordId, apprentice), kezia);
			})
		);
		const entries = await journalOf(place);
		expect(new Set(entries.map((entry) => entry.author.device)).size).toBe(1);
		expect(new Set(entries.map((entry) => entry.after[0]?.stamps.name)).size).toBe(2);
	});
});

describe('undo', () => {
	it('is the act of whoever takes it back, or else of who did it', async ({ place }) => {
		const storage = await withLamp(place);
		const entry = (await write(storage, titled('Relit'))) as JournalEntry;
		const undone = (await storage.undo(entry, id('tutor'))) as JournalEntry;
		expect(undone.author).toEqual({ ...entry.author, person: id('tutor') });
		expect((await storage.undo(undone))?.author.person).toBe(id('tutor'));
	});

	it('takes an entry back as a change of its own, and undoing that does it again', async ({ place }) => {
		const storage = await withLamp(place);
		const entry = (await write(storage, titled('Relit'), { op: 'delete', id: lamp })) as JournalEntry;
		const undone = (await storage.undo(entry)) as JournalEntry;
		expect(undone).toMatchObject({ name: 'undo', undoes: entry.id, position: 4 });
		expect(await storage.row(lamp)).toMatchObject({ deleted: false, fields: fieldsOf('evidence') });

		const again = await storage.undo(undone);
		expect(again).toMatchObject({ name: 'undo', undoes: undone.id });
		expect(await storage.row(lamp)).toMatchObject({ deleted: true, fields: { title: 'Relit' } });
		expect(await journalOf(place)).toHaveLength(5);
	});

	it('leaves what another tab has written since', async ({ place }) => {
		const storage = await withLamp(place);
		const entry = (await write(storage, {
			op: 'edit',
			id: lamp,
			fields: { title: 'Mine', text: 'Mine' }
		})) as JournalEntry;
		await write(await place.tab(), titled('Theirs'));
		await storage.undo(entry);
		expect(await storage.row(lamp)).toMatchObject({
			fields: { title: 'Theirs', text: fieldsOf('evidence').text }
		});
	});

	it('says where nothing is left to take back, and writes nothing', async ({ place }) => {
		const storage = await withLamp(place);
		const entry = (await write(storage, titled('Mine'))) as JournalEntry;
		await storage.undo(entry);
		const before = await place.contents();
		expect(await storage.undo(entry)).toBeNull();
		expect(await place.contents()).toEqual(before);
	});
});
