import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Edit } from '#lib/record/change.ts';
import { checkRow } from '#lib/record/checks.ts';
import { choose, dividedIn } from '#lib/record/conflicts.ts';
import { compare, joinRows } from '#lib/record/join.ts';
import { mergeRows } from '#lib/record/merge.ts';
import type { Kind, Row } from '#lib/record/rows.ts';
import { inverse } from '#lib/record/undo.ts';
import { stampProblem } from '#lib/record/whole-row.ts';
import { aRow, byId, creating, id, Shelf } from '../../support/rows.ts';

const lamp = id('lamp');
const edit = (fields: Record<string, unknown>): Edit => ({ op: 'edit', id: lamp, fields });

/** Two devices that have the same piece. */
function apart(): readonly [Shelf, Shelf] {
	const [here, there] = [new Shelf('device1'), new Shelf('device2')];
	here.write([creating('evidence', lamp, { text: 'First' })]);
	there.put(here.get(lamp));
	return [here, there];
}

/** A piece that was written at the same time on both, as it is on the first of them. */
function torn(mine: string, theirs: string): readonly [Shelf, Shelf] {
	const [here, there] = apart();
	here.write([edit({ text: mine })]);
	there.write([edit({ text: theirs })]);
	here.put(mergeRows(here.get(lamp), there.get(lamp)));
	return [here, there];
}

const divided = (shelf: Shelf) =>
	dividedIn([...shelf.rows().values()]).map(({ field, values }) => [field, ...values]);

describe('what waits for a choice', () => {
	it('is each field with two values, each value once, the one in place first', () => {
		const [here] = torn('Mine', 'Theirs');
		expect(divided(here)).toEqual([['text', 'Mine', 'Theirs']]);
		expect(divided(torn('Both', 'Both')[0])).toEqual([]);
	});

	it('is nothing on a row that is deleted, but whether it is', () => {
		const row = torn('Mine', 'Theirs')[0].get(lamp);
		expect(dividedIn([{ ...row, deleted: true }])).toEqual([]);
		const others = [{ value: false, stamp: 'device2:9' }];
		const gone: Row = { ...row, deleted: true, conflicts: { ...row.conflicts, deleted: others } };
		expect(dividedIn([gone])).toMatchObject([{ field: 'deleted', values: [true, false] }]);
	});

	const beside = (row: Row, field: string): Row => ({
		...row,
		conflicts: { [field]: [{ value: 'Else', stamp: 'device2:9' }] }
	});
	it.for<[Kind, string]>([
		['confirmation', 'comment'],
		['correction', 'why'],
		['signature', 'name'],
		['attestation', 'sha256'],
		['key', 'publicKey'],
		['answer', 'value']
	])('is never a %s', ([kind, field]) => {
		expect(dividedIn([beside(aRow(kind, id('one')), field)])).toEqual([]);
	});

	it('is nothing under the seal of a mock', () => {
		const finished = {
			at: '2026-04-02T10:00:00.000Z',
			on: '2026-04-02',
			elapsed: 1,
			marks: {},
			sha256: 'a'.repeat(64)
		};
		const sealed = {
			...aRow('mock', id('mock')),
			fields: { ...aRow('mock', id('mock')).fields, finished }
		} as Row;
		const open = aRow('mock', id('mock'));
		const fields = (rows: Row[]) => dividedIn(rows).map(({ field }) => field);
		expect(fields([beside(sealed, 'contact')])).toEqual([]);
		expect(fields([beside(sealed, 'strengths')])).toEqual(['strengths']);
		expect(fields([beside(open, 'contact')])).toEqual(['contact']);
		for (const [kind, field] of [
			['mark', 'note'],
			['asked', 'text']
		] as const) {
			const row = beside(aRow(kind, id('one'), { mock: id('mock') }), field);
			expect(fields([sealed, row])).toEqual([]);
			expect(fields([open, row])).toEqual([field]);
		}
	});
});

