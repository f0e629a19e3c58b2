import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { linesByArea, linesByMethod } from '#lib/assessment/coverage-lines.ts';
import { commonKinds, evidencePeriods } from '#lib/assessment/evidence-months.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification, numbers } from './builders.ts';

const guild = aSpecification({
	methods: { watch: { pass: 3, distinction: 2 }, case: { pass: 2, distinction: 0 } },
	ksbs: 2
});
const covered = () =>
	cover(
		tallyOf(guild, [
			anEvidence('e1'),
			aClaim('c1', 'e1', 'watch-p1'),
			aClaim('c2', 'e1', 'watch-p2'),
			aClaim('c3', 'e1', 'watch-d1'),
			aConfirmation('d1', 'c1'),
			aConfirmation('d3', 'c3', { decision: 'returned' })
		]),
		{}
	);

describe('coverage in lines', () => {
	test('the shares of each line add up to its total, with pass and distinction apart', () => {
		const lines = linesByMethod(guild, covered());
		expect(lines.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
			'Watch pass',
			'Watch distinction',
			'Watch ksb',
			'Case pass'
		]);
		for (const { confirmed, claimed, returned, linked, missing, total } of lines)
			expect(confirmed + claimed + returned + linked + missing).toBe(total);
		expect(lines[0]).toMatchObject({ confirmed: 1, claimed: 1, missing: 1, total: 3 });
		expect(lines[1]).toMatchObject({ returned: 1, missing: 1, total: 2 });
	});

	test('areas without a requirement are left out', () => {
		expect(new Set(linesByArea(guild, covered()).map(({ place }) => place))).toEqual(
			new Set(['watch-area1', 'watch-area2', 'case-area1'])
		);
	});
});

describe('evidence by month and kind', () => {
	const piece = (id: string, date: string | null, kind?: string) => {
		const evidence = anEvidence(id, kind === undefined ? {} : { kind });
		return { ...evidence, fields: { ...evidence.fields, date } };
	};

	test('months stand in order, undated work last, with each kind counted', () => {
		const periods = evidencePeriods([
			piece('1', '2026-03-09', 'journal'),
			piece('2', null),
			piece('3', '2025-12-31', 'photo'),
			piece('4', '2026-03-01', 'journal'),
			piece('5', '2026-03-30')
		]);
		expect(periods.map(({ period, pieces }) => [period, pieces])).toEqual([
			['2025-12', 1],
			['2026-03', 3],
			[null, 1]
		]);
		expect([...(periods[1]?.kinds ?? [])]).toEqual([
			['journal', 2],
			[null, 1]
		]);
		expect(commonKinds(periods, 2)).toEqual(['journal', null]);
	});

	test('more than two years of months go by years, however many days there are in a month', () => {
		const periods = (dates: readonly string[]) =>
			evidencePeriods(dates.map((date, index) => piece(String(index), date))).map(({ period }) => period);
		const month = (n: number) =>
			`${2020 + Math.floor((n - 1) / 12)}-${String(((n - 1) % 12) + 1).padStart(2, '0')}-01`;
		expect(periods(numbers(24).map(month))).toHaveLength(24);
		expect(periods(numbers(25).map(month))).toEqual(['2020', '2021', '2022']);
		expect(periods(numbers(28).map((day) => `2026-02-${String(day).padStart(2, '0')}`))).toEqual(['2026-02']);
	});

	test('the commonest kinds come first, those as common by name, and what has none after them', () => {
		const kinds = [undefined, 'photo', 'journal', 'letter', 'letter'];
		const pieces = kinds.map((kind, index) => piece(String(index), `2026-0${index + 1}-01`, kind));
		const named = ['letter', 'journal', 'photo', null];
		expect(commonKinds(evidencePeriods(pieces), 9)).toEqual(named);
		expect(commonKinds(evidencePeriods(pieces).toReversed(), 9)).toEqual(named);
		expect(commonKinds(evidencePeriods(pieces), 1)).toEqual(['letter']);
	});

	test('no evidence gives no periods', () => {
		expect(evidencePeriods([])).toEqual([]);
	});
});
