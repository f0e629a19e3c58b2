import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '#lib/record/change.ts';
import { checkRow } from '#lib/record/checks.ts';
import { mergeRows } from '#lib/record/merge.ts';
import type { Row, VersionVector } from '#lib/record/rows.ts';
import { hasSeen } from '#lib/record/versions.ts';
import { aRow, id, Shelf } from '../../support/rows.ts';

const lamp = aRow('evidence', id('lamp'), {}, 'device0');
const devices = ['device1', 'device2', 'device3'];
const index = fc.nat({ max: devices.length - 1 });
/** Few words, so that two devices sometimes write the same. */
const word = fc.constantFrom('wick', 'oil', 'glass');

type Step =
	| { readonly on: number; readonly edit: Edit }
	/** The device takes in another's copy. */
	| { readonly on: number; readonly from: number };

const edit = fc.oneof(
	fc.record({ title: word }).map((fields): Edit => ({ op: 'edit', id: lamp.id, fields })),
	fc.record({ title: word, text: word }).map((fields): Edit => ({ op: 'edit', id: lamp.id, fields })),
	fc.constantFrom<Edit>({ op: 'delete', id: lamp.id }, { op: 'restore', id: lamp.id })
);
const history: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(fc.record({ on: index, edit }), fc.record({ on: index, from: index })),
	{ maxLength: 14 }
);

/** One field as one change wrote it, and what its writer had seen. */
interface Write {
	readonly field: string;
	readonly stamp: string;
	readonly value: unknown;
	readonly seen: VersionVector;
}

/** Lets devices live through a history that begins with the same row on each of them. */
function live(steps: readonly Step[]) {
	const shelves = devices.map((device) => new Shelf(device));
	const copies: Row[] = [lamp];
	const writes: Write[] = ['title', 'text', 'deleted'].map((field) => write(field, lamp, {}));
	for (const shelf of shelves) shelf.put(lamp);
	for (const step of steps) {
		const shelf = shelves[step.on] as Shelf;
		const before = shelf.get(lamp.id);
		if ('edit' in step) shelf.write([step.edit]);
		else shelf.put(mergeRows(before, (shelves[step.from] as Shelf).get(lamp.id)));
		const after = shelf.get(lamp.id);
		copies.push(after);
		if (!('edit' in step)) continue;
		for (const field of ['title', 'text', 'deleted'])
			if (after.stamps[field] !== before.stamps[field]) writes.push(write(field, after, before.version));
	}
	return { copies, writes, last: shelves.map((shelf) => shelf.get(lamp.id)) };
}

function write(field: string, row: Row, seen: VersionVector): Write {
	return { field, stamp: row.stamps[field] ?? '', value: valueOf(row, field), seen };
}

function valueOf(row: Row, field: string): unknown {
	return field === 'deleted' ? row.deleted : row.fields[field as never];
}

/** All that a row holds for a field, by stamp: the value in place and those beside it. */
function held(row: Row, field: string): Record<string, unknown> {
	const beside = (row.conflicts[field] ?? []).map(({ value, stamp }) => [stamp, value]);
	return Object.fromEntries([[row.stamps[field], valueOf(row, field)], ...beside]) as Record<string, unknown>;
}

/** What must be held once all is joined: each write that no later one had seen. */
function standing(writes: readonly Write[], field: string): Record<string, unknown> {
	const ofField = writes.filter((one) => one.field === field);
	const stands = ofField.filter(({ stamp }) => !ofField.some(({ seen }) => hasSeen(seen, stamp)));
	return Object.fromEntries(stands.map(({ stamp, value }) => [stamp, value]));
}

const threeCopies = history.chain((steps) => {
	const { copies } = live(steps);
	const copy = fc.constantFrom(...copies);
	return fc.tuple(copy, copy, copy);
});

