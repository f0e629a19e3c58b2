/** The changes to the log of progress reviews. */
import type { Change } from './change.ts';
import type { Fields, Review } from './rows.ts';

type Told = Omit<Fields<'review'>, 'figures'>;

/** @param figures of that day, where the review is written down on the day; null where it was held before */
export function logReview(review: Told, figures: Fields<'review'>['figures'], id: string): Change {
	return {
		name: 'log-review',
		edits: [{ op: 'create', kind: 'review', id, fields: { ...trimmed(review), figures } }]
	};
}

/** The figures stay as they were taken. */
export function editReview({ id }: Review, review: Told): Change {
	return { name: 'log-review', edits: [{ op: 'edit', id, fields: trimmed(review) }] };
}

/** What was agreed in it stays agreed. */
export function removeReview({ id }: Review): Change {
	return { name: 'remove-review', edits: [{ op: 'delete', id }] };
}

function trimmed({ title, on, present, summary }: Told): Told {
	return { title: title.trim(), on, present: present.trim(), summary: summary.trim() };
}
