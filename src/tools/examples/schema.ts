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

/** Method or part id → points, where it is graded by points. */
const points = z
	.record(z.string(), z.number())
	.nullish()
	.transform((map) => map ?? {});

const fractions = z
	.record(z.string(), z.string())
	.nullish()
	.transform((map) => map ?? {});

/** Expected of a deadline that must have no date. */
export const ABSENT = 'absent';

/** A date, quoted or not: a YAML 1.1 file reads a bare one as a point in time. */
const date = z.preprocess(
	(value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
	z.string()
);

/** Days of the record; one may be left out, or be a key with nothing behind it. */
const recordDates = z
	.strictObject({
		start: date.nullish(),
		born: date.nullish(),
		gateway: date.nullish(),
		assessment: date.nullish(),
		observation: date.nullish(),
		discussion: date.nullish(),
		interview: date.nullish(),
		decision: date.nullish()
	})
	.nullish()
	.transform((dates) => dates ?? {});

/** Deadline id → the date that comes out. */
const deadlines = z
	.record(z.string(), date)
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
	/** Criteria and KSBs with evidence that nobody has confirmed. */
	claimed: ids,
	contact: ids,
	exempt: ids,
	retaken: ids,
	exceptional: ids,
	points,
	record: recordDates,
	expect: z.strictObject({
		/** Where what is unmarked counts as not met. */
		secure: grades,
		/** Where what is claimed counts as met too, and the rest of what is unmarked as not met. */
		onEvidence: grades,
		/** Where what is unmarked counts as met. */
		reachable: grades,
		/** Method, part or area id, `overall` or `ksbs` → `claimed/total`. */
		coverage: fractions,
		/** Exactly the counted criteria that nothing claimed touches; not checked where empty. */
		missing: ids,
		/** With no break in learning and a showcase that is assessed remotely. */
		deadlines
	})
});

export type Example = z.infer<typeof example>;
