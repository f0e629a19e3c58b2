import { describe, expect, it } from 'vitest';
import { inBin, outlived, removeEvidence, restoreFromBin } from '#lib/record/bin.ts';
import type { Change } from '#lib/record/change.ts';
import { addDays, calendarDateOf } from '#lib/record/dates.ts';
import { erasedRow } from '#lib/record/erase.ts';
import { removeFile } from '#lib/record/files.ts';
import { mergeRows } from '#lib/record/merge.ts';
import type { Kind, RowOf } from '#lib/record/rows.ts';
import { aRow, id, Shelf } from '../../support/rows.ts';

/** One piece with a recording, a tag in it, a claim and a place among the chosen. */
class Portfolio extends Shelf {
	constructor() {
		super();
		this.put(aRow('evidence', id('lamp')));
		this.put(aRow('attachment', id('file'), { type: 'audio/wav' }));
		this.put(aRow('tag', id('tag')));
		this.put(aRow('claim', id('claim')));
		this.put(aRow('selection', id('chosen')));
		this.put(aRow('evidence', id('other')));
		this.put(aRow('claim', id('other-claim'), { evidence: id('other') }));
	}

	all<K extends Kind>(kind: K): RowOf<K>[] {
		return this.#live().filter((row) => row.kind === kind) as RowOf<K>[];
	}

	act({ name, edits }: Change): void {
		this.write(edits, name);
	}

	live(): string[] {
		return this.#live().map((row) => row.id.replace(/-0+$/, ''));
	}

	bin(today = '2026-05-01') {
		return inBin(this.rows().values(), today);
	}

	#live() {
		return [...this.rows().values()].filter((row) => !row.deleted);
	}
}

describe('a removed piece', () => {
	it('takes with it what is its own, and nothing else', () => {
		const all = new Portfolio();
		all.act(removeEvidence(all, id('lamp')));
		expect(all.live()).toEqual(['other', 'other-claim']);
	});

	it('lies in the bin as one thing and comes back as one', () => {
		const all = new Portfolio();
		const before = all.live();
		all.act(removeEvidence(all, id('lamp')));
		const [item, ...others] = all.bin();
		expect(others).toEqual([]);
		expect(item?.row.id).toBe(id('lamp'));
		expect(item?.rest.map(({ kind }) => kind).sort()).toEqual(['attachment', 'claim', 'selection', 'tag']);
		all.act(restoreFromBin(item!));
		expect(all.live()).toEqual(before);
		expect(all.bin()).toEqual([]);
	});

	it('brings back only what went by the same act, and takes all for good', () => {
		const all = new Portfolio();
		all.write([{ op: 'delete', id: id('claim') }], 'remove-claim');
		all.act(removeEvidence(all, id('lamp')));
		const [item] = all.bin();
		expect(item?.ids).toContain(id('claim'));
		all.act(restoreFromBin(item!));
		expect(all.live()).not.toContain('claim');
	});

	it('counts its days, down to the last', () => {
		const all = new Portfolio();
		all.act(removeEvidence(all, id('lamp')));
		expect(all.bin('2026-05-01')[0]?.daysLeft).toBe(30);
		expect(all.bin('2026-05-30')[0]?.daysLeft).toBe(1);
		expect(all.bin('2026-07-01')[0]?.daysLeft).toBe(0);
		expect(all.bin('2025-05-01')[0]?.daysLeft, 'by a clock that was set back').toBe(30);
	});

	it('is not in the bin once its words are gone', () => {
		const all = new Portfolio();
		all.act(removeEvidence(all, id('lamp')));
		for (const rowId of all.bin()[0]?.ids ?? []) all.put(erasedRow(all.get(rowId)));
		expect(all.bin()).toEqual([]);
	});
});

describe('a removed file', () => {
	it('lies in the bin by itself while its piece stays', () => {
		const all = new Portfolio();
		all.act(removeFile(all, all.all('attachment')[0]!));
		const [item] = all.bin();
		expect(item?.row.id).toBe(id('file'));
		expect(item?.rest.map(({ id: tag }) => tag)).toEqual([id('tag')]);
		expect(item?.waits).toBe(false);
	});

	it('waits for its piece where that went later', () => {
		const all = new Portfolio();
		all.act(removeFile(all, all.all('attachment')[0]!));
		all.act(removeEvidence(all, id('lamp')));
		const [piece, file] = all.bin();
		expect(piece?.row.kind).toBe('evidence');
		expect(file?.waits).toBe(true);
		expect(piece?.ids, 'and goes for good with it').toContain(id('file'));
	});
});

describe('words that were removed from a piece that stays', () => {
	const words = { how: 'I rang back', where: 'page 2' };
	const remove = (all: Portfolio, row: string) => all.write([{ op: 'delete', id: row }], 'remove-claim');

	it('of a claim or a time tag come back by themselves', () => {
		const all = new Portfolio();
		all.put(aRow('claim', id('claim'), words));
		const before = all.live();
		for (const row of ['claim', 'tag']) remove(all, id(row));
		expect(
			all
				.bin()
				.map(({ row }) => row.kind)
				.sort()
		).toEqual(['claim', 'tag']);
		for (const item of all.bin()) all.act(restoreFromBin(item));
		expect(all.live()).toEqual(before);
	});

	it('are not kept of a claim that says nothing', () => {
		const all = new Portfolio();
		all.put(aRow('claim', id('claim'), { how: '', where: '' }));
		remove(all, id('claim'));
		expect(all.bin()).toEqual([]);
	});

	it('go for good, but do not come back, where the claim was made again', () => {
		const all = new Portfolio();
		all.put(aRow('claim', id('claim'), words));
		remove(all, id('claim'));
		expect(all.bin()).toMatchObject([{ again: false }]);
		all.put(aRow('claim', id('second')));
		expect(all.bin()).toMatchObject([{ again: true, ids: [id('claim')] }]);
	});

	it('come back with what another device wrote meanwhile', () => {
		const here = aRow('claim', id('claim'), words);
		const gone = {
			...here,
			deleted: true,
			stamps: { ...here.stamps, deleted: 'here:9' },
			version: { ...here.version, here: 9 }
		};
		const there = {
			...here,
			fields: { ...here.fields, how: 'I rang back twice' },
			stamps: { ...here.stamps, how: 'there:9' },
			version: { ...here.version, there: 9 }
		};
		const all = new Portfolio();
		all.put(mergeRows(gone, there));
		const [item] = all.bin();
		expect(item?.row.fields).toMatchObject({ how: 'I rang back twice' });
		all.act(restoreFromBin(item!));
		expect(all.live()).toContain('claim');
	});
});

it('only what was removed more than thirty days ago has outlived the bin', () => {
	const all = new Portfolio();
	all.act(removeEvidence(all, id('lamp')));
	const removed = calendarDateOf(new Date(all.get(id('lamp')).changedAt));
	const daily = (count: number) => Array.from({ length: count }, (_, day) => addDays(removed, day + 1));
	expect(outlived(all.rows().values(), daily(36))).toEqual([]);
	expect(outlived(all.rows().values(), daily(37)).sort()).toEqual(
		['chosen', 'claim', 'file', 'lamp', 'tag'].map(id)
	);
	expect(outlived(all.rows().values(), [addDays(removed, -400)])).toEqual([]);
});
