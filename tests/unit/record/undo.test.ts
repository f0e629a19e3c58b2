import { describe, expect, it } from 'vitest';
import type { Edit } from '#lib/record/change.ts';
import { mergeRows } from '#lib/record/merge.ts';
import { inverse } from '#lib/record/undo.ts';
import { creating, fieldsOf, id, Shelf } from '../../support/rows.ts';

const lamp = id('lamp');
const edit = (fields: Record<string, unknown>): Edit => ({ op: 'edit', id: lamp, fields });
const make = creating('evidence', lamp, { title: 'First' });

function shelfWithLamp(): Shelf {
	const shelf = new Shelf();
	shelf.write([make]);
	return shelf;
}

describe('undo takes back', () => {
	it.for<[string, Edit[], object]>([
		[
			'an edit',
			[edit({ title: 'Second', text: 'New' })],
			{ deleted: false, fields: fieldsOf('evidence', { title: 'First' }) }
		],
		['a deletion', [{ op: 'delete', id: lamp }], { deleted: false }],
		[
			'an edit and a deletion at once',
			[edit({ title: 'Last' }), { op: 'delete', id: lamp }],
			{ deleted: false, fields: { title: 'First' } }
		]
	])('%s', ([, edits, expected]) => {
		const shelf = shelfWithLamp();
		const entry = shelf.write(edits);
		shelf.write(inverse(entry, shelf.rows()).edits, 'undo');
		expect(shelf.get(lamp)).toMatchObject(expected);
	});

	it('the making of a row, by a tombstone', () => {
		const shelf = new Shelf();
		const entry = shelf.write([make]);
		expect(inverse(entry, shelf.rows())).toEqual({ name: 'undo', edits: [{ op: 'delete', id: lamp }] });
	});

	it('a restoring', () => {
		const shelf = shelfWithLamp();
		shelf.write([{ op: 'delete', id: lamp }]);
		const entry = shelf.write([{ op: 'restore', id: lamp }]);
		shelf.write(inverse(entry, shelf.rows()).edits);
		expect(shelf.get(lamp).deleted).toBe(true);
	});

	it('every row of a change', () => {
		const shelf = shelfWithLamp();
		const entry = shelf.write([creating('claim', id('claim')), edit({ title: 'Second' })]);
		shelf.write(inverse(entry, shelf.rows()).edits);
		expect(shelf.get(id('claim')).deleted).toBe(true);
		expect(shelf.get(lamp).fields).toHaveProperty('title', 'First');
	});
});

describe('undoing an undo does it again', () => {
	it.for<[string, Edit[]]>([
		['an edit', [edit({ title: 'Second' })]],
		['a deletion', [{ op: 'delete', id: lamp }]],
		['a new row', [creating('claim', id('claim'))]]
	])('%s', ([, edits]) => {
		const shelf = shelfWithLamp();
		const entry = shelf.write(edits);
		const done = [...shelf.rows().values()].map(({ fields, deleted }) => ({ fields, deleted }));
		const undone = shelf.write(inverse(entry, shelf.rows()).edits, 'undo');
		shelf.write(inverse(undone, shelf.rows()).edits, 'undo');
		expect([...shelf.rows().values()].map(({ fields, deleted }) => ({ fields, deleted }))).toEqual(done);
	});
});

describe('undo leaves alone', () => {
	it('a field that has been written again since, and takes back the others', () => {
		const shelf = shelfWithLamp();
		const entry = shelf.write([edit({ title: 'Second', text: 'Second' })]);
		shelf.write([edit({ title: 'Third' })]);
		expect(inverse(entry, shelf.rows()).edits).toEqual([edit({ text: fieldsOf('evidence').text })]);
	});

	it('a field that came back to the same words by another hand', () => {
		const shelf = shelfWithLamp();
		const entry = shelf.write([edit({ title: 'Second' })]);
		shelf.write([edit({ title: 'Third' })]);
		shelf.write([edit({ title: 'Second' })]);
		expect(inverse(entry, shelf.rows()).edits).toEqual([]);
	});

	it('a new row on which somebody has worked since', () => {
		const shelf = new Shelf();
		const entry = shelf.write([make]);
		shelf.write([edit({ text: 'An hour of writing.' })]);
		expect(inverse(entry, shelf.rows()).edits).toEqual([]);
	});

	it('a row that was deleted and restored again since', () => {
		const shelf = shelfWithLamp();
		const entry = shelf.write([{ op: 'delete', id: lamp }]);
		shelf.write([{ op: 'restore', id: lamp }]);
		shelf.write([{ op: 'delete', id: lamp }]);
		expect(inverse(entry, shelf.rows()).edits).toEqual([]);
	});

	it('a field to which another device has added a second value', () => {
		const shelf = shelfWithLamp();
		const other = new Shelf('device0');
		other.put(shelf.get(lamp));
		const entry = shelf.write([edit({ title: 'Mine', text: 'Mine' })]);
		other.write([edit({ title: 'Theirs' })]);
		shelf.put(mergeRows(shelf.get(lamp), other.get(lamp)));
		expect(inverse(entry, shelf.rows()).edits).toEqual([edit({ text: fieldsOf('evidence').text })]);
	});

	it('a row that is not here any more', () => {
		const entry = new Shelf().write([make]);
		expect(inverse(entry, new Map())).toEqual({ name: 'undo', edits: [] });
	});

	it('what has been undone already', () => {
		const shelf = shelfWithLamp();
		const entry = shelf.write([edit({ title: 'Second' })]);
		shelf.write(inverse(entry, shelf.rows()).edits, 'undo');
		expect(inverse(entry, shelf.rows()).edits).toEqual([]);
	});
});
