import { describe, expect, it } from 'vitest';
import { compare, joinRows } from '#lib/record/join.ts';
import type { Row } from '#lib/record/rows.ts';
import { stampProblem } from '#lib/record/whole-row.ts';
import { aNewRecord, aRow, byId, creating, id, record, Shelf } from '../../support/rows.ts';

/** Two devices with the same record, which then go their own ways. */
function parted() {
	const desk = new Shelf('desk01');
	desk.write([
		...aNewRecord().edits,
		creating('evidence', id('lamp')),
		creating('evidence', id('wick'), { title: 'The wick' })
	]);
	const phone = new Shelf('phone1');
	for (const row of desk.rows().values()) phone.put(row);
	return { desk, phone };
}

const rowsOf = (shelf: Shelf) => [...shelf.rows().values()];

function joined(here: Shelf, there: Shelf) {
	const join = joinRows(here.rows(), rowsOf(there));
	if (!join.ok) throw new Error(join.reason);
	return join;
}

/** The rows of one side after it has taken in the other. */
function after(here: Shelf, there: Shelf): Row[] {
	const rows = new Map([...here.rows(), ...byId(joined(here, there).after)]);
	return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

const ids = (rows: readonly Row[]) => rows.map((row) => row.id);

describe('joining a record with one that comes in', () => {
	it('alters nothing where both are the same', () => {
		const { desk, phone } = parted();
		expect(joined(desk, phone)).toEqual({ ok: true, before: [], after: [] });
	});

	it('is the same on both sides, and a second time alters nothing', () => {
		const { desk, phone } = parted();
		desk.write([
			{ op: 'edit', id: id('lamp'), fields: { title: 'At the desk', date: null } },
			creating('claim', id('claim'))
		]);
		phone.write([
			{ op: 'edit', id: id('lamp'), fields: { title: 'On the phone', agreed: false } },
			{ op: 'delete', id: id('wick') }
		]);
		expect(after(desk, phone).map(({ author, ...row }) => (void author, row))).toEqual(
			after(phone, desk).map(({ author, ...row }) => (void author, row))
		);
		for (const row of joined(desk, phone).after) desk.put(row);
		expect(joined(desk, phone).after).toEqual([]);
		expect(ids(joined(phone, desk).after).sort()).toEqual([id('claim'), id('lamp')]);
	});

	it('says what would change on both sides', () => {
		const { desk, phone } = parted();
		desk.write([
			{ op: 'edit', id: id('lamp'), fields: { title: 'At the desk' } },
			creating('claim', id('claim'))
		]);
		phone.write([
			{ op: 'edit', id: id('lamp'), fields: { title: 'On the phone' } },
			{ op: 'edit', id: record, fields: { gateway: null } },
			{ op: 'delete', id: id('wick') },
			creating('evidence', id('oil')),
			creating('evidence', id('brief'))
		]);
		phone.write([{ op: 'delete', id: id('brief') }]);
		const comparison = compare(desk.rows(), rowsOf(phone), joined(desk, phone));
		const named = Object.fromEntries(
			Object.entries(comparison).map(([name, rows]) => [name, ids(rows as Row[])])
		);
		expect(named).toEqual({
			added: [id('oil')],
			changed: [record],
			removed: [id('wick')],
			torn: [],
			conflicting: [id('lamp')],
			ahead: [id('lamp'), id('claim')]
		});
	});

	it.for<[string, Row, Row, string]>([
		[
			'another record',
			aRow('person', id('other-record')),
			{ ...aRow('person', id('other-record')), recordId: id('elsewhere') },
			'other-record'
		],
		['another kind', aRow('person', id('same')), aRow('evidence', id('same')), 'other-kind'],
		[
			'other bytes',
			aRow('attachment', id('photo')),
			aRow('attachment', id('photo'), { sha256: 'c'.repeat(64) }, 'phone1'),
			'other-bytes'
		]
	])('refuses a row of %s', ([, here, there, reason]) => {
		expect(joinRows(byId([here]), [there])).toEqual({ ok: false, reason, id: here.id });
	});
});

describe('a row that can be joined', () => {
	it('is one that the write path made', () => {
		const { desk, phone } = parted();
		desk.write([{ op: 'edit', id: id('lamp'), fields: { title: 'At the desk' } }]);
		phone.write([{ op: 'edit', id: id('lamp'), fields: { title: 'On the phone' } }]);
		expect(after(desk, phone).map((row) => stampProblem(row, 1e15))).toEqual([null, null, null, null]);
	});
});
