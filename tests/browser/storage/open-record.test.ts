import { describe, expect } from 'vitest';
import type { Edit } from '#lib/record/change.ts';
import type { Row } from '#lib/record/rows.ts';
import { openDatabase } from '#lib/storage/database.ts';
import { Feed } from '#lib/storage/feed.ts';
import type { OpenRecord } from '#lib/storage/open-record.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { Writer } from '#lib/storage/writer.ts';
import { it, type Place } from '../../support/places.ts';
import { aNewRecord, creating, id, kezia, record } from '../../support/rows.ts';

const lamp = id('lamp');
const titled = (title: string): Edit => ({ op: 'edit', id: lamp, fields: { title } });

interface Writes {
	write: Storage['write'];
}
const write = (to: Writes, ...edits: Edit[]) => to.write(record, { name: 'edit-evidence', edits }, kezia);

async function opened(place: Place): Promise<{ storage: Storage; open: OpenRecord }> {
	const storage = await place.tab();
	await storage.write(record, aNewRecord(), kezia);
	await write(storage, creating('evidence', lamp));
	return { storage, open: await openIn(storage) };
}

async function openIn(storage: Storage, recordId = record): Promise<OpenRecord> {
	const open = await storage.openRecord(recordId);
	if (!open) throw new Error(`no record ${recordId}`);
	return open;
}

/** The rows of the next batch that a record hears of, before and after. */
function nextBatch(open: OpenRecord): Promise<[Row | undefined, Row][]> {
	return new Promise((resolve) => {
		const rows: [Row | undefined, Row][] = [];
		const stop = open.listen({
			row: (before, after) => rows.push([before, after]),
			done: () => {
				stop();
				resolve(rows);
			}
		});
	});
}

/** A tab whose messages reach nobody, as they do not reach a tab that the browser has put to sleep. */
async function mutedTab(place: Place): Promise<Writes & { close(): void }> {
	const database = await openDatabase(place.name, () => undefined);
	const feed = new Feed(`${place.name}-unheard`);
	const writer = new Writer(database, feed);
	return {
		write: (...change) => writer.write(...change),
		close() {
			feed.close();
			database.close();
		}
	};
}

/** What the tables say of the record. */
async function stored(place: Place): Promise<Row[]> {
	return (((await place.contents()).rows ?? []) as Row[]).filter((row) => row.recordId === record);
}

const sorted = (rows: Iterable<Row>) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('an open record', () => {
	it('holds every row of its record and none of another', async ({ place }) => {
		const storage = await place.tab();
		await storage.write(id('other'), aNewRecord(id('other'), id('other-person')), kezia);
		await storage.write(record, aNewRecord(), kezia);
		await write(storage, creating('evidence', lamp), creating('claim', id('claim')));
		const open = await openIn(storage);
		expect(sorted(open.rows())).toEqual(sorted(await stored(place)));
		expect(open.row.id).toBe(record);
		expect(open.all('evidence').map((row) => row.id)).toEqual([lamp]);
		expect(open.get('evidence', lamp)).toEqual(await storage.row(lamp));
	});

	it('shows no deleted row but keeps it', async ({ place }) => {
		const { storage } = await opened(place);
		await write(storage, { op: 'delete', id: lamp });
		const open = await openIn(storage);
		expect(open.all('evidence')).toEqual([]);
		expect(open.get('evidence', lamp)).toBeUndefined();
		expect([...open.rows()].map((row) => row.id)).toContain(lamp);
	});

	it('gives the same list of a kind until a row of it changes', async ({ place }) => {
		const { storage, open } = await opened(place);
		await write(storage, creating('claim', id('claim')));
		await open.refresh();
		const [pieces, claims] = [open.all('evidence'), open.all('claim')];
		expect(open.all('evidence')).toBe(pieces);
		await write(storage, titled('Relit'));
		await open.refresh();
		expect(open.all('claim')).toBe(claims);
		expect(open.all('evidence').map(({ fields }) => fields.title)).toEqual(['Relit']);
		await write(storage, { op: 'delete', id: lamp });
		await open.refresh();
		expect(open.all('evidence')).toEqual([]);
	});

	it('finds a row by its kind only', async ({ place }) => {
		const { open } = await opened(place);
		expect(open.get('claim', lamp)).toBeUndefined();
		expect(open.all('claim')).toEqual([]);
	});
});

