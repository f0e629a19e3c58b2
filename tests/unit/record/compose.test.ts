import { expect, test } from 'vitest';
import { fromPieces, fromTemplate, notIn, withPieces } from '#lib/record/compose.ts';
import { countForLimit } from '#lib/record/word-limit.ts';
import { aRow, id } from '../../support/rows.ts';

const lamp = aRow('evidence', id('lamp'), {
	title: 'A lamp  that went out',
	text: '# At night\n\nI lit it.'
});
const wick = aRow('evidence', id('wick'), { title: 'The wick', text: '' });

test('a template gives its headings without the advice on their length, and its annex the pieces', () => {
	const sections = ['Introduction, about 150 words', 'Lamps (about 1,700 words)', 'Appendix, not counted'];
	expect(fromTemplate({ sections: sections.map((name) => ({ name })) }, [lamp, wick])).toBe(
		'## Introduction\n\n## Lamps\n\n## Appendix\n\n1. A lamp that went out\n2. The wick\n\n'
	);
});

test('a template without an annex gets one', () => {
	expect(fromTemplate({ sections: [{ name: 'Opening, 2 minutes' }] }, [])).toBe(
		'## Opening\n\n## Annexes\n\n'
	);
});

test('pieces become sections with their own words, whose headings go below', () => {
	const text = fromPieces([lamp, wick]);
	expect(text).toBe(
		'## A lamp that went out\n\n### At night\n\nI lit it.\n\n## The wick\n\n## Annexes\n\n1. A lamp that went out\n2. The wick\n\n'
	);
	expect(countForLimit(text)).toEqual({ counted: 12, annexes: 10 });
});

test('pieces that came later go in front of the annex', () => {
	const text = fromPieces([lamp]);
	expect(notIn(text, [lamp, wick])).toEqual([wick]);
	const longer = withPieces(text, [wick]);
	expect(notIn(longer, [lamp, wick])).toEqual([]);
	expect(longer.indexOf('## The wick')).toBeLessThan(longer.indexOf('## Annexes'));
	expect(countForLimit(longer).annexes).toBe(countForLimit(text).annexes);
});

test('a text without an annex gets them at its end', () => {
	expect(withPieces('Once upon a time\n', [wick])).toBe('Once upon a time\n\n## The wick\n\n');
});
