import { describe, expect, it } from 'vitest';
import { checkRow } from '#lib/record/checks.ts';
import {
	addCertificate,
	chooseAlternative,
	removeFact,
	say,
	setDates,
	singleId,
	type Company
} from '#lib/record/facts.ts';
import { mergeRows } from '#lib/record/merge.ts';
import type { Fact, Person, RecordRow, Row } from '#lib/record/rows.ts';
import { inverse } from '#lib/record/undo.ts';
import { aNewRecord, aRow, id, kezia, record, Shelf } from '../../support/rows.ts';

const today = '2026-11-23';

/** A device with a record on it. */
function aDevice(name: string): Shelf {
	const shelf = new Shelf(name);
	shelf.put(aRow('person', kezia, {}, 'device0'));
	shelf.put(aRow('record', record, { apprentice: kezia }, 'device0'));
	return shelf;
}

const recordOf = (shelf: Shelf) => shelf.get(record) as RecordRow;
const companyOf = (shelf: Shelf): Company => ({
	people: [...shelf.rows().values()].filter((row): row is Person => row.kind === 'person' && !row.deleted),
	apprentice: kezia
});
const factsOf = (shelf: Shelf) =>
	[...shelf.rows().values()].filter((row): row is Fact => row.kind === 'fact' && !row.deleted);
/** Ids that no other device makes. */
function idsOf(device: string): () => string {
	let count = 0;
	return () => id(`${device}-${++count}`);
}

/** Brings what each of two devices has to the other. */
function meet(a: Shelf, b: Shelf): void {
	const join = (to: Shelf, rows: readonly Row[]) => {
		for (const row of rows) to.put(to.rows().has(row.id) ? mergeRows(to.get(row.id), row) : row);
	};
	const [ofA, ofB] = [[...a.rows().values()], [...b.rows().values()]];
	join(a, ofB);
	join(b, ofA);
}

describe('dates', () => {
	it('go to the record where it has a place for them, and to a row of their own where not', () => {
		const shelf = aDevice('device1');
		shelf.write(setDates(recordOf(shelf), { gateway: '2027-02-01', born: '2005-06-07' }, shelf.rows()).edits);
		expect(recordOf(shelf).fields).toMatchObject({ start: '2026-01-05', gateway: '2027-02-01' });
		expect(factsOf(shelf).map(({ fields }) => fields)).toEqual([
			{ about: 'date', name: 'born', on: '2005-06-07' }
		]);
	});

	it('can be set again after they were undone, or taken out', () => {
		const shelf = aDevice('device1');
		const set = (born: string | null) =>
			shelf.write(setDates(recordOf(shelf), { born }, shelf.rows()).edits, 'set-dates');
		const first = set('2005-06-07');
		shelf.write(inverse(first, shelf.rows()).edits, 'undo');
		expect(factsOf(shelf)).toEqual([]);
		set('2005-07-06');
		expect(factsOf(shelf).map(({ fields }) => 'on' in fields && fields.on)).toEqual(['2005-07-06']);
		set(null);
		expect(factsOf(shelf).map(({ fields }) => 'on' in fields && fields.on)).toEqual([null]);
	});

	it('two devices that set the same day differently meet in one row that keeps both', () => {
		const [a, b] = [aDevice('device1'), aDevice('device2')];
		a.write(setDates(recordOf(a), { interview: '2027-03-01' }, a.rows()).edits);
		b.write(setDates(recordOf(b), { interview: '2027-03-08' }, b.rows()).edits);
		meet(a, b);
		const [fact, ...others] = factsOf(a);
		expect(others).toEqual([]);
		expect(factsOf(b)).toMatchObject([{ fields: fact?.fields, conflicts: fact?.conflicts }]);
		expect(fact?.conflicts['on']?.map(({ value }) => value)).toEqual(['2027-03-01']);

		a.write(setDates(recordOf(a), { interview: '2027-03-08' }, a.rows()).edits);
		expect(a.get(singleId(record, 'date', 'interview')).conflicts).toEqual({});
	});
});

describe('what people say', () => {
	it('of two devices is all there when they meet', () => {
		const [a, b] = [aDevice('device1'), aDevice('device2')];
		const [idA, idB] = [idsOf('a'), idsOf('b')];
		const des = { name: 'Des Okafor', role: 'employer', on: today } as const;
		a.write(addCertificate({ subject: 'english', level: 'level 2', on: null }, idA).edits);
		a.write(say({ about: 'word', item: 'sign-off', says: 'no' }, des, companyOf(a), idA).edits);
		b.write(addCertificate({ subject: 'maths', level: 'level 1', on: '2020-08-20' }, idB).edits);
		b.write(say({ about: 'word', item: 'sign-off', says: 'yes' }, des, companyOf(b), idB).edits);
		meet(a, b);
		expect(factsOf(a)).toHaveLength(4);
		expect(new Set(factsOf(a).map((fact) => fact.id))).toEqual(new Set(factsOf(b).map((fact) => fact.id)));
	});

	it('names the person once, however the name is typed, and adds the hat', () => {
		const shelf = aDevice('device1');
		const newId = idsOf('a');
		const tell = (name: string, role: 'employer' | 'provider') => {
			const speaker = { name, role, on: today };
			const change = say({ about: 'paper-form', form: 'meeting' }, speaker, companyOf(shelf), newId);
			shelf.write(change.edits, change.name);
		};
		tell('Des  Okafor ', 'employer');
		tell('des okafor', 'provider');
		const others = companyOf(shelf).people.filter((person) => person.id !== kezia);
		expect(others.map(({ fields }) => fields.roles)).toEqual([['employer', 'provider']]);
	});

	it('as the apprentice is the apprentice of the record, and nobody else', () => {
		const shelf = aDevice('device1');
		const speaker = { name: 'Kez', role: 'apprentice', on: today } as const;
		shelf.write(
			say({ about: 'word', item: 'ready', says: 'yes' }, speaker, companyOf(shelf), idsOf('a')).edits
		);
		expect(factsOf(shelf)[0]?.fields).toMatchObject({ person: kezia, role: 'apprentice' });
		expect(companyOf(shelf).people).toHaveLength(1);
	});

	it('is a row that storage takes, and can be removed', () => {
		const shelf = aDevice('device1');
		const speaker = { name: 'Ana', role: 'provider', on: today } as const;
		const change = chooseAlternative(
			record,
			{ item: 'english', alternative: 'exemption' },
			speaker,
			companyOf(shelf),
			shelf.rows(),
			idsOf('a')
		);
		shelf.write(change.edits, change.name);
		const [fact] = factsOf(shelf) as [Fact];
		expect(checkRow(fact)).toBeNull();
		shelf.write(removeFact(fact).edits);
		expect(factsOf(shelf)).toEqual([]);
	});

	it('is refused by storage where it lacks its speaker or names a day that does not exist', () => {
		const fact = aRow('fact', id('fact'));
		expect(checkRow({ ...fact, fields: { ...fact.fields, on: '2026-02-30' } } as Fact)).toMatch(/fields\.on/);
		expect(
			checkRow({ ...fact, fields: { about: 'word', item: 'x', says: 'yes', on: today } } as unknown as Fact)
		).toMatch(/fields\.person/);
	});
});

it('a new record and its first fact can come in one change', () => {
	const shelf = new Shelf();
	const { edits } = aNewRecord();
	shelf.write([...edits, ...addCertificate({ subject: 'maths', level: null, on: null }, idsOf('a')).edits]);
	expect(factsOf(shelf)).toHaveLength(1);
});