describe('an open record keeps up', () => {
	it('with what this tab writes', async ({ place }) => {
		const { storage, open } = await opened(place);
		const before = await storage.row(lamp);
		const heard = nextBatch(open);
		await write(storage, titled('Relit'), creating('claim', id('claim')));
		expect(await heard).toEqual([
			[before, await storage.row(lamp)],
			[undefined, await storage.row(id('claim'))]
		]);
		expect(sorted(open.rows())).toEqual(sorted(await stored(place)));
	});

	it('with what another tab writes', async ({ place }) => {
		const { open } = await opened(place);
		const other = await place.tab();
		const heard = nextBatch(open);
		await write(other, titled('Relit'), creating('claim', id('claim')));
		expect((await heard).map(([, after]) => after)).toEqual([
			await other.row(lamp),
			await other.row(id('claim'))
		]);
		expect(open.get('evidence', lamp)?.fields.title).toBe('Relit');
		expect(open.all('claim')).toHaveLength(1);
	});

	it('with an undo in another tab', async ({ place }) => {
		const { storage, open } = await opened(place);
		const other = await place.tab();
		const entry = await write(storage, { op: 'delete', id: lamp });
		expect(open.get('evidence', lamp)).toBeUndefined();
		const heard = nextBatch(open);
		if (entry) await other.undo(entry);
		await heard;
		expect(open.get('evidence', lamp)).toBeDefined();
	});

	it('with several tabs that write at once, and hears of each entry once, in order', async ({ place }) => {
		const { storage, open } = await opened(place);
		const tabs = [storage, await place.tab(), await place.tab()];
		const heard: unknown[] = [];
		open.listen({ row: (_, after) => heard.push(after.stamps.title), done: () => undefined });
		await Promise.all(
			Array.from({ length: 24 }, (_, index) => write(tabs[index % 3] as Storage, titled(`Title ${index}`)))
		);
		await open.refresh();
		const { journal } = (await place.contents()) as { journal: { after: Row[] }[] };
		expect(heard).toEqual(journal.slice(2).map((entry) => entry.after[0]?.stamps.title));
		expect(sorted(open.rows())).toEqual(sorted(await stored(place)));
	});

	it('after messages that it missed, when it is asked to', async ({ place }) => {
		const { open } = await opened(place);
		const muted = await mutedTab(place);
		await write(muted, titled('Unheard'));
		await write(muted, creating('claim', id('claim')));
		muted.close();
		const heard = nextBatch(open);
		await open.refresh();
		expect((await heard).map(([, after]) => after.id)).toEqual([lamp, id('claim')]);
		expect(sorted(open.rows())).toEqual(sorted(await stored(place)));
	});

	it('after messages that it missed, with the next that arrives', async ({ place }) => {
		const { storage, open } = await opened(place);
		const muted = await mutedTab(place);
		await write(muted, titled('Unheard'));
		muted.close();
		const heard = nextBatch(open);
		await write(storage, creating('claim', id('claim')));
		expect((await heard).map(([, after]) => after.id)).toEqual([lamp, id('claim')]);
		expect(open.get('evidence', lamp)?.fields.title).toBe('Unheard');
	});

	it('while other records are written', async ({ place }) => {
		const { storage, open } = await opened(place);
		await storage.write(id('other'), aNewRecord(id('other'), id('other-person')), kezia);
		const heard = nextBatch(open);
		await write(storage, titled('Mine'));
		await heard;
		expect(open.get('evidence', lamp)?.fields.title).toBe('Mine');
		expect(sorted(open.rows())).toEqual(sorted(await stored(place)));
	});

	it('after a listener has failed', async ({ place }) => {
		const { storage, open } = await opened(place);
		const muted = await mutedTab(place);
		await write(muted, titled('Unheard'));
		muted.close();
		const stop = open.listen({
			row: () => {
				throw new Error('a page with a bug');
			},
			done: () => undefined
		});
		await expect(open.refresh()).rejects.toThrow('a page with a bug');
		stop();
		await write(storage, titled('Afterwards'));
		await open.refresh();
		expect(open.get('evidence', lamp)?.fields.title).toBe('Afterwards');
	});
});

describe('an open record is quiet', () => {
	it('where nothing was missed', async ({ place }) => {
		const { open } = await opened(place);
		let heard = 0;
		open.listen({ row: () => heard++, done: () => heard++ });
		await open.refresh();
		expect(heard).toBe(0);
	});

	it('once it is closed', async ({ place }) => {
		const { storage, open } = await opened(place);
		let heard = 0;
		open.listen({ row: () => heard++, done: () => heard++ });
		open.close();
		const second = await openIn(storage);
		const batch = nextBatch(second);
		await write(storage, titled('Relit'));
		await batch;
		expect(heard).toBe(0);
	});
});
