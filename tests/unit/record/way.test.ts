import { describe, expect, test } from 'vitest';
import {
	addAction,
	askReviewer,
	editAction,
	finishAction,
	questionsFor,
	inOrder,
	removeAction,
	reopenAction
} from '#lib/record/actions.ts';
import { appointmentId, planDay } from '#lib/record/appointments.ts';
import { applyChange, type Change } from '#lib/record/change.ts';
import { singleId } from '#lib/record/facts.ts';
import { editHours, logHours, planHours, removeHours } from '#lib/record/hours.ts';
import { editResult, enterResult, removeResult, type NewResult } from '#lib/record/results.ts';
import {
	editReview,
	heldReviews,
	holdReview,
	logReview,
	moveReview,
	plannedReviews,
	planReview,
	removeReview
} from '#lib/record/reviews.ts';
import type { Action, RecordRow, Review, Row } from '#lib/record/rows.ts';
import { row } from '#lib/record/schema.ts';
import { inverse } from '#lib/record/undo.ts';
import {
	actionProblems,
	appointmentProblems,
	hoursProblems,
	minutesOf,
	plannedProblem,
	resultProblems,
	planProblems,
	reviewProblems
} from '#lib/record/way-problems.ts';
import { aResult, anAction, anAppointment, aReview, someHours } from '../assessment/way-builders.ts';
import { aRow } from '../../support/rows.ts';

const record: RecordRow = {
	...aRow('record', 'record-00000000', { plannedHours: null }),
	recordId: 'record-00000000'
};
const author = { person: record.fields.apprentice, device: 'device' };
let counter = 10;

/** Writes a change on rows; what comes out must be good rows. */
function write(change: Change, rows: readonly Row[] = []): ReadonlyMap<string, Row> {
	const before = new Map([record, ...rows].map((one) => [one.id, { ...one, recordId: record.id } as Row]));
	const stamp = { recordId: record.id, author, counter: ++counter, at: '2026-06-01T09:00:00Z' };
	const applied = applyChange(change, before, stamp);
	if (!applied.ok) throw new Error(`${applied.reason} ${applied.id}`);
	for (const one of applied.after) row.parse(one);
	const entry = {
		position: 1,
		id: 'entry-01',
		recordId: record.id,
		name: change.name,
		undoes: null,
		author,
		at: stamp.at,
		before: applied.before,
		after: applied.after
	};
	const now = new Map([...before, ...applied.after.map((one) => [one.id, one] as const)]);
	// Whatever is done can be taken back.
	const back = applyChange(inverse(entry, now), now, { ...stamp, counter: ++counter });
	expect(back.ok).toBe(true);
	for (const [index, one] of applied.before.entries()) {
		const id = applied.after[index]?.id;
		const undone = back.ok ? back.after.find((other) => other.id === id) : undefined;
		if (one)
			expect({ fields: undone?.fields, deleted: undone?.deleted }).toEqual({
				fields: one.fields,
				deleted: one.deleted
			});
		else expect(undone?.deleted).toBe(true);
	}
	return now;
}

const newId = () => 'new-row-1';

describe('the plan of a day', () => {
	const id = appointmentId(record.id, 'watch');
	const fact = singleId(record.id, 'date', 'observation');
	const planned = { ...anAppointment('a1', 'watch').fields, on: '2026-06-02', time: '09:30' };

	test('keeps its own date where no deadline is counted from it', () => {
		const rows = write(planDay(record, planned, null, new Map()));
		expect(rows.get(id)?.fields).toMatchObject({ on: '2026-06-02', time: '09:30' });
		expect(rows.has(fact)).toBe(false);
	});

	test('sets the record’s date where one is, so that there are never two', () => {
		const rows = write(planDay(record, planned, 'observation', new Map()));
		expect(rows.get(id)?.fields).toMatchObject({ on: null });
		expect(rows.get(fact)?.fields).toMatchObject({ name: 'observation', on: '2026-06-02' });
	});

	test('meets in one row with another device’s, deleted or not', () => {
		const there = { ...anAppointment('a1', 'watch'), id, deleted: true } as Row;
		const rows = write(planDay(record, planned, null, new Map([[id, there]])), [there]);
		expect(rows.get(id)).toMatchObject({ deleted: false, fields: { time: '09:30' } });
	});
});

