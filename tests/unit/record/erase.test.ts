import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from '#lib/record/change.ts';
import { checkRow } from '#lib/record/checks.ts';
import { binned, erasedRow, withoutWords } from '#lib/record/erase.ts';
import { joinRows } from '#lib/record/join.ts';
import { mergeRows } from '#lib/record/merge.ts';
import type { Evidence, Row } from '#lib/record/rows.ts';
import { aRow, byId, id, kinds, Shelf, stampBy } from '../../support/rows.ts';

const secret = 'Mrs Holt of 12 Lamp Lane';

/** A piece on two devices, removed on the first. */
function removed(): { here: Shelf; there: Shelf; row: Row } {
	const [here, there] = [new Shelf('device1'), new Shelf('device2')];
	const row = aRow('evidence', id('lamp'), { title: secret, text: secret }, 'device0');
	for (const shelf of [here, there]) shelf.put(row);
	here.write([{ op: 'delete', id: row.id }], 'remove-evidence');
	return { here, there, row: here.get(row.id) };
}

describe('a row whose words are gone for good', () => {
	it.each(binned)('is still a good %s, with its stamps and what it belongs to', (kind) => {
		const row = aRow(kind, id('row'));
		const gone = erasedRow(row);
		expect(checkRow(gone)).toBeNull();
		expect(gone).toMatchObject({ id: row.id, stamps: row.stamps, version: row.version, erased: true });
		expect(erasedRow(gone)).toBe(gone);
	});

	it('is of a kind that goes to the bin', () => {
		for (const kind of kinds.filter((one) => !(binned as readonly string[]).includes(one))) {
			const row = aRow(kind, id('row'));
			expect(erasedRow(row), kind).toBe(row);
		}
	});

	it('holds none of the words, conflicts included', () => {
		const { row } = removed();
		const torn = { ...row, conflicts: { text: [{ value: secret, stamp: 'device9:3' }] } } as Row;
		expect(JSON.stringify(erasedRow(torn))).not.toContain(secret);
	});

	it('cannot be brought back', () => {
		const { row } = removed();
		const restore = { name: 'restore-evidence', edits: [{ op: 'restore', id: row.id }] } as const;
		expect(applyChange(restore, byId([erasedRow(row)]), stampBy('device1', 9))).toMatchObject({ after: [] });
	});
});

describe('joining with a copy whose words are gone', () => {
	it('takes the words from a copy that was brought back elsewhere, all of them', () => {
		const { there, row } = removed();
		there.put(mergeRows(there.get(row.id), row));
		there.write([{ op: 'restore', id: row.id }], 'restore-evidence');
		const joined = mergeRows(erasedRow(row), there.get(row.id)) as Evidence;
		expect(joined.deleted).toBe(false);
		expect(joined.erased).toBeUndefined();
		expect(joined.fields).toMatchObject({ title: secret, text: secret });
	});

	it('keeps them gone where the other copy is older, or removed too', () => {
		const { there, row } = removed();
		const joined = mergeRows(there.get(row.id), erasedRow(row));
		expect(joined.deleted).toBe(true);
		expect(JSON.stringify(joined)).not.toContain(secret);
		expect(mergeRows(row, erasedRow(row))).toEqual(erasedRow(row));
	});

	it('travels: the other device is told, and then has nothing to learn', () => {
		const { row } = removed();
		const gone = erasedRow(row);
		const join = joinRows(byId([row]), [gone]);
		expect(join.ok && join.after).toEqual([gone]);
		const again = joinRows(byId([gone]), [row]);
		expect(again.ok && again.after).toEqual([]);
	});

	it('gives the same whichever comes first, and nothing new the second time', () => {
		const step = fc.record({
			on: fc.constantFrom(0, 1),
			op: fc.constantFrom('delete', 'restore', 'edit', 'take', 'erase')
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
				const { here, there, row } = removed();
				const shelves = [here, there] as const;
				for (const { on, op } of steps) {
					const shelf = shelves[on] as Shelf;
					const now = shelf.get(row.id);
					if (op === 'take') shelf.put(mergeRows(now, (shelves[1 - on] as Shelf).get(row.id)));
					else if (op === 'erase') shelf.put(now.deleted ? erasedRow(now) : now);
					else if (op === 'edit') shelf.write([{ op, id: row.id, fields: { text: `by ${on}` } }]);
					else shelf.write([{ op, id: row.id }]);
				}
				const [a, b] = [here.get(row.id), there.get(row.id)];
				const joined = mergeRows(a, b);
				expect(joined).toEqual(mergeRows(b, a));
				expect(mergeRows(joined, b)).toEqual(joined);
				expect(checkRow(joined)).toBeNull();
			}),
			{ numRuns: 2_000 }
		);
	});
});

it('history loses the words of these rows and of no others', () => {
	const { row } = removed();
	const other = aRow('evidence', id('other'), { text: 'stays' });
	const entry = { before: [null, other], after: [row, other] };
	const told = withoutWords(entry, new Set([row.id]));
	expect(JSON.stringify(told)).not.toContain(secret);
	expect(told.after[1]).toBe(other);
	expect(withoutWords(entry, new Set(['nobody']))).toBe(entry);
});
