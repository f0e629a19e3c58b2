/** The fields of mocks, their marks and corrections, and the questions asked in them. */
import { z } from 'zod';
import {
	calendarDate,
	contentId,
	instant,
	line,
	prose,
	requirementKey,
	role,
	rowId,
	sha256
} from './field-schema.ts';

/** A stretch of time in a mock. */
const span = z.strictObject({
	/** `away`: the page did not live through it, because it was closed or the device slept. */
	state: z.enum(['running', 'paused', 'away']),
	/** By the device's clock, for display. */
	from: instant,
	/** Null while it lasts. */
	to: instant.nullable(),
	/** Its length in milliseconds by a clock that nobody can set, where one ran; null while it lasts. */
	ms: z.int().min(0).nullable(),
	/** Part of the time that the mock took. */
	counted: z.boolean(),
	reason: line
});

/** What a tutor says of one item; `question` puts the answer off. */
export const markValue = z.enum(['met', 'not-met', 'commented', 'question']);
/** Milliseconds that the mock had taken by then. */
const elapsed = z.int().min(0);

export const mockFields = z.strictObject({
	/**
	 * The specification of that day: the record may have moved on since. Not called `specification`, since
	 * by that field storage finds the records among the rows.
	 */
	under: z.string().min(1).max(100),
	method: z.string().min(1).max(100),
	/** One part of the method alone; null for all of it. */
	part: z.string().max(100).nullable(),
	/** Person who conducts it, and the hat that they wear. */
	conductor: rowId,
	role,
	/** `practice`: by the apprentice alone, and kept out of every prediction. */
	attempt: z.enum(['first', 'resit', 'retake', 'practice']),
	startedAt: instant,
	clock: z.array(span).min(1).max(1_000),
	/** Kinds of customer contact seen; empty where the specification tells none apart. */
	contact: z.array(z.string().max(100)).max(10),
	/** Parts from which what was seen exempts the apprentice. */
	exempt: z.array(z.string().max(100)).max(20),
	/** One field, so that joining two copies can never tear it; null while the mock runs. */
	finished: z
		.strictObject({
			at: instant,
			on: calendarDate,
			elapsed,
			/** requirement key → mark, as sealed: what the predictions read. */
			marks: z.record(requirementKey, markValue),
			/** SHA-256 of the canonical JSON (RFC 8785) of the mock and all its marks. */
			sha256
		})
		.nullable(),
	strengths: prose,
	gaps: prose,
	actions: prose,
	/** When the tutor handed the result to the apprentice. */
	released: instant.nullable()
});

export const markFields = z.strictObject({
	mock: rowId,
	/** What is marked: a criterion by its key, or the tick for an area that has to be seen, by its id. */
	of: z.enum(['criterion', 'area']),
	item: z.string().min(1).max(200),
	/** An area is `met` or nothing. */
	mark: markValue.nullable(),
	/** When the mark was set last; null while there is none. */
	elapsed: elapsed.nullable(),
	note: prose,
	/** When the note was begun; null while there is none. */
	noteElapsed: elapsed.nullable()
});

export const correctionFields = z.strictObject({
	mock: rowId,
	/** A requirement key. */
	requirement: requirementKey,
	mark: z.enum(['met', 'not-met']),
	why: z.string().trim().min(1).max(5_000),
	person: rowId,
	role,
	at: instant
});

/** One question of a mock or of practice alone, as it was asked. */
export const askedFields = z.strictObject({
	mock: rowId,
	/** In the specification's bank; null for the asker's own. */
	question: contentId.nullable(),
	/** As it was put. */
	text: z.string().trim().min(1).max(5_000),
	/** The question that this one follows up. */
	follows: rowId.nullable(),
	answer: prose,
	/** Seconds that the answer took. */
	seconds: z.number().min(0).nullable(),
	/** When it was asked. */
	elapsed: elapsed.nullable(),
	/** What the apprentice says of their own answer; practice alone. */
	self: z.enum(['met', 'not-met']).nullable()
});
