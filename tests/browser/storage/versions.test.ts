import { describe, expect } from 'vitest';
import { version1 } from '#lib/storage/versions/1.ts';
import { version2 } from '#lib/storage/versions/2.ts';
import { it, type Place } from '../../support/places.ts';
import { aNewRecord, id, kezia, record } from '../../support/rows.ts';
import { lay, shapeOf, type Released } from '../../support/shapes.ts';
import { released1 } from './released/1.ts';
import { released2 } from './released/2.ts';

/** Every released version, the newest last. */
const releases: readonly Released[] = [released1, released2];
const newest = releases.at(-1) as Released;

describe('the stored shape', () => {
	it('of version 1 is as it was released', () => {
		expect(version1).toEqual({
			rows: 'id, [recordId+kind], fields.apprentice',
			journal: '++position, &id, [recordId+position]',
			pieces: '[attachment+index]',
			drafts: 'id',
			device: 'key',
			specifications: 'id'
		});
	});

	it('of version 2 is that, with tables of keys, of summaries and of backups', () => {
		expect(version2).toEqual({ keys: 'key', summaries: 'id', backups: 'id' });
	});

	it('of a fresh database is the newest', async ({ place }) => {
		await place.tab();
		expect(await shapeOf(place)).toEqual({ version: newest.version, tables: newest.tables });
	});

	it.for(releases.map((released) => [released.version / 10, released] as const))(
		'of version %i is brought up to the newest, and all that was in it can be used',
		async ([, released], { place }) => {
			await lay(place, released);
			const storage = await place.tab();
			const [line] = await storage.records();
			expect(line).toMatchObject({ apprentice: 'Kezia Thorley', record: { fields: { contact: ['shop'] } } });
			const recordId = line?.record.id ?? '';
			expect(await storage.lastRecord()).toBe(recordId);
			expect(await storage.drafts.get('evidence-new')).toMatchObject({ value: { title: 'Half a title' } });
			expect(await storage.sweep()).toBe(0);
			expect((await storage.openRecord(recordId))?.all('person')).toHaveLength(1);

			const edits = [{ op: 'edit', id: recordId, fields: { gateway: '2027-03-01' } }] as const;
			const entry = await storage.write(recordId, { name: 'edit-record', edits }, kezia);
			expect(entry).toMatchObject({ position: 2, after: [{ version: { k3x9q2m7ab: 2 } }] });
			storage.close();
			expect(await shapeOf(place)).toEqual({ version: newest.version, tables: newest.tables });
		}
	);
});

describe('a database of a newer version', () => {
	const ours = newest.tables;
	it.for<[string, Released['tables']]>([
		['with the same tables', ours],
		['with a table more', { ...ours, notes: { keyPath: 'id', autoIncrement: false, indexes: {} } }],
		[
			'without tables and indexes that this version has',
			{ device: ours.device!, rows: { ...ours.rows!, indexes: {} } }
		],
		[
			'without any table that this version knows',
			{ other: { keyPath: 'id', autoIncrement: false, indexes: {} } }
		]
	])('is refused and left as it is: %s', async ([, tables], { place }) => {
		const contents =
			'rows' in tables ? { rows: [{ id: 'of-another-time', anything: 1 }] } : { other: [{ id: 1 }] };
		await lay(place, { version: newest.version + 10, tables, contents });
		const before = [await shapeOf(place), await place.contents()];
		await expect(place.tab()).rejects.toMatchObject({ code: 'database-newer' });
		expect([await shapeOf(place), await place.contents()]).toEqual(before);
	});

	it('does not have to wait for the one that was refused', async ({ place }) => {
		await lay(place, { ...newest, version: newest.version + 10 });
		await expect(place.tab()).rejects.toMatchObject({ code: 'database-newer' });
		await upgrade(place, newest.version + 20);
		expect((await shapeOf(place)).version).toBe(newest.version + 20);
	});
});

describe('when another tab needs a newer shape', () => {
	it('this tab lets go and says so, once', async ({ place }) => {
		let told = 0;
		const storage = await place.tab(() => told++);
		await storage.write(record, aNewRecord(), kezia);
		await upgrade(place, newest.version + 10);
		expect(told).toBe(1);
	});

	it('this tab writes and reads no more, whatever is asked of it', async ({ place }) => {
		const storage = await place.tab();
		await storage.write(record, aNewRecord(), kezia);
		const open = await storage.openRecord(record);
		await upgrade(place, newest.version + 10);
		const before = [await shapeOf(place), await place.contents()];

		const draft = { id: 'new', recordId: record, value: {}, attachments: [] };
		await expect(
			storage.write(id('other'), aNewRecord(id('other'), id('other-person')), kezia)
		).rejects.toThrow();
		await expect(storage.drafts.keep(draft)).rejects.toThrow();
		await expect(storage.records()).rejects.toThrow();
		await expect(open?.refresh()).rejects.toThrow();
		expect([await shapeOf(place), await place.contents()]).toEqual(before);
	});

	it('two tabs of the same version are in nobody’s way', async ({ place }) => {
		let told = 0;
		const tabs = [await place.tab(() => told++), await place.tab(() => told++)];
		await tabs[0]?.write(record, aNewRecord(), kezia);
		expect(await tabs[1]?.records()).toHaveLength(1);
		expect(told).toBe(0);
	});
});

/** As a newer build does on opening; fails where a tab holds on to the database. */
async function upgrade(place: Place, version: number): Promise<void> {
	const database = await place.raw(version, (upgraded) => {
		upgraded.createObjectStore(`since-${version}`, { keyPath: 'id' });
	});
	database.close();
}
