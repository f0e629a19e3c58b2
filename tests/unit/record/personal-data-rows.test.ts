import { describe, expect, it } from 'vitest';
import { applyChange } from '#lib/record/change.ts';
import { checkRow } from '#lib/record/checks.ts';
import { foundIn, takeOutOf, withPresentWords, writtenRowsOf } from '#lib/record/personal-data-rows.ts';
import type { Kind, Row, RowOf } from '#lib/record/rows.ts';
import { aRow, byId, id, kinds, stampBy } from '../../support/rows.ts';

const secret = 'Mrs Holt, 07700 900123';
const lamp = aRow('evidence', id('lamp'), { title: `A call from ${secret}`, text: `I rang ${secret} back.` });
const claim = aRow('claim', id('claim'), { evidence: lamp.id, how: `I calmed ${secret}`, where: 'page 2' });
const file = aRow('attachment', id('file'), { evidence: lamp.id, name: 'Mrs Holt.pdf' });
const tag = aRow('tag', id('tag'), { attachment: file.id, text: `calms ${secret}` });
const rows: readonly Row[] = [lamp, claim, file, tag, aRow('evidence', id('other'), { text: secret })];
const record = { all: <K extends Kind>(kind: K) => rows.filter((row): row is RowOf<K> => row.kind === kind) };

describe('a customer’s data in a piece', () => {
	const own = writtenRowsOf(record)(lamp.id);

	it('is found wherever the piece has words, and nowhere else', () => {
		const places = own.flatMap(foundIn).map(({ row, field, found }) => [row.id, field, found.length]);
		expect(places).toEqual([
			[lamp.id, 'title', 2],
			[lamp.id, 'text', 2],
			[claim.id, 'how', 2],
			[file.id, 'name', 1],
			[tag.id, 'text', 2]
		]);
		expect(foundIn(lamp), 'it is not looked for twice').toBe(foundIn(lamp));
		for (const kind of kinds) expect(() => foundIn(aRow(kind, id('row')))).not.toThrow();
	});

	it('is taken out by one change, which leaves the other words', () => {
		const applied = applyChange(takeOutOf(own.flatMap(foundIn)), byId(rows), stampBy('device1', 2));
		if (!applied.ok) throw new Error(applied.reason);
		expect(JSON.stringify(applied.after)).not.toMatch(/Holt|07700/);
		expect(applied.after.flatMap(foundIn)).toEqual([]);
		expect(applied.after.map(checkRow)).toEqual([null, null, null, null]);
		expect(applied.after.find((row) => row.id === claim.id)?.fields).toMatchObject({ where: 'page 2' });
	});
});

describe('history whose earlier words are forgotten', () => {
	const now = aRow('evidence', lamp.id, { title: 'A call', text: 'I rang back.' });
	const torn = { ...lamp, conflicts: { text: [{ value: secret, stamp: 'device9:3' }] } } as Row;
	const entry = { before: [null, torn, rows[4] ?? null], after: [lamp, now, claim] };
	const told = withPresentWords(entry, byId([now]));

	it('tells that a row always had its present words, in what was in conflict too', () => {
		const states = [...told.before, ...told.after].filter((row) => row?.id === lamp.id);
		expect(JSON.stringify(states)).not.toContain('Holt');
		expect(states.map((row) => row?.fields)).toEqual([now.fields, now.fields, now.fields]);
		expect(states.map((row) => row && checkRow(row))).toEqual([null, null, null]);
	});

	it('leaves other rows, versions and stamps as they were', () => {
		expect(told.before[2]).toBe(rows[4]);
		expect(told.after[2]).toBe(claim);
		expect(told.after[0]).toMatchObject({ version: lamp.version, stamps: lamp.stamps });
		expect(told.after[1]).toBe(now);
	});

	it('is the same entry where there was nothing to forget', () => {
		expect(withPresentWords(told, byId([now]))).toBe(told);
	});
});
