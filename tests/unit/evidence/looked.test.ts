import { expect, it } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { lookAt, lookAtSome } from '#lib/components/evidence/looked.ts';
import type { Kind, Row } from '#lib/record/rows.ts';
import { aRow, id } from '../../support/rows.ts';
import { aSpecification } from '../assessment/builders.ts';

const specification = {
	...aSpecification({ methods: { watch: { pass: 3, distinction: 0 } } })
};
const sha256 = '7'.repeat(64);
const rows: Row[] = [
	aRow('evidence', id('lamp'), { title: 'Image 1', date: null }),
	aRow('evidence', id('rope'), { agreed: false }),
	aRow('evidence', id('sail'), { text: 'Ring her on 07700 900123.' }),
	aRow('claim', id('claim'), { evidence: id('sail'), requirement: specification.criteria[0]?.key ?? '' }),
	aRow('attachment', id('first'), { evidence: id('lamp'), sha256 }),
	aRow('attachment', id('second'), { evidence: id('rope'), sha256 })
];

/** As much of an open record as is looked at. */
function opened(): CurrentRecord {
	const tally = tallyOf(specification, rows);
	const lists = Map.groupBy(rows, ({ kind }) => kind);
	const record = {
		specification,
		tally,
		coverage: cover(tally, { contact: [], exempt: [] }),
		row: aRow('record', id('record')),
		behindOf: tally.behindOf,
		all: (kind: Kind) => lists.get(kind) ?? [],
		get: (kind: Kind, row: string) => rows.find((one) => one.kind === kind && one.id === row)
	};
	return record as unknown as CurrentRecord;
}

it('a few pieces have the same things to check as among all', () => {
	const record = opened();
	const { issues } = lookAt(record);
	expect(issues.size).toBe(3);
	for (const word of ['lamp', 'rope', 'sail'])
		expect(lookAtSome(record, [id(word)])).toEqual(new Map([[id(word), issues.get(id(word))]]));
	expect(lookAtSome(record, [])).toEqual(new Map());
});
