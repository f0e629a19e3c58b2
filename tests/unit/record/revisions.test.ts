import { expect, it } from 'vitest';
import { erasedRow } from '#lib/record/erase.ts';
import { revisionsOf, type RowState } from '#lib/record/revisions.ts';
import type { Fields } from '#lib/record/rows.ts';
import { aRow, id, kezia } from '../../support/rows.ts';

function state(minute: number, about: Partial<Fields<'evidence'>>): RowState {
	const row = aRow('evidence', id('lamp'), about);
	const author = { person: kezia, device: 'device1' };
	return { row, author, at: `2026-05-01T10:0${minute}:00.000Z` };
}

const textsOf = (states: readonly RowState[]) => revisionsOf(states).map(({ text }) => text);

it('lists each text once, the present one first, whatever else changed between', () => {
	const states = [
		state(1, { text: 'first' }),
		state(2, { text: 'first', agreed: false }),
		state(3, { text: 'second' })
	];
	expect(textsOf(states)).toEqual(['second', 'first']);
	expect(revisionsOf(states)[1]?.at, 'as old as its words are').toBe('2026-05-01T10:01:00.000Z');
});

it('puts what another device wrote where it belongs', () => {
	expect(
		textsOf([state(1, { text: 'first' }), state(3, { text: 'third' }), state(2, { text: 'second' })])
	).toEqual(['third', 'second', 'first']);
});

it('lists a text again that somebody brought back', () => {
	expect(textsOf(['a', 'b', 'a'].map((text, minute) => state(minute, { text })))).toEqual(['a', 'b', 'a']);
});

it('passes over words that were removed for good', () => {
	const gone = state(1, { text: 'secret' });
	expect(textsOf([{ ...gone, row: erasedRow(gone.row) }, state(2, { text: 'open' })])).toEqual(['open']);
});
