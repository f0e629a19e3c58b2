/** The fields of what people know and plan on the way to gateway and beyond. */
import { z } from 'zod';
import {
	calendarDate,
	contentId,
	line,
	prose,
	requirementKey,
	role,
	rowId,
	said,
	title
} from './field-schema.ts';

/** A day that has a row of its own. */
export const factDate = z.enum([
	'born',
	'assessment',
	'observation',
	'discussion',
	'interview',
	'decision',
	'agreed-end'
]);
export const subject = z.enum(['english', 'maths']);
/** A gateway item of the specification. */
const gatewayItem = z.string().min(1).max(100);

/**
 * What people know about the way to gateway. What has one answer (a date, an alternative) has one row, whose
 * id follows from the question (see `facts.ts`); what several people may say has a row for each time.
 */
export const factFields = z.discriminatedUnion('about', [
	z.strictObject({
		about: z.literal('date'),
		name: factDate,
		on: calendarDate.nullable()
	}),
	z.strictObject({
		about: z.literal('certificate'),
		subject,
		/** As specifications write it, `level 1`; null where somebody said that there is none yet. */
		level: z.string().trim().min(1).max(40).nullable(),
		/** The day on it. */
		on: calendarDate.nullable()
	}),
	/** What stands in for the certificate; null for nothing. */
	z.strictObject({
		about: z.literal('alternative'),
		item: gatewayItem,
		alternative: z.string().min(1).max(100).nullable(),
		...said
	}),
	z.strictObject({ about: z.literal('word'), item: gatewayItem, says: z.enum(['yes', 'no']), ...said }),
	/** Whether an item that holds only for some holds here. */
	z.strictObject({ about: z.literal('applies'), item: gatewayItem, applies: z.boolean(), ...said }),
	/** Somebody agreed to rely on a dated funding rule in place of the handbook. */
	z.strictObject({
		about: z.literal('reliance'),
		item: gatewayItem,
		rule: z.string().min(1).max(100),
		...said
	}),
	/** A form was filled in and signed by all whom it asks, outside this app. */
	z.strictObject({ about: z.literal('paper-form'), form: z.string().min(1).max(100), ...said }),
	/** A break in learning: the first and the last day away; null while it lasts. */
	z.strictObject({ about: z.literal('break'), from: calendarDate, until: calendarDate.nullable() })
]);

/** A day of the assessment itself. One row a method; the date is a fact where the rules know it. */
export const appointmentFields = z.strictObject({
	method: contentId,
	on: calendarDate.nullable(),
	/** Clock time of England. */
	time: z.iso.time({ precision: -1 }).nullable(),
	/** A place or a link. */
	place: line,
	who: line,
	bring: prose,
	/** Identity document that will be shown. */
	identity: line,
	/** Reasonable adjustments that were agreed. */
	adjustments: prose
});

/** What the organisation said of one sitting. */
export const resultFields = z.strictObject({
	method: contentId,
	/** One part of the method; null for all of it. */
	part: contentId.nullable(),
	attempt: z.enum(['first', 'resit', 'retake']),
	grade: z.string().min(1).max(40),
	/** requirement key → mark, where the organisation told it */
	marks: z.record(requirementKey, z.enum(['met', 'not-met'])),
	/** Exceptional circumstances were agreed, which lift a cap. */
	exceptional: z.boolean(),
	note: prose,
	...said
});

/** Something agreed that somebody does by a day. */
export const actionFields = z.strictObject({
	text: z.string().trim().min(1).max(5_000),
	/** Who is to do it. */
	owner: role,
	due: calendarDate.nullable(),
	done: calendarDate.nullable(),
	/** The mock, review, result or claim that it comes from. */
	of: rowId.nullable(),
	requirements: z.array(requirementKey).max(200),
	/** The piece that answers it. */
	evidence: rowId.nullable()
});

/** A progress review that was held, or is planned. */
export const reviewFields = z.strictObject({
	title,
	on: calendarDate,
	/** True until it was held: then the day is a plan. */
	planned: z.boolean().nullish(),
	/** Who took part, in words. */
	present: line,
	summary: prose,
	/** The figures of that day, for the next review to compare with. */
	figures: z.json().nullable()
});

/** Off-the-job training. */
export const hoursFields = z.strictObject({
	on: calendarDate,
	minutes: z.int().min(1).max(1_440),
	what: z.string().trim().min(1).max(1_000),
	/** What sort of training; empty where nobody said. */
	category: z.string().max(100),
	evidence: rowId.nullable()
});
