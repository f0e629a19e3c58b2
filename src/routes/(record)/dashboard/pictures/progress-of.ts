/** The requirements whose progress is shown together. */
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import type { LineKind } from '#lib/assessment/coverage-lines.ts';
import type { Requirement } from '#lib/specification/types.ts';

/** The kinds of requirement that the specification counts; what a pass asks for comes first. */
export function kindsOf({ coverage }: CurrentRecord): LineKind[] {
	const { criteria, ksbs } = coverage.whole;
	const grades = criteria.map(({ grade }) => grade).filter((grade) => grade !== 'expected');
	return ksbs.total > 0 ? [...grades, 'ksb'] : grades;
}

/** Those of one kind that apply. */
export function requirementsOf({ specification, coverage }: CurrentRecord, kind: LineKind): Requirement[] {
	const all: readonly Requirement[] =
		kind === 'ksb' ? specification.ksbs : specification.criteria.filter(({ grade }) => grade === kind);
	return all.filter(({ key }) => coverage.states.has(key));
}
