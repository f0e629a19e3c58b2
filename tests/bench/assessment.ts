import { join } from 'node:path';
import { cover } from '#lib/assessment/coverage.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import { loadContent } from '../../src/tools/content/load.ts';
import { median } from './measure.ts';
import { manyRows } from './rows.ts';
import type { Row } from '#lib/record/rows.ts';
const { specifications } = await loadContent(join(import.meta.dirname, '..', '..', 'content'));
const s = specifications.toSorted((a, b) => b.criteria.length - a.criteria.length)[0]!;
const rows = manyRows(s, { evidence: 10000, claims: 50000, confirmations: 10000 });
function floor(rows: Row[]) {
	const places = new Map<string, number>([...s.criteria, ...s.ksbs].map(({ key }, i) => [key, i]));
	const counts = new Int32Array(places.size);
	for (const row of rows) {
		if (row.kind !== 'claim' || row.deleted) continue;
		const p = places.get(row.fields.requirement);
		if (p !== undefined && row.fields.evidence !== '') counts[p]!++;
	}
	return counts;
}
console.log(
	s.id,
	s.criteria.length,
	'floor',
	median(() => floor(rows)),
	'tally',
	median(() => tallyOf(s, rows))
);
