/** Figures of one day in the few lines that a progress report compares. */
import type { CalendarDate, Evidence, Hours } from '#lib/record/rows.ts';
import type { Grade, Requirement } from '#lib/specification/types.ts';
import type { FiguresOfDay, Grades, Share } from './figures-of-day.ts';
import { progressOf, progressOn } from './progress.ts';
import type { Tally } from './tally.ts';

export interface StandingOn {
	readonly on: CalendarDate;
	/** Null where nobody wrote them down on that day: a grade cannot be worked out afterwards. */
	readonly overall: Grades | null;
	/** By the grade that the criteria are for. */
	readonly criteria: ReadonlyMap<Grade, Share>;
	readonly ksbs: Share;
	readonly pieces: number;
	/** Off-the-job training. */
	readonly minutes: number;
}

/** From figures that were taken on the day. */
export function standingFrom({ on, overall, methods, ksbs, pieces, minutes }: FiguresOfDay): StandingOn {
	const criteria = new Map<Grade, Share>();
	for (const { grade, claimed, confirmed, of } of methods.flatMap((method) => method.criteria)) {
		const sum = criteria.get(grade) ?? { claimed: 0, confirmed: 0, of: 0 };
		criteria.set(grade, {
			claimed: sum.claimed + claimed,
			confirmed: sum.confirmed + confirmed,
			of: sum.of + of
		});
	}
	return { on, overall, criteria, ksbs, pieces, minutes };
}

/** What a day in the past is worked out from; no row in it is deleted. */
export interface Past {
	readonly tally: Tally;
	/** Those that apply. */
	readonly requirements: readonly Requirement[];
	readonly evidence: readonly Evidence[];
	readonly hours: readonly Hours[];
	readonly today: CalendarDate;
}

/** Worked out afterwards, from what still counts today and the days since when it has. */
export function standingBack(
	{ tally, requirements, evidence, hours, today }: Past,
	on: CalendarDate
): StandingOn {
	const share = (wanted: readonly Requirement[]): Share => {
		const { claimed, confirmed } = progressOn(progressOf(tally, wanted, today), on);
		return { claimed, confirmed, of: wanted.length };
	};
	const criteria = requirements.filter((one) => one.type === 'criterion');
	return {
		on,
		overall: null,
		criteria: new Map(
			[...Map.groupBy(criteria, ({ grade }) => grade)].map(([grade, some]) => [grade, share(some)])
		),
		ksbs: share(requirements.filter((one) => one.type === 'ksb')),
		pieces: evidence.filter(({ createdAt }) => createdAt.slice(0, 10) <= on).length,
		minutes: hours.reduce((sum, { fields }) => (fields.on <= on ? sum + fields.minutes : sum), 0)
	};
}
