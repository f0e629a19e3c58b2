import { describe, expect, it } from 'vitest';
import { piecesBeside } from '../../../src/routes/(record)/mocks/run/pieces-beside.ts';
import { wordLimit } from '../../../src/routes/(record)/mocks/run/word-limit.ts';
import type { RequirementKey } from '#lib/specification/types.ts';
import { aRow, id } from '../../support/rows.ts';

const key = (one: string) => `guild/${one}` as RequirementKey;
const piece = (name: string) => aRow('evidence', id(name), { title: name });
const claim = (name: string, evidence: string, requirement: string) =>
	aRow('claim', id(name), { evidence: id(evidence), requirement: key(requirement) });

describe('the pieces beside a mark sheet', () => {
	const links = [{ from: key('p2'), to: key('K1'), kind: 'suggested' as const }];
	const sheet = [{ key: key('p1') }, { key: key('p2') }];
	const pieces = [piece('lamp'), piece('rope'), piece('ship')];
	const found = piecesBeside({ links }, sheet, pieces, [
		claim('c1', 'rope', 'K1'),
		claim('c2', 'ship', 'p1'),
		claim('c3', 'lamp', 'p9')
	]);

	it('come in the order of the sheet, and those for nothing on it at the end', () => {
		expect(found.map(({ evidence }) => evidence.fields.title)).toEqual(['ship', 'rope', 'lamp']);
	});

	it('say which item they serve, through a link of any kind as well', () => {
		expect(found.map(({ claims }) => claims.map(({ on }) => on))).toEqual([[key('p1')], [key('p2')], []]);
	});
});

it('a written piece is held against what the handbook sets', () => {
	const range = { minimum: 2_250, maximum: 2_750, source: 'ours' };
	expect([2_249, 2_250, 2_750, 2_761].map((words) => wordLimit(words, range).sentence)).toEqual([
		'Too short by 1: 2250 to 2750 are asked.',
		'It fits: 2250 to 2750 are asked.',
		'It fits: 2250 to 2750 are asked.',
		'Too long by 11: 2250 to 2750 are asked.'
	]);
	expect(wordLimit(9_999, { source: 'ours' }).fits).toBe(true);
});
