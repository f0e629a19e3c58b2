/** What each specification is called, for lists and for sources. Apart from the rest, which the first load needs. */
import summaries from '#content/summaries.json' with { type: 'json' };
import type { SpecificationSummary } from '#lib/specification/types.ts';

/** All built-in specifications, a line each. */
export const specificationSummaries: readonly SpecificationSummary[] = summaries;

/** What those are called that were opened since the page was loaded. */
export const otherSummaries = new Map<string, SpecificationSummary>();

/** The line of a specification: built in, or opened since the page was loaded. */
export function summaryOf(id: string): SpecificationSummary | undefined {
	return summaries.find((one) => one.id === id) ?? otherSummaries.get(id);
}
