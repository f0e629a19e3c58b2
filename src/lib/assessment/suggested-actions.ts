/** Actions that follow from the marks of a mock, for a tutor to take over, change or leave. */
import { addDays } from '#lib/record/dates.ts';
import type { NewAction } from '#lib/record/actions.ts';
import type { Action, CalendarDate, MarkValue } from '#lib/record/rows.ts';
import type { Criterion } from '#lib/specification/types.ts';

/** Long enough to do something, short enough to remember what was said. */
const weeks = 2;

/**
 * One for each criterion that was not met or left open and that no action of the mock is about yet.
 *
 * @param mock the mock's row id
 * @param marks those that count, by key
 */
export function suggestedActions(
	mock: string,
	criteria: readonly Criterion[],
	marks: Readonly<Record<string, MarkValue>>,
	actions: readonly Action[],
	today: CalendarDate
): NewAction[] {
	const taken = new Set(
		actions
			.filter(({ deleted, fields }) => !deleted && fields.of === mock)
			.flatMap(({ fields }) => fields.requirements)
	);
	return criteria.flatMap(({ key, text }): NewAction[] => {
		const mark = marks[key];
		if (taken.has(key) || (mark !== 'not-met' && mark !== 'question')) return [];
		const words = `“${text}”`;
		return [
			{
				text:
					mark === 'not-met'
						? `Practise this, and bring an example: ${words}`
						: `Ask again about this: ${words}`,
				owner: mark === 'not-met' ? 'apprentice' : 'tutor',
				due: addDays(today, weeks * 7),
				of: mock,
				requirements: [key]
			}
		];
	});
}
