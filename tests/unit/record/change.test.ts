import { describe, expect, it } from 'vitest';
import { applyChange, type Edit } from '#lib/record/change.ts';
import type { Row } from '#lib/record/rows.ts';
import { applied, aRow, byId, creating, fieldsOf, id, record, stampBy } from '../../support/rows.ts';

const lamp = aRow('evidence', id('lamp'));
const later = stampBy('device2', 7);
const titled = (title: string): Edit => ({ op: 'edit', id: lamp.id, fields: { title } });
const only = (edits: readonly Edit[], rows: readonly Row[] = [lamp]): Row => {
	const { after } = applied(edits, rows, later);
	expect(after).toHaveLength(1);
	return after[0] as Row;
};

describe('creating a row', () => {
	it('stamps every field, and the fact that it is there, with the change', () => {
		const { before, after } = applied([creating('evidence', lamp.id)], [], later);
		expect(before).toEqual([null]);
		expect(after).toEqual([
			{
				id: lamp.id,
				recordId: record,
				kind: 'evidence',
				author: later.author,
				version: { device2: 7 },
				stamps: Object.fromEntries(
					['title', 'kind', 'date', 'text', 'agreed', 'deleted'].map((field) => [field, 'device2:7'])
				),
				conflicts: {},
				deleted: false,
				createdAt: later.at,
				changedAt: later.at,
				fields: fieldsOf('evidence')
			}
		]);
	});

	it('keeps no hold of the fields that it was given', () => {
		const fields = fieldsOf('evidence');
		const [row] = applied([{ op: 'create', kind: 'evidence', id: lamp.id, fields }], []).after;
		fields.title = 'Typed on';
		expect(row?.fields).toHaveProperty('title', fieldsOf('evidence').title);
	});
});

describe('editing a row', () => {
	it('stamps what it alters and nothing else', () => {
		const row = only([titled('A lamp relit')]);
		expect(row).toEqual({
			...lamp,
			fields: { ...lamp.fields, title: 'A lamp relit' },
			stamps: { ...lamp.stamps, title: 'device2:7' },
			version: { device1: 1, device2: 7 },
			changedAt: later.at
		});
	});

	it('leaves the row that it was given alone', () => {
		const copy = structuredClone(lamp);
		only([titled('A lamp relit')]);
		expect(lamp).toEqual(copy);
	});

	it.for<[string, Edit[], Row[]]>([
		['the same value again', [titled(lamp.fields.title)], [lamp]],
		['an equal list', [{ op: 'edit', id: id('tutor'), fields: { roles: ['tutor'] } }], [aTutor()]],
		['no field', [{ op: 'edit', id: lamp.id, fields: {} }], [lamp]],
		['restoring what is there', [{ op: 'restore', id: lamp.id }], [lamp]],
		['deleting what is deleted', [{ op: 'delete', id: lamp.id }], [deleted(lamp)]],
		['nothing at all', [], [lamp]]
	])('alters nothing by %s', ([, edits, rows]) => {
		expect(applied(edits, rows, later)).toEqual({ ok: true, before: [], after: [] });
	});

	it('leaves a row that it does not alter out of a change that alters another', () => {
		const other = aRow('evidence', id('wick'));
		const { before, after } = applied(
			[titled(lamp.fields.title), { op: 'delete', id: other.id }],
			[lamp, other]
		);
		expect(before).toEqual([other]);
		expect(after.map((row) => row.id)).toEqual([other.id]);
	});
});

describe('deleting a row', () => {
	it('leaves a tombstone with all that was written', () => {
		const row = only([{ op: 'delete', id: lamp.id }]);
		expect(row).toMatchObject({ deleted: true, fields: lamp.fields, version: { device1: 1, device2: 7 } });
		expect(row.stamps).toEqual({ ...lamp.stamps, deleted: 'device2:7' });
	});

	it('can be taken back', () => {
		const row = only([{ op: 'restore', id: lamp.id }], [deleted(lamp)]);
		expect(row).toMatchObject({ deleted: false, fields: lamp.fields });
	});
});

