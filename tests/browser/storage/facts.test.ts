import { describe, expect } from 'vitest';
import { addCertificate, say, setDates, singleId } from '#lib/record/facts.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { it } from '../../support/places.ts';
import { aNewRecord, kezia, record } from '../../support/rows.ts';

const newId = () => crypto.randomUUID();

async function begun(storage: Storage) {
	await storage.write(record, aNewRecord(), kezia);
	const open = await storage.openRecord(record);
	if (!open) throw new Error('the record is not there');
	return open;
}

describe('facts on the way to gateway', () => {
	it('are kept, seen in another tab, and taken back', async ({ place }) => {
		const storage = await place.tab();
		const open = await begun(storage);
		const other = await (await place.tab()).openRecord(record);
		const company = { people: open.all('person'), apprentice: kezia };
		const speaker = { name: 'Des Okafor', role: 'employer', on: '2026-11-23' } as const;
		await storage.write(
			record,
			addCertificate({ subject: 'maths', level: 'level 2', on: null }, newId),
			kezia
		);
		const word = say({ about: 'word', item: 'sign-off', says: 'yes' }, speaker, company, newId);
		const entry = await storage.write(record, word, kezia);
		await other?.refresh();
		expect(
			other
				?.all('fact')
				.map(({ fields }) => fields.about)
				.sort()
		).toEqual(['certificate', 'word']);
		expect(other?.all('person').map(({ fields }) => fields.name)).toContain('Des Okafor');

		if (!entry) throw new Error('nothing was written');
		await storage.undo(entry);
		await other?.refresh();
		expect(other?.all('fact').map(({ fields }) => fields.about)).toEqual(['certificate']);
		expect(other?.all('person').map(({ fields }) => fields.name)).not.toContain('Des Okafor');
	});

	it('a day that was undone can be set again', async ({ place }) => {
		const storage = await place.tab();
		const open = await begun(storage);
		const born = singleId(record, 'date', 'born');
		const set = async (on: string) => {
			const current = new Map([[born, await storage.row(born)]]);
			return storage.write(record, setDates(open.row, { born: on }, current), kezia);
		};
		const first = await set('2005-06-07');
		if (first) await storage.undo(first);
		await open.refresh();
		expect(open.get('fact', born)).toBeUndefined();
		await set('2005-07-06');
		await open.refresh();
		expect(open.get('fact', born)?.fields).toEqual({ about: 'date', name: 'born', on: '2005-07-06' });
	});

	it('one that breaks its form is refused whole', async ({ place }) => {
		const storage = await place.tab();
		await begun(storage);
		const level = 'x'.repeat(50);
		const change = addCertificate({ subject: 'maths', level, on: null }, newId);
		await expect(storage.write(record, change, kezia)).rejects.toMatchObject({ code: 'row-refused' });
	});
});