describe('a choice', () => {
	it.for(['Mine', 'Theirs'])('keeps %s and ends the conflict', (value) => {
		const [here] = torn('Mine', 'Theirs');
		const [one] = dividedIn([here.get(lamp)]);
		if (!one) throw new Error('nothing divided');
		const change = choose(one, value);
		expect(change.name).toBe('settle-conflict');
		here.write(change.edits, change.name);
		expect(here.get(lamp)).toMatchObject({ fields: { text: value }, conflicts: {} });
	});

	it.for<[boolean, string]>([
		[true, 'delete'],
		[false, 'restore']
	])('whether a row is deleted: %s', ([value, op]) => {
		const row = aRow('evidence', lamp);
		expect(choose({ row, field: 'deleted', values: [true, false] }, value).edits).toEqual([{ op, id: lamp }]);
	});

	it.for(['Mine', 'Theirs', 'Something new'])('of %s is undone to both values, and done again', (value) => {
		const [here] = torn('Mine', 'Theirs');
		const entry = here.write([edit({ text: value })]);
		const undone = here.write(inverse(entry, here.rows()).edits, 'undo');
		const row = here.get(lamp);
		expect(divided(here)).toEqual([['text', 'Mine', 'Theirs']]);
		expect([checkRow(row), stampProblem(row, 1_000)]).toEqual([null, null]);
		here.write(inverse(undone, here.rows()).edits, 'undo');
		expect(here.get(lamp)).toMatchObject({ fields: { text: value }, conflicts: {} });
	});

	it('that was undone reaches a device that had taken it in', () => {
		const [here, there] = torn('Mine', 'Theirs');
		const entry = here.write([edit({ text: 'Mine' })]);
		there.put(mergeRows(there.get(lamp), here.get(lamp)));
		expect(divided(there)).toEqual([]);
		here.write(inverse(entry, here.rows()).edits, 'undo');
		there.put(mergeRows(there.get(lamp), here.get(lamp)));
		expect(divided(there)).toEqual([['text', 'Mine', 'Theirs']]);
	});

	it('is left alone by an undo once somebody has written again', () => {
		const [here] = torn('Mine', 'Theirs');
		const entry = here.write([edit({ text: 'Mine' })]);
		here.write([edit({ text: 'Later' })]);
		expect(inverse(entry, here.rows()).edits).toEqual([]);
	});

	test('that was undone joins as any row does: the same in whatever order, and twice changes nothing', () => {
		const text = fc.constantFrom('a', 'b', 'c');
		fc.assert(
			fc.property(text, text, text, text, (mine, theirs, chosen, third) => {
				const [here, there] = torn(mine, theirs);
				const elsewhere = new Shelf('device3');
				elsewhere.put(there.get(lamp));
				elsewhere.write([edit({ text: third })]);
				const entry = here.write([edit({ text: chosen })]);
				here.write(inverse(entry, here.rows()).edits, 'undo');
				const rows = [here, there, elsewhere].map((shelf) => shelf.get(lamp)) as [Row, Row, Row];
				const [a, b, c] = rows;
				const joined = mergeRows(mergeRows(a, b), c);
				expect(mergeRows(c, mergeRows(b, a))).toEqual({ ...joined, author: c.author });
				expect(mergeRows(a, mergeRows(c, b))).toEqual(joined);
				expect(mergeRows(joined, a)).toEqual(joined);
			})
		);
	});
});

describe('a row that was removed on one side and changed on the other', () => {
	const comparison = (here: Shelf, there: Shelf) => {
		const incoming = [...there.rows().values()];
		const join = joinRows(byId([...here.rows().values()]), incoming);
		if (!join.ok) throw new Error(join.reason);
		const { torn: between, removed, changed } = compare(here.rows(), incoming, join);
		return {
			torn: between.length,
			removed: removed.length,
			changed: changed.length,
			text: join.after[0]?.fields
		};
	};

	it('is told, whichever side removed it, and holds the newest words', () => {
		for (const flip of [false, true]) {
			const [one, other] = apart();
			one.write([{ op: 'delete', id: lamp }]);
			other.write([edit({ text: 'An hour of writing' })]);
			const found = flip ? comparison(other, one) : comparison(one, other);
			expect(found).toMatchObject({ torn: 1, removed: 0, changed: 0, text: { text: 'An hour of writing' } });
		}
	});

	it('is an ordinary removal where nothing was written since', () => {
		const [here, there] = apart();
		there.write([{ op: 'delete', id: lamp }]);
		expect(comparison(here, there)).toMatchObject({ torn: 0, removed: 1 });
		const [one, other] = apart();
		other.write([edit({ text: 'More' })]);
		one.put(other.get(lamp));
		other.write([{ op: 'delete', id: lamp }]);
		expect(comparison(one, other)).toMatchObject({ torn: 0, removed: 1 });
	});
});
