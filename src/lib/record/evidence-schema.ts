/** The fields of evidence, of claims on it, and of what people say to them. */
import { z } from 'zod';
import {
	calendarDate,
	contentId,
	line,
	prose,
	requirementKey,
	role,
	rowId,
	sha256,
	stamp,
	title,
	versionVector
} from './field-schema.ts';

export const evidenceFields = z.strictObject({
	title,
	/** An evidence kind of the specification, or null while nobody has said. */
	kind: z.string().max(100).nullable(),
	/** When the work was done. */
	date: calendarDate.nullable(),
	/** What happened, in Markdown. */
	text: prose,
	/** The employer and the people shown agreed to its use. */
	agreed: z.boolean()
});

export const attachmentFields = z.strictObject({
	evidence: rowId,
	name: z.string().min(1).max(300),
	/** Media type as the browser gave it; a hint, never trusted. */
	type: z.string().max(200),
	/** Bytes. */
	size: z.int().min(1),
	/** Lower-case hexadecimal, taken when the file came in. */
	sha256,
	pieces: z.int().min(1),
	/** Length of a recording in seconds, where the browser could tell. */
	seconds: z.number().min(0).nullish(),
	/** The attachment in whose place this one came; that one stays as an earlier version. */
	replaces: rowId.nullish()
});

export const claimFields = z.strictObject({
	evidence: rowId,
	requirement: requirementKey,
	/** How the evidence shows it, in the apprentice's words. */
	how: z.string().max(5_000),
	/** Page, time or paragraph. */
	where: line,
	/** A time tag in one of its recordings. */
	tag: rowId.nullish()
});

/** A place in a recording: `03:12 calms the customer`. */
export const tagFields = z.strictObject({
	attachment: rowId,
	/** Seconds from the beginning. */
	at: z.number().min(0),
	text: z.string().trim().min(1).max(1_000)
});

export const confirmationFields = z.strictObject({
	claim: rowId,
	person: rowId,
	/** The hat that the person wore, since one person may have several. */
	role,
	decision: z.enum(['confirmed', 'returned']),
	comment: z.string().max(5_000),
	on: calendarDate,
	/** The claim's version at that moment: a later edit shows, and stops it counting. */
	seen: versionVector,
	/**
	 * What stood behind the claim at that moment: a later edit shows too. Confirmations made before this was
	 * kept have none, and neither has a return.
	 */
	piece: z
		.strictObject({
			/** Of the change that wrote the words. */
			text: stamp,
			date: calendarDate.nullable(),
			/** The files that stood in the piece, by their SHA-256, sorted. */
			files: z.array(sha256).max(10_000),
			/** The place in a recording that the claim pointed to. */
			tag: tagFields.nullable()
		})
		.nullish(),
	/**
	 * SHA-256 of the canonical JSON (RFC 8785) of the claim's fields; where `piece` is there, of
	 * `{ claim, text, piece }`: the claim's fields, the piece's words and what is kept of it.
	 */
	sha256
});

/** A remark on a claim that decides nothing, by whoever has something to say. */
export const commentFields = z.strictObject({
	claim: rowId,
	person: rowId,
	/** The hat that the person wore, as in a confirmation. */
	role,
	text: z.string().trim().min(1).max(5_000),
	on: calendarDate
});

/** A piece that was chosen for what a method hands in. One row a method and piece. */
export const selectionFields = z.strictObject({
	method: contentId,
	evidence: rowId,
	/** Order among the chosen; halves between two leave the others alone. */
	place: z.number()
});

/** What this record makes of a suggested link between two requirements. One row a pair. */
export const linkFields = z.strictObject({
	from: requirementKey,
	to: requirementKey,
	/** `part` counts for coverage; `none` takes a suggestion away. */
	as: z.enum(['part', 'suggested', 'none'])
});
