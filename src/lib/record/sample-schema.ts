/** A made-up record as `content/samples` holds it: dates are days from the day on which it is opened. */
import { z } from 'zod';
import { role } from './field-schema.ts';
import { factDate, subject } from './way-schema.ts';

const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const day = z.int().min(-3_000).max(3_000);

const decision = z.strictObject({
	by: name,
	decision: z.enum(['confirmed', 'returned']),
	on: day,
	comment: z.string().default('')
});

/** Criteria are named by their ids in the specification. */
const mock = z.strictObject({
	method: name,
	by: name,
	on: day,
	minutes: z.int().min(1).max(300),
	attempt: z.enum(['first', 'resit', 'retake']).default('first'),
	met: z.array(z.string()),
	commented: z.array(z.string()).default([]),
	notMet: z.array(z.string()).default([]),
	questions: z.array(z.string()).default([]),
	/** criterion → what the tutor wrote beside it */
	notes: z.record(z.string(), z.string()).default({}),
	/** Areas that were seen. */
	seen: z.array(name).default([]),
	strengths: z.string().default(''),
	gaps: z.string().default(''),
	actions: z.string().default(''),
	/** What was agreed, as actions of their own. */
	agreed: z
		.array(
			z.strictObject({
				text: z.string(),
				owner: role.default('apprentice'),
				due: day.nullable().default(null),
				done: day.nullable().default(null),
				/** Criteria that it is about, marked in this mock. */
				about: z.array(z.string()).default([])
			})
		)
		.default([]),
	released: z.boolean().default(true)
});

/** What is known on the way to gateway; items and what stands in for them are named as the specification does. */
const facts = z
	.strictObject({
		/** Days from the day on which it is opened; a birth lies further back than other days. */
		dates: z.partialRecord(factDate, z.int().min(-40_000).max(3_000)).default({}),
		certificates: z
			.array(z.strictObject({ subject, level: z.string().nullable(), on: day.nullable().default(null) }))
			.default([]),
		words: z
			.array(z.strictObject({ item: name, by: name, says: z.enum(['yes', 'no']).default('yes'), on: day }))
			.default([])
	})
	.prefault({});

export const sampleSource = z.strictObject({
	id: name,
	specification: name,
	apprentice: z.strictObject({ id: name, name: z.string() }),
	people: z.array(z.strictObject({ id: name, name: z.string(), roles: z.array(role).min(1) })),
	start: day,
	gateway: day,
	contact: z.array(name),
	exempt: z.array(name).default([]),
	mocks: z.array(mock).default([]),
	facts,
	evidence: z.array(
		z.strictObject({
			id: name,
			title: z.string(),
			kind: name.nullable().default(null),
			date: day.nullable().default(null),
			agreed: z.boolean().default(false),
			text: z.string().default(''),
			files: z.array(z.string()).default([]),
			claims: z
				.array(
					z.strictObject({
						/** A criterion's or KSB's id in the specification. */
						requirement: z.string(),
						how: z.string(),
						where: z.string().default(''),
						decision: decision.optional()
					})
				)
				.default([])
		})
	)
});

/** As built: requirements are keys, files carry their media type. */
export type SampleSource = z.infer<typeof sampleSource>;