describe('a result', () => {
	const fields: NewResult = {
		method: 'watch',
		part: null,
		attempt: 'first',
		grade: 'fail',
		marks: {},
		exceptional: false,
		note: '',
		on: '2026-05-20'
	};
	const acting = { person: 'person-03', role: 'provider' } as const;
	const fact = singleId(record.id, 'date', 'decision');

	test('is entered by whoever is here, and its day is the record’s where deadlines count from it', () => {
		const rows = write(enterResult(record, fields, acting, true, new Map(), newId));
		expect(rows.get('new-row-1')?.fields).toMatchObject({ person: 'person-03', grade: 'fail' });
		expect(rows.get(fact)?.fields).toMatchObject({ on: '2026-05-20' });
		expect(write(enterResult(record, fields, acting, false, new Map(), newId)).has(fact)).toBe(false);
	});

	test('is put right and taken out', () => {
		const result = aResult('r1', 'watch');
		const rows = write(editResult(record, result, fields, acting, false, new Map()), [result]);
		expect(rows.get(result.id)?.fields).toMatchObject({ grade: 'fail', role: 'provider' });
		expect(write(removeResult(result), [result]).get(result.id)?.deleted).toBe(true);
	});
});

describe('a question for whoever reviews', () => {
	const asked = (text: string, actions: Action[] = []) => askReviewer(text, 'tutor', actions, newId);

	test('is theirs to do, without a day', () => {
		const change = asked(' Is it right? ');
		if (!change) throw new Error('nothing asked');
		const row = write(change).get('new-row-1');
		expect(row?.fields).toMatchObject({ text: 'Is it right?', owner: 'tutor', due: null, of: null });
	});

	test('is asked once, until it is answered', () => {
		const open = (fields: Partial<Action['fields']>) => {
			const one = anAction('a1');
			return {
				...one,
				fields: { ...one.fields, text: 'Why?', owner: 'tutor', of: null, done: null, ...fields }
			} as Action;
		};
		expect(asked('Why? ', [open({})])).toBeNull();
		for (const other of [
			{ text: 'How?' },
			{ owner: 'employer' },
			{ of: 'review-01' },
			{ done: '2026-05-01' }
		] as const)
			expect(asked('Why?', [open(other)])).not.toBeNull();
		expect(questionsFor('tutor', [open({}), open({ owner: 'employer' })])).toHaveLength(1);
	});
});

describe('an action', () => {
	const action = anAction('a1');

	test('is added, changed, ticked off, opened again and removed', () => {
		const said = { text: ' Trim ', owner: 'tutor', due: '2026-07-01' } as const;
		expect(write(addAction({ ...said, of: 'review-01' }, newId)).get('new-row-1')?.fields).toEqual({
			...said,
			text: 'Trim',
			of: 'review-01',
			requirements: [],
			done: null,
			evidence: null
		});
		expect(write(editAction(action, said), [action]).get(action.id)?.fields).toMatchObject({
			text: 'Trim',
			owner: 'tutor'
		});
		const done = write(finishAction(action, '2026-06-03', 'evidence-1'), [action]).get(
			action.id
		) as typeof action;
		expect(done.fields).toMatchObject({ done: '2026-06-03', evidence: 'evidence-1' });
		expect(write(reopenAction(done), [done]).get(done.id)?.fields).toMatchObject({
			done: null,
			evidence: null
		});
		expect(write(removeAction(action), [action]).get(action.id)?.deleted).toBe(true);
	});

	test('stands by its day; without one after those, and what is done last', () => {
		const list = [
			anAction('a4', { done: '2026-01-01' }),
			anAction('a3'),
			anAction('a2', { due: '2026-08-01' }),
			anAction('a1', { due: '2026-07-01' })
		];
		expect(inOrder(list).map(({ id }) => id.slice(-2))).toEqual(['a1', 'a2', 'a3', 'a4']);
	});
});

test('reviews and hours are logged, changed and removed', () => {
	const review = aReview('v1', '2026-05-01', { figures: { form: 1 } });
	const told = { title: ' Half way ', on: '2026-05-02', present: 'Ada', summary: 'Bright.' };
	expect(write(logReview(told, null, 'new-row-1')).get('new-row-1')?.fields).toMatchObject({
		title: 'Half way',
		figures: null
	});
	expect(write(editReview(review, told), [review]).get(review.id)?.fields).toMatchObject({
		on: '2026-05-02',
		figures: { form: 1 }
	});
	expect(write(removeReview(review), [review]).get(review.id)?.deleted).toBe(true);
	const hours = someHours('h1', '2026-05-01', 60);
	const fields = { ...hours.fields, what: ' Oils ', minutes: 75 };
	expect(write(logHours(fields, newId)).get('new-row-1')?.fields).toMatchObject({
		what: 'Oils',
		minutes: 75
	});
	expect(write(editHours(hours, fields), [hours]).get(hours.id)?.fields).toMatchObject({ minutes: 75 });
	expect(write(removeHours(hours), [hours]).get(hours.id)?.deleted).toBe(true);
	expect(write(planHours(record, 278.5)).get(record.id)?.fields).toMatchObject({ plannedHours: 278.5 });
});

