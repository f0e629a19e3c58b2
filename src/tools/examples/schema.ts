/**
 * The form of a file of worked examples. Strict, so that a misspelt key is an error and not an
 * expectation that nobody checks. A list may be left out, empty, or a key with nothing behind it.
 */
import { z } from 'zod';

const ids = z
	.array(z.string())
	.nullish()
	.transform((list) => list ?? []);

/** Method id, part id or `overall` → grade; for a part also `exempt`. */
const grades = z
	.record(z.string(), z.string())
	.nullish()
	.transform((map) => map ?? {});

/** Each example is checked by itself, so that a mistake in one leaves the others standing. */
export const exampleFile = z.strictObject({
	specification: z.string(),
	examples: z
		.array(z.unknown())
		.nullish()
		.transform((list) => list ?? [])
});

export const example = z.strictObject({
	name: z.string().trim().min(1),
	met: ids,
	notMet: ids,
	contact: ids,
	exempt: ids,
	retaken: ids,
	exceptional: ids,
	expect: z.strictObject({
		/** Where what is unmarked counts as not met. */
		secure: grades,
		/** Where what is unmarked counts as met. */
		reachable: grades
	})
});

export type Example = z.infer<typeof example>;
