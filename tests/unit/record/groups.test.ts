import { expect, it } from 'vitest';
import { groupsOf } from '#lib/record/groups.ts';
import { aRow, id } from '../../support/rows.ts';

const claim = (word: string, evidence: string) => aRow('claim', id(word), { evidence: id(evidence) });
const list = [claim('one', 'lamp'), claim('two', 'rope'), claim('three', 'lamp')];

it('rows stand in groups by what a field says, in the order of their list', () => {
	const groups = groupsOf(list, 'evidence');
	expect(groups.get(id('lamp'))).toEqual([list[0], list[2]]);
	expect(groups.get(id('rope'))).toEqual([list[1]]);
	expect(groups.get(id('sail'))).toBeUndefined();
});

it('a list is sorted once for each field', () => {
	expect(groupsOf(list, 'evidence')).toBe(groupsOf(list, 'evidence'));
	expect([...groupsOf(list, 'requirement').values()].flat()).toEqual(list);
	expect(groupsOf([...list], 'evidence')).not.toBe(groupsOf(list, 'evidence'));
});