describe('what cannot be saved', () => {
	const today = '2026-06-10';

	test('days that do not exist, lie ahead or come before the start', () => {
		expect(actionProblems({ text: ' ', due: '2026-02-29' })).toEqual({
			text: 'words-missing',
			due: 'date-impossible'
		});
		expect(appointmentProblems({ on: '2026-06-31', time: '25:00' })).toEqual({
			on: 'date-impossible',
			time: 'time-impossible'
		});
		expect(appointmentProblems({ on: '', time: '' })).toEqual({});
		expect(resultProblems({ grade: '', on: '2026-06-11' }, null, today)).toEqual({
			grade: 'grade-missing',
			on: 'date-in-future'
		});
		expect(resultProblems({ grade: 'pass', on: '2025-12-31' }, '2026-01-01', today)).toEqual({
			on: 'before-start'
		});
		expect(reviewProblems({ title: 'x'.repeat(301), on: '' }, null, today)).toEqual({
			title: 'words-too-long',
			on: 'date-missing'
		});
		expect(reviewProblems({ title: 'x', on: today }, '2026-01-01', today)).toEqual({});
	});

	test('a plan is for today or later, with a title', () => {
		const on = (day: string) => planProblems({ title: 'Six months', on: day }, today).on;
		expect(['', '2026-02-30', '1899-12-31', '2026-06-09', today, '2026-06-11'].map(on)).toEqual([
			'date-missing',
			'date-impossible',
			'date-too-early',
			'day-passed',
			undefined,
			undefined
		]);
		expect(planProblems({ title: ' ', on: today }, today)).toEqual({ title: 'words-missing' });
		expect(planProblems({ title: 'x'.repeat(301), on: today }, today)).toEqual({ title: 'words-too-long' });
		expect(planProblems({ title: 'x'.repeat(300), on: today }, today)).toEqual({});
	});

	test.each([
		['', '', 'minutes-missing'],
		['0', '0', 'minutes-missing'],
		['24', '1', 'minutes-impossible'],
		['-1', '', 'minutes-impossible'],
		['two', '', 'minutes-impossible'],
		['24', '', undefined],
		['1,5', '', undefined]
	])('%s hours and %s minutes: %s', (hours, minutes, problem) => {
		expect(hoursProblems({ on: today, hours, minutes, what: 'Oils' }, today).minutes).toBe(problem);
	});

	test('hours are read with a comma or a point', () => {
		expect([minutesOf({ hours: '1,5', minutes: '' }), minutesOf({ hours: '1.5', minutes: '10' })]).toEqual([
			90, 100
		]);
		expect(['', '278.5', '278,5', '-1', '20001', 'many'].map(plannedProblem)).toEqual([
			null,
			null,
			null,
			'hours-impossible',
			'hours-impossible',
			'hours-impossible'
		]);
	});
});

describe('a planned review', () => {
	const planned = aReview('v1', '2026-07-01', { title: 'Six months', planned: true });

	test('is a review without anything said, until it is held', () => {
		const change = planReview({ title: ' Six months ', on: '2026-07-01' }, 'new-row-1');
		expect(change.name).toBe('plan-review');
		expect(write(change).get('new-row-1')?.fields).toEqual({
			title: 'Six months',
			on: '2026-07-01',
			planned: true,
			present: '',
			summary: '',
			figures: null
		});
	});

	test('moves, and keeps being a plan', () => {
		const change = moveReview(planned, { title: ' Later ', on: '2026-08-01' });
		expect(change.name).toBe('plan-review');
		expect(write(change, [planned]).get(planned.id)?.fields).toMatchObject({
			title: 'Later',
			on: '2026-08-01',
			planned: true
		});
	});

	test('once held, is a review like any other, with the figures of the day', () => {
		const told = { title: 'Six months', on: '2026-06-30', present: ' Ada ', summary: ' Well lit. ' };
		const change = holdReview(planned, told, { form: 1 });
		expect(change.name).toBe('log-review');
		const row = write(change, [planned]).get(planned.id) as Review;
		expect(row.fields).toEqual({
			title: 'Six months',
			on: '2026-06-30',
			planned: false,
			present: 'Ada',
			summary: 'Well lit.',
			figures: { form: 1 }
		});
		expect([heldReviews([row]), plannedReviews([row])]).toEqual([[row], []]);
	});

	test('stands apart from those that were held, the earliest first', () => {
		const later = aReview('v0', '2026-08-01', { planned: true });
		const same = aReview('v2', '2026-07-01', { planned: true });
		const held = aReview('v3', '2026-05-01');
		const all = [later, held, same, planned];
		expect(plannedReviews(all)).toEqual([planned, same, later]);
		expect(heldReviews(all)).toEqual([held]);
	});
});