describe('several edits of one row in one change', () => {
	it('are one step from the row before to the row after', () => {
		const result = applied([titled('First'), titled('Second'), { op: 'delete', id: lamp.id }], [lamp], later);
		expect(result.before).toEqual([lamp]);
		expect(result.after).toHaveLength(1);
		expect(result.after[0]).toMatchObject({ deleted: true, fields: { title: 'Second' } });
	});

	it('may begin with making it', () => {
		const result = applied([creating('evidence', lamp.id), titled('Second thought')], [], later);
		expect(result.before).toEqual([null]);
		expect(result.after[0]).toMatchObject({ version: { device2: 7 }, fields: { title: 'Second thought' } });
	});

	it('keep before and after in the same order', () => {
		const wick = aRow('evidence', id('wick'));
		const edits: Edit[] = [{ op: 'delete', id: wick.id }, creating('evidence', id('oil')), titled('Last')];
		const { before, after } = applied(edits, [lamp, wick], later);
		expect(before.map((row) => row?.id ?? null)).toEqual([wick.id, null, lamp.id]);
		expect(after.map((row) => row.id)).toEqual([wick.id, id('oil'), lamp.id]);
	});
});

describe('a field with two values from two devices', () => {
	const torn: Row = { ...lamp, conflicts: { title: [{ value: 'Another title', stamp: 'device3:1' }] } };

	it.for([
		['the value in place', lamp.fields.title],
		['the other value', 'Another title'],
		['a third one', 'A better title']
	])('is settled by choosing %s', ([, title = '']) => {
		const row = only([titled(title)], [torn]);
		expect(row).toMatchObject({ conflicts: {}, fields: { title }, stamps: { title: 'device2:7' } });
	});

	it('stays torn while another field is edited', () => {
		expect(only([{ op: 'edit', id: lamp.id, fields: { text: 'More.' } }], [torn]).conflicts).toEqual(
			torn.conflicts
		);
	});

	it.for<['delete' | 'restore', boolean]>([
		['delete', true],
		['restore', false]
	])('is settled by %s where the two disagree on whether the row is there', ([op, gone]) => {
		for (const inPlace of [true, false]) {
			const other = { value: !inPlace, stamp: 'device3:1' };
			const row = only(
				[{ op, id: lamp.id }],
				[{ ...lamp, deleted: inPlace, conflicts: { deleted: [other] } }]
			);
			expect(row).toMatchObject({ deleted: gone, conflicts: {}, stamps: { deleted: 'device2:7' } });
		}
	});
});

describe('a change is refused', () => {
	const elsewhere = aRow('evidence', id('wick'));
	it.for<[string, Edit, Row[], string]>([
		['that makes a row twice', creating('evidence', lamp.id), [lamp], 'row-exists'],
		['that makes a row that was deleted', creating('evidence', lamp.id), [deleted(lamp)], 'row-exists'],
		['that edits a row that is not there', titled('x'), [], 'row-missing'],
		['that deletes a row that is not there', { op: 'delete', id: lamp.id }, [], 'row-missing'],
		['that restores a row that is not there', { op: 'restore', id: lamp.id }, [], 'row-missing'],
		['that edits a row of another record', titled('x'), [{ ...lamp, recordId: id('other') }], 'other-record'],
		[
			'that makes a row of another record',
			creating('claim', lamp.id),
			[{ ...lamp, recordId: id('other') }],
			'other-record'
		]
	])('%s', ([, edit, rows, reason]) => {
		const edits: Edit[] = [{ op: 'delete', id: elsewhere.id }, edit];
		const result = applyChange({ name: 'edit-evidence', edits }, byId([elsewhere, ...rows]), later);
		expect(result).toEqual({ ok: false, reason, id: lamp.id });
	});
});

function deleted(row: Row): Row {
	return { ...row, deleted: true };
}

function aTutor(): Row {
	return aRow('person', id('tutor'), { name: 'Helen Marchbank', roles: ['tutor'] });
}
