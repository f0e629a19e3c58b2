/** The form of a record file's manifest and of its history. */
import { z } from 'zod';
import { changeNames } from '#lib/record/change.ts';
import { row } from '#lib/record/schema.ts';

const rowId = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What every version of the format has, so that a newer one is recognised as such. */
export const manifestHead = z.object({ format: z.string(), version: z.int().min(1) });

const guest = z.enum(['tutor', 'employer', 'provider', 'assessor']);

/** Why a file was made, where it is not for the whole record to travel. */
export const purpose = z.discriminatedUnion('is', [
	z.strictObject({
		/** For somebody to look at, decide on and answer. */
		is: z.literal('review'),
		/** All of the record, what belongs to one method, or some claims with their evidence. */
		scope: z.enum(['record', 'method', 'claims']),
		method: z.string().min(1).max(100).nullable(),
		for: guest,
		/** What the sender asks. */
		note: z.string().max(2_000)
	}),
	z.strictObject({
		/** What one person wrote, for the record that they were sent. */
		is: z.literal('reply'),
		person: rowId,
		role: guest
	})
]);

export const manifest = z.strictObject({
	format: z.literal('waymark-record'),
	version: z.literal(1),
	record: rowId,
	specification: z.string().min(1).max(100),
	/** ISO instant, for display. */
	created: z.iso.datetime(),
	purpose: purpose.optional(),
	/** Every entry of the ZIP but this one. */
	entries: z
		.array(
			z.strictObject({
				path: z.string().min(1).max(255),
				size: z.int().min(0),
				sha256,
				/** The row that describes it. */
				attachment: rowId.optional()
			})
		)
		.max(20_000)
});

export const historyLine = z.strictObject({
	/** The change's own id: lines of one change follow one another. */
	entry: rowId,
	name: z.enum(changeNames),
	undoes: rowId.nullable(),
	author: z.strictObject({ person: rowId, device: z.string().regex(/^[a-z0-9]{6,16}$/) }),
	at: z.iso.datetime(),
	before: row.nullable(),
	after: row
});

/** What a schema objects to, with the place where it does. */
export function issueText({ path, message }: z.core.$ZodIssue): string {
	return path.length > 0 ? `${path.join('.')}: ${message}` : message;
}
