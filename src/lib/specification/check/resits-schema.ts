/** What an organisation says about going again after a fail. */
import { z } from 'zod';
import { id, source, text } from './shared-schema.ts';

/** Something to be done, with the form of this specification that shows it. */
const condition = z.strictObject({ text, form: id.optional() });

export const resits = z.strictObject({
	/** What the organisation calls going again, and what it asks for first. */
	ways: z
		.array(
			z.strictObject({
				attempt: z.enum(['resit', 'retake']),
				/** For whom it is. */
				when: text,
				before: z.array(condition).default([]),
				source
			})
		)
		.default([]),
	/** Further training where so many methods or more were failed. */
	training: z
		.strictObject({
			failed: z.int().min(1).max(20),
			minimumMonths: z.int().min(0).max(60),
			maximumMonths: z.int().min(0).max(60),
			source
		})
		.optional(),
	/** How many more attempts it provides; null where there is no limit; left out where it is silent. */
	chances: z.strictObject({ number: z.int().min(1).max(100).nullable(), text, source }).optional(),
	/** The deadline by which all of them are over. */
	until: id.optional(),
	/** The deadline by which exceptional circumstances are asked for. */
	exceptionalBy: id.optional(),
	/** What each method is like the second time. */
	methods: z
		.array(
			z.strictObject({
				method: id,
				text,
				/** A deadline of its own. */
				by: id.optional(),
				source
			})
		)
		.default([]),
	/** What the handbook leaves open, and whom to ask. */
	silent: z.array(text).default([]),
	source
});
