/** A made-up record as `content/samples` holds it: dates are days from the day on which it is opened. */
import { z } from 'zod';
import { role } from './schema.ts';

const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const day = z.int().min(-3_000).max(3_000);

const decision = z.strictObject({
	by: name,
	decision: z.enum(['confirmed', 'returned']),
	on: day,
	comment: z.string().default('')
});

export const sampleSource = z.strictObject({
	id: name,
	specification: name,
	apprentice: z.strictObject({ id: name, name: z.string() }),
	people: z.array(z.strictObject({ id: name, name: z.string(), roles: z.array(role).min(1) })),
	start: day,
	gateway: day,
	contact: z.array(name),
	exempt: z.array(name).default([]),
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
