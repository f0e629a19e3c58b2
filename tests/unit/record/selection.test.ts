import { describe, expect, test } from 'vitest';
import { applyChange, type Change } from '#lib/record/change.ts';
import { choose, chosenFor, inOrder, leaveOut, moveTo, selectionId } from '#lib/record/selection.ts';
import type { Row, Selection } from '#lib/record/rows.ts';
import { aRow, id, record } from '../../support/rows.ts';

const pieces = ['lamp', 'wick', 'oil', 'tower'].map((word) => aRow('evidence', id(word)));
const names = (change: Rows) =>
	chosenFor('watch', change.live(), pieces).map((piece) => piece.id.slice(0, -9));

/** Rows to which changes are applied, as storage does. */
class Rows {
	#rows = new Map<string, Row>();
	#counter = 1;

	live(): Selection[] {
		return [...this.#rows.values()].filter((row) => row.kind === 'selection' && !row.deleted) as Selection[];
	}

	current = (rowId: string) => this.#rows.get(rowId);

	apply(change: Change): number {
		const author = { person: id('kezia'), device: 'device1' };
		const stamp = { recordId: record, author, counter: this.#counter++, at: '2026-04-01T09:00:00.000Z' };
		const applied = applyChange(change, this.#rows, stamp);
		if (!applied.ok) throw new Error(applied.reason);
		for (const row of applied.after) this.#rows.set(row.id, row);
		return applied.after.length;
	}

	choose(...words: string[]): void {
		const selections = this.live();
		this.apply(
			choose(words.map(id), { recordId: record, method: 'watch', selections, current: this.current })
		);
	}

	move(word: string, position: number): number {
		return this.apply(moveTo(id(word), position, 'watch', this.live()));
	}
}

function chosen(...words: string[]): Rows {
	const rows = new Rows();
	rows.choose(...words);
	return rows;
}

test('pieces are chosen in the order given, behind those that are there', () => {
	const rows = chosen('wick', 'lamp');
	rows.choose('tower', 'wick', 'tower');
	expect(names(rows)).toEqual(['wick', 'lamp', 'tower']);
});

test('what was left out can be chosen again, in the same row', () => {
	const rows = chosen('wick', 'lamp');
	rows.apply(leaveOut(new Set([id('wick')]), 'watch', rows.live()));
	expect(names(rows)).toEqual(['lamp']);
	rows.choose('wick');
	expect(names(rows)).toEqual(['lamp', 'wick']);
	expect(rows.current(selectionId(record, 'watch', id('wick')))?.deleted).toBe(false);
});

test('a choice for one method says nothing of another, and removed pieces are left out', () => {
	const rows = chosen('wick', 'lamp');
	expect(chosenFor('case', rows.live(), pieces)).toEqual([]);
	expect(chosenFor('watch', rows.live(), pieces.slice(0, 1)).map((piece) => piece.id)).toEqual([id('lamp')]);
});

describe('moving', () => {
	test.each([
		['tower', 0, ['tower', 'lamp', 'wick', 'oil']],
		['lamp', 3, ['wick', 'oil', 'tower', 'lamp']],
		['tower', 1, ['lamp', 'tower', 'wick', 'oil']],
		['lamp', 99, ['wick', 'oil', 'tower', 'lamp']],
		['oil', -5, ['oil', 'lamp', 'wick', 'tower']]
	])('%s to %i changes one row', (word, position, expected) => {
		const rows = chosen('lamp', 'wick', 'oil', 'tower');
		expect(rows.move(word, position)).toBe(1);
		expect(names(rows)).toEqual(expected);
	});

	test('to where it is, or of what is not chosen, changes nothing', () => {
		const rows = chosen('lamp', 'wick');
		expect(rows.move('lamp', 0)).toBe(0);
		expect(rows.move('oil', 0)).toBe(0);
	});

	test('goes on for ever: where no number is left between two, all get new ones', () => {
		const rows = chosen('lamp', 'wick', 'oil');
		for (let turn = 0; turn < 200; turn++) {
			const last = names(rows)[2] ?? '';
			rows.move(last, 1);
			expect(names(rows)[1]).toBe(last);
			expect(names(rows)[0]).toBe('lamp');
		}
	});

	test('two devices that gave the same place leave an order that is the same everywhere', () => {
		const twins = ['wick', 'lamp'].map((word) =>
			aRow('selection', id(`s-${word}`), { evidence: id(word), place: 1 })
		);
		expect(inOrder('watch', twins)).toEqual(inOrder('watch', twins.toReversed()));
	});
});
