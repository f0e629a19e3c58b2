import { expect, it } from 'vitest';
import { rowsBy } from '#lib/record/rows-by.ts';
import { aRow, id } from '../../support/rows.ts';

const claim = (word: string, evidence: string) => aRow('claim', id(word), { evidence: id(evidence) });
const list = [claim('one', 'lamp'), claim('two', 'rope'), claim('three', 'lamp')];

it('rows stand in groups by what a field says, in the order of their list', () => {
	const groups = rowsBy(list, 'evidence');
	expect(groups.get(id('lamp'))).toEqual([list[0], list[2]]);
	expect(groups.get(id('rope'))).toEqual([list[1]]);
	expect(groups.get(id('sail'))).toBeUndefined();
});

it('a list is sorted once for each field', () => {
	expect(rowsBy(list, 'evidence')).toBe(rowsBy(list, 'evidence'));
	expect([...rowsBy(list, 'requirement').values()].flat()).toEqual(list);
	expect(rowsBy([...list], 'evidence')).not.toBe(rowsBy(list, 'evidence'));
});