describe('joining any copies of a row', () => {
	it('gives the same whichever comes first', () => {
		fc.assert(
			fc.property(threeCopies, ([a, b]) => {
				expect(mergeRows(a, b)).toEqual(mergeRows(b, a));
			}),
			{ numRuns: 2_000 }
		);
	});

	it('gives the same in whatever order they meet', () => {
		fc.assert(
			fc.property(threeCopies, ([a, b, c]) => {
				expect(mergeRows(mergeRows(a, b), c)).toEqual(mergeRows(a, mergeRows(b, c)));
			}),
			{ numRuns: 5_000 }
		);
	});

	it('changes nothing where one is joined with itself or comes in twice', () => {
		fc.assert(
			fc.property(threeCopies, ([a, b]) => {
				expect(mergeRows(a, a)).toEqual(a);
				expect(mergeRows(mergeRows(a, b), b)).toEqual(mergeRows(a, b));
			}),
			{ numRuns: 2_000 }
		);
	});

	it('leaves the copies as they were, and gives a row that may be stored', () => {
		fc.assert(
			fc.property(threeCopies, ([a, b]) => {
				const before = structuredClone([a, b]);
				expect(checkRow(mergeRows(a, b))).toBeNull();
				expect([a, b]).toEqual(before);
			})
		);
	});
});

describe('after any history', () => {
	it('all that was written and not written over by someone who had seen it is still there, and nothing else', () => {
		fc.assert(
			fc.property(history, (steps) => {
				const { last, writes } = live(steps);
				const joined = last.reduce(mergeRows);
				for (const field of ['title', 'text', 'deleted'])
					expect(held(joined, field), field).toEqual(standing(writes, field));
			}),
			{ numRuns: 3_000 }
		);
	});

	it('one who has seen all of it ends every conflict by writing', () => {
		fc.assert(
			fc.property(history, (steps) => {
				const { last } = live(steps);
				const chooser = new Shelf('chooser');
				chooser.put(last.reduce(mergeRows));
				chooser.write([{ op: 'edit', id: lamp.id, fields: { title: 'wick', text: 'oil' } }]);
				const chosen = [...last, chooser.get(lamp.id)].reduce(mergeRows);
				expect(chosen.fields).toMatchObject({ title: 'wick', text: 'oil' });
				expect(Object.keys(chosen.conflicts).filter((field) => field !== 'deleted')).toEqual([]);
			})
		);
	});
});

describe('two devices that had the same row', () => {
	function after(one: Edit[], other: Edit[]): Row {
		const [a, b] = [one, other].map((edits, side) => {
			const shelf = new Shelf(devices[side]);
			shelf.put(lamp);
			for (const each of edits) shelf.write([each]);
			return shelf.get(lamp.id);
		}) as [Row, Row];
		return mergeRows(a, b);
	}
	const titled = (title: string): Edit => ({ op: 'edit', id: lamp.id, fields: { title } });
	const told = (text: string): Edit => ({ op: 'edit', id: lamp.id, fields: { text } });
	const bury: Edit = { op: 'delete', id: lamp.id };

	it('keep both where they wrote different fields', () => {
		const row = after([titled('Mine')], [told('Theirs')]);
		expect(row).toMatchObject({ fields: { title: 'Mine', text: 'Theirs' }, conflicts: {} });
	});

	it('keep the later state where only one of them wrote', () => {
		expect(after([titled('Mine'), titled('Mine again')], [])).toMatchObject({
			fields: { title: 'Mine again' },
			conflicts: {}
		});
	});

	it('keep both values of a field that both wrote', () => {
		const row = after([titled('Mine')], [titled('Theirs')]);
		expect(row.fields).toHaveProperty('title', 'Theirs');
		expect(row.conflicts).toEqual({ title: [{ value: 'Mine', stamp: 'device1:1' }] });
	});

	it('put in place what has the greater counter, as a number', () => {
		const ten = Array.from({ length: 10 }, (_, count) => titled(`Mine ${count}`));
		const nine = Array.from({ length: 9 }, (_, count) => titled(`Theirs ${count}`));
		expect(after(ten, nine).fields).toHaveProperty('title', 'Mine 9');
	});

	it('keep what one wrote though the other deleted the row', () => {
		expect(after([titled('Mine')], [bury])).toMatchObject({ deleted: true, fields: { title: 'Mine' } });
	});

	it('count as changed when the later of them changed it', () => {
		const row = after([titled('a'), titled('b')], [told('c')]);
		expect(row.createdAt).toBe(lamp.createdAt);
		expect(row.changedAt).toBe('2026-05-01T00:02:00.000Z');
	});
});
