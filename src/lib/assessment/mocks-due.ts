/** Which mocks are due before the real assessment, and why. */
import { daysBetween } from '#lib/record/dates.ts';
import type { CalendarDate, Mock } from '#lib/record/rows.ts';
import type { Method, Specification } from '#lib/specification/types.ts';

/** Ours: a mock, its feedback and what is done about it take weeks, and there should be time for two. */
export const soonDays = 112;
/** Ours: after twelve weeks a mock says little about today. */
export const oldDays = 84;

export type MockDueReason =
	| { readonly kind: 'none' }
	| {
			readonly kind: 'parts';
			/** Ids of those that no mock was about. */
			readonly parts: readonly string[];
	  }
	| { readonly kind: 'old'; readonly on: CalendarDate; readonly days: number }
	| { readonly kind: 'unreleased'; readonly mock: string; readonly on: CalendarDate };

export interface MockDue {
	readonly method: string;
	/** All that holds, and at least one. */
	readonly reasons: readonly MockDueReason[];
	/** The next day that it prepares for; null where none is planned. */
	readonly before: { readonly what: 'assessment' | 'gateway'; readonly on: CalendarDate } | null;
	/** Whether that day is near. */
	readonly soon: boolean;
}

/** What it is found in; no row in it is deleted. */
export interface MockGround {
	readonly specification: Specification;
	readonly mocks: readonly Mock[];
	/** Parts that the apprentice is exempt from. */
	readonly exempt: readonly string[];
	/** Methods that a real result has settled: no mock helps them. */
	readonly settled: ReadonlySet<string>;
	readonly gateway: CalendarDate | null;
	/** Method → its planned assessment day. */
	readonly days: ReadonlyMap<string, CalendarDate>;
}

/**
 * Methods that have no mock, or none of a part, or only an old one, and mocks of which the apprentice has no
 * feedback yet. The nearest day comes first. Practice alone is no mock; a mock under another specification
 * was about other criteria. A method whose assessment day has passed waits for its result, not for a mock.
 */
export function mocksDue(ground: MockGround, today: CalendarDate): MockDue[] {
	const { specification, settled, days } = ground;
	return specification.methods
		.filter(({ id }) => !settled.has(id))
		.flatMap((method): MockDue[] => {
			const own = finishedOf(ground, method.id);
			const day = days.get(method.id);
			const reasons = [
				...(day !== undefined && day < today ? [] : missing(method, own, ground.exempt, today)),
				...own.flatMap(unreleased)
			];
			if (reasons.length === 0) return [];
			const before = dayAhead(day, ground.gateway, today);
			const soon = before !== null && daysBetween(today, before.on) <= soonDays;
			return [{ method: method.id, reasons, before, soon }];
		})
		.sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
}

interface FinishedMock {
	readonly id: string;
	readonly part: string | null;
	readonly on: CalendarDate;
	readonly released: boolean;
}

/** Oldest first. */
function finishedOf({ mocks, specification }: MockGround, method: string): FinishedMock[] {
	return mocks
		.flatMap(({ id, fields }): FinishedMock[] => {
			const { finished, attempt, under, part, released } = fields;
			const counts = attempt !== 'practice' && under === specification.id && fields.method === method;
			return finished && counts ? [{ id, part, on: finished.on, released: released !== null }] : [];
		})
		.sort((a, b) => a.on.localeCompare(b.on));
}

function missing(
	method: Method,
	own: readonly FinishedMock[],
	exempt: readonly string[],
	today: CalendarDate
): MockDueReason[] {
	const last = own.at(-1);
	if (!last) return [{ kind: 'none' }];
	const whole = own.some(({ part }) => part === null);
	const parts = method.parts
		.map(({ id }) => id)
		.filter((id) => !whole && !exempt.includes(id) && !own.some(({ part }) => part === id));
	const days = daysBetween(last.on, today);
	return [
		...(parts.length > 0 ? [{ kind: 'parts', parts } as const] : []),
		...(days > oldDays ? [{ kind: 'old', on: last.on, days } as const] : [])
	];
}

function unreleased({ id, on, released }: FinishedMock): MockDueReason[] {
	return released ? [] : [{ kind: 'unreleased', mock: id, on }];
}

function dayAhead(
	assessment: CalendarDate | undefined,
	gateway: CalendarDate | null,
	today: CalendarDate
): MockDue['before'] {
	if (assessment !== undefined && assessment >= today) return { what: 'assessment', on: assessment };
	return gateway !== null && gateway >= today ? { what: 'gateway', on: gateway } : null;
}

/** Those without a day come last. */
function dayOf({ before }: MockDue): string {
	return before?.on ?? '9';
}
