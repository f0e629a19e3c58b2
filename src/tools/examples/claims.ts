/** What an example expects of claims: the grade on the evidence, how far it covers, and what is missing. */
import { cover, type Coverage, type Group } from '#lib/assessment/coverage.ts';
import { whatIf } from '#lib/assessment/prediction.ts';
import { tallyOf, type Tally } from '#lib/assessment/tally.ts';
import type { Verdict } from '#lib/assessment/verdict.ts';
import type { Row } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import { marksOf, situationOf } from './check.ts';
import type { Document, Mistake as Problem, Path } from '#lib/specification/check/yaml-text.ts';
import type { Example } from './schema.ts';

/** The verdict on the evidence: what is claimed counts as met, beside the marks. */
export function onEvidence(specification: Specification, one: Example): Verdict {
	return whatIf(tallyOfClaims(specification, one), situationOf(one), marksOf(one)).onEvidence;
}

/** What an example claims or expects to be covered that its specification does not know. */
export function checkClaims(
	specification: Specification,
	one: Example,
	document: Document,
	at: Path
): Problem[] {
	const problems: Problem[] = [];
	const report = (path: Path, message: string) =>
		problems.push({ line: document.lineOf([...at, ...path]), message });
	const criteria = new Set(specification.criteria.map(({ id }) => id));
	const known = new Set([...criteria, ...specification.ksbs.map(({ id }) => id)]);
	one.claimed.forEach((id, index) => {
		if (!known.has(id)) report(['claimed', index], `${specification.id} has no criterion or KSB "${id}"`);
	});
	one.expect.missing.forEach((id, index) => {
		if (!criteria.has(id))
			report(['expect', 'missing', index], `${specification.id} has no criterion "${id}"`);
	});
	const coverage = cover(tallyOfClaims(specification, one), situationOf(one));
	for (const [place, expected] of Object.entries(one.expect.coverage)) {
		const found = groupsNamed(coverage, place).length;
		const path = ['expect', 'coverage', place];
		if (found === 0) report(path, `${specification.id} has no method, part or area "${place}"`);
		if (found > 1) report(path, `"${place}" names two things: write part:${place} or area:${place}`);
		if (!/^[0-9]+\/[0-9]+$/.test(expected)) report(path, `${place}: write claimed/total, such as 3/10`);
	}
	return problems;
}

/** Where coverage or what is missing comes out otherwise than expected. */
export function compareClaims(
	specification: Specification,
	one: Example,
	document: Document,
	at: Path
): Problem[] {
	const coverage = cover(tallyOfClaims(specification, one), situationOf(one));
	const problems = Object.entries(one.expect.coverage).flatMap(([place, expected]): Problem[] => {
		const actual = groupsNamed(coverage, place).map(counted).join();
		if (actual === expected) return [];
		const line = document.lineOf([...at, 'expect', 'coverage', place]);
		return [{ line, message: `coverage ${place}: expected ${expected}, actual ${actual}` }];
	});
	if (one.expect.missing.length === 0) return problems;
	const actual = specification.criteria
		.filter(({ key, grade }) => grade !== 'expected' && coverage.states.get(key) === 'missing')
		.map(({ id }) => id);
	const wrongly = one.expect.missing.filter((id) => !actual.includes(id));
	const also = actual.filter((id) => !one.expect.missing.includes(id));
	if (wrongly.length + also.length === 0) return problems;
	const parts = [
		...(wrongly.length > 0 ? [`not missing: ${wrongly.join(', ')}`] : []),
		...(also.length > 0 ? [`missing too: ${also.join(', ')}`] : [])
	];
	return [...problems, { line: document.lineOf([...at, 'expect', 'missing']), message: parts.join('; ') }];
}

/** Counts criteria of every grade that counts; of `ksbs`, the KSBs. */
function counted({ group, ksbs }: { readonly group: Group; readonly ksbs: boolean }): string {
	const counts = ksbs
		? [group.ksbs]
		: group.criteria.flatMap(({ grade, count }) => (grade === 'expected' ? [] : [count]));
	const sum = (of: 'claimed' | 'total') => counts.reduce((all, count) => all + count[of], 0);
	return `${sum('claimed')}/${sum('total')}`;
}

/** The groups that a key may mean: `overall`, `ksbs`, an id, or an id after `method:`, `part:` or `area:`. */
function groupsNamed(coverage: Coverage, place: string) {
	const [, kind, id = place] = /^(method|part|area):(.+)$/.exec(place) ?? [];
	if (place === 'overall' || place === 'ksbs') return [{ group: coverage.whole, ksbs: place === 'ksbs' }];
	const lists = { method: coverage.methods, part: coverage.parts, area: coverage.areas };
	return Object.entries(lists).flatMap(([name, groups]) => {
		const group = kind === undefined || kind === name ? groups.get(id) : undefined;
		return group ? [{ group, ksbs: false }] : [];
	});
}

/** One piece of evidence that is claimed for all of it. */
function tallyOfClaims(specification: Specification, { claimed }: Example): Tally {
	const keyOf = new Map([...specification.criteria, ...specification.ksbs].map(({ id, key }) => [id, key]));
	const at = '2000-01-01T00:00:00Z';
	const header = (id: string) => ({
		id,
		recordId: 'example-record',
		author: { person: 'example-person', device: 'example' },
		version: {},
		stamps: {},
		conflicts: {},
		deleted: false,
		createdAt: at,
		changedAt: at
	});
	const evidence = 'example-evidence';
	const rows: Row[] = claimed.map((id, index) => ({
		...header(`example-claim-${index}`),
		kind: 'claim',
		fields: { evidence, requirement: keyOf.get(id) ?? id, how: '', where: '' }
	}));
	const fields = { title: 'Everything', kind: null, date: null, text: '', agreed: true };
	return tallyOf(specification, [{ ...header(evidence), kind: 'evidence', fields }, ...rows]);
}
