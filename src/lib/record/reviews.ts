/** The changes to the log of progress reviews, and to the plan of those to come. */
import type { Change } from './change.ts';
import type { Fields, Review } from './rows.ts';

type Told = Omit<Fields<'review'>, 'figures' | 'planned'>;
type Plan = Pick<Told, 'title' | 'on'>;

/** Reviews that were held. */
export function heldReviews(reviews: readonly Review[]): Review[] {
	return reviews.filter(({ fields }) => fields.planned !== true);
}

/** Reviews that are planned and were not held yet, the earliest first. */
export function plannedReviews(reviews: readonly Review[]): Review[] {
	const key = ({ id, fields }: Review) => `${fields.on} ${id}`;
	return reviews.filter(({ fields }) => fields.planned === true).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Plans a review ahead. */
export function planReview({ title, on }: Plan, id: string): Change {
	const fields = { ...trimmed({ title, on, present: '', summary: '' }), planned: true, figures: null };
	return { name: 'plan-review', edits: [{ op: 'create', kind: 'review', id, fields }] };
}

/** Moves a planned review to another day, or gives it another title. */
export function moveReview({ id }: Review, { title, on }: Plan): Change {
	return { name: 'plan-review', edits: [{ op: 'edit', id, fields: { title: title.trim(), on } }] };
}

/** @param figures of that day, where the review is written down on the day; null where it was held before */
export function logReview(review: Told, figures: Fields<'review'>['figures'], id: string): Change {
	return {
		name: 'log-review',
		edits: [{ op: 'create', kind: 'review', id, fields: { ...trimmed(review), figures } }]
	};
}

/** Writes down what was said in a review that was planned; what belongs to it stays with it. */
export function holdReview({ id }: Review, review: Told, figures: Fields<'review'>['figures']): Change {
	return {
		name: 'log-review',
		edits: [{ op: 'edit', id, fields: { ...trimmed(review), planned: false, figures } }]
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
