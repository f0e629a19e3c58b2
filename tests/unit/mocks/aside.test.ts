import { describe, expect, it } from 'vitest';
import { asideSentences } from '../../../src/routes/(record)/mocks/result/result-lines.ts';
import type { Fields, MarkValue } from '#lib/record/rows.ts';
import { fieldsOf } from '../../support/rows.ts';
import { aSpecification, key } from '../assessment/builders.ts';

const specification = aSpecification({
	methods: {
		show: { pass: 3, distinction: 1, parts: { diary: { pass: 1, distinction: 0, exemptible: true } } }
	}
});
const inDiary = specification.criteria.find(({ part }) => part === 'diary')?.id ?? '';
const outside = specification.criteria.find(({ part }) => part === null)?.id ?? '';

const sentences = (ids: readonly string[], about: Partial<Fields<'mock'>> = {}, exemptNow: string[] = []) => {
	const marks = Object.fromEntries(ids.map((one) => [key(one), 'met' as MarkValue]));
	return asideSentences(
		specification,
		{ fields: fieldsOf('mock', { method: 'show', ...about }), marks },
		exemptNow
	);
};

describe('marks that are on no list any more', () => {
	it('are none where all is as it was', () => {
		expect(inDiary && outside).not.toBe('');
		expect(sentences([inDiary, outside])).toEqual([]);
	});

	it('are told where the specification has lost their criterion', () => {
		expect(sentences([outside, 'show-p98', 'show-p99']).join()).toMatch(/^2 marks have no criterion/);
	});

	it('are told where their part was exempted during the mock', () => {
		expect(sentences([inDiary], { exempt: ['diary'] }, ['diary']).join()).toMatch(
			/^1 mark has been set aside/
		);
	});

	it('are told where their part was exempted afterwards', () => {
		expect(sentences([inDiary], {}, ['diary']).join()).toMatch(/was exempted after this mock/);
		expect(sentences([outside], {}, ['diary'])).toEqual([]);
	});
});
