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

	test('a great many months go by years', () => {
		const pieces = numbers(30).map((n) => piece(String(n), `${1990 + n}-05-01`));
		expect(evidencePeriods(pieces)[0]).toMatchObject({ period: '1991', pieces: 1 });
	});

	test('no evidence gives no periods', () => {
		expect(evidencePeriods([])).toEqual([]);
	});
});
