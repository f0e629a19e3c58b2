/** Rows of the way to gateway and beyond, checked by the schema. */
import type { Action, Appointment, Comment, Hours, Result, Review, Role } from '#lib/record/rows.ts';
import { row } from '#lib/record/schema.ts';

interface Header {
	readonly createdAt?: string;
}

function header(id: string, { createdAt = '2026-01-10T09:00:00Z' }: Header = {}) {
	return {
		id: id.padStart(8, '0'),
		recordId: 'record-01',
		author: { person: 'person-01', device: 'device' },
		version: { device: 1 },
		stamps: {},
		conflicts: {},
		deleted: false,
		createdAt,
		changedAt: createdAt
	};
}

const said = { person: 'person-02', role: 'provider' } as const;

/** By default a pass of all of a method at the first attempt. */
export function aResult(id: string, method: string, plan: Partial<Result['fields']> & Header = {}): Result {
	const { createdAt, ...more } = plan;
	const fields = {
		method,
		part: null,
		attempt: 'first',
		grade: 'pass',
		marks: {},
		exceptional: false,
		note: '',
		...said,
		on: '2026-06-01',
		...more
	};
	return row.parse({ ...header(id, createdAt ? { createdAt } : {}), kind: 'result', fields }) as Result;
}

export function anAction(id: string, plan: Partial<Action['fields']> = {}): Action {
	const fields = {
		text: 'Trim the wicks',
		owner: 'apprentice',
		due: null,
		done: null,
		of: null,
		requirements: [],
		evidence: null,
		...plan
	};
	return row.parse({ ...header(id), kind: 'action', fields }) as Action;
}

export function anAppointment(
	id: string,
	method: string,
	plan: Partial<Appointment['fields']> = {}
): Appointment {
	const empty = { place: '', who: '', bring: '', identity: '', adjustments: '' };
	const fields = { method, on: null, time: null, ...empty, ...plan };
	return row.parse({ ...header(id), kind: 'appointment', fields }) as Appointment;
}

export function aReview(id: string, on: string, plan: Partial<Review['fields']> = {}): Review {
	const fields = { title: 'Review', on, present: '', summary: '', figures: null, ...plan };
	return row.parse({ ...header(id), kind: 'review', fields }) as Review;
}

export function someHours(id: string, on: string, minutes: number, category = ''): Hours {
	const fields = { on, minutes, what: 'Lamp oils', category, evidence: null };
	return row.parse({ ...header(id), kind: 'hours', fields }) as Hours;
}

export function aComment(id: string, claim: string, role: Role, createdAt: string): Comment {
	const fields = {
		claim: claim.padStart(8, '0'),
		person: 'person-02',
		role,
		text: 'Which lamp?',
		on: createdAt.slice(0, 10)
	};
	return row.parse({ ...header(id, { createdAt }), kind: 'comment', fields }) as Comment;
}
