/** Which days this page asks for: those that something is counted from, and those that decide about rules. */
import { wishable } from '#lib/gateway/timeline.ts';
import type { KnownDate } from '#lib/record/facts.ts';
import type { DeadlineRule } from '#lib/specification/practice-types.ts';

const order = [
	'start',
	'gateway',
	'assessment',
	'observation',
	'discussion',
	'interview',
	'decision',
	'born',
	'agreed-end'
] as const satisfies readonly KnownDate[];

export function datesAsked(ruled: readonly DeadlineRule[]): KnownDate[] {
	const wanted = new Set<KnownDate>([
		...(['start', 'gateway', 'born', 'agreed-end'] as const),
		...ruled.map(({ from }) => from),
		...wishable(ruled)
	]);
	return order.filter((name) => wanted.has(name));
}
