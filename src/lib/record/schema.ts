/**
 * The rows that a record is made of: one shape for storage, record files and the rules.
 *
 * A row is a header and `fields`. Each field carries the stamp of the change that wrote it last, so that
 * two copies of a record can be joined field by field (see `merge.ts`). Wall-clock times are for display.
 * A field that may be left out came after the first release: rows without it are as good as ever.
 */
import { z } from 'zod';
import * as evidence from './evidence-schema.ts';
import { calendarDate, deviceId, instant, line, role, rowId, stamp, versionVector } from './field-schema.ts';
import * as mock from './mock-schema.ts';
import * as paper from './paper-schema.ts';
import * as way from './way-schema.ts';

const recordFields = z.strictObject({
	/** Person who is the apprentice. */
	apprentice: rowId,
	specification: z.string().min(1).max(100),
	start: calendarDate.nullable(),
	/** The gateway date that all are working towards. */
	gateway: calendarDate.nullable(),
	/** Kinds of customer contact in the role; empty where the specification tells none apart. */
	contact: z.array(z.string().max(100)).max(10),
	/** Parts of a method from which the apprentice is exempt. */
	exempt: z.array(z.string().max(100)).max(20),
	/** Made up, to try the app with. */
	sample: z.boolean(),
	employer: line.nullish(),
	provider: line.nullish(),
	/** Off-the-job training that was planned for the whole apprenticeship. */
	plannedHours: z.number().min(0).max(20_000).nullish()
});

const personFields = z.strictObject({
	name: z.string().trim().min(1).max(200),
	roles: z.array(role).min(1).max(5),
	organisation: line.nullish()
});

const header = {
	id: rowId,
	recordId: rowId,
	author: z.strictObject({ person: rowId, device: deviceId }),
	version: versionVector,
	/** field → stamp; `deleted` counts as a field. */
	stamps: z.record(z.string().max(40), stamp),
	/** field → other values that were written at the same time elsewhere, until a person chooses */
	conflicts: z.record(z.string().max(40), z.array(z.strictObject({ value: z.json(), stamp })).min(1)),
	/** A deleted row stays as its own tombstone. */
	deleted: z.boolean(),
	/** Its words were removed for good; the tombstone and its stamps stay. */
	erased: z.literal(true).optional(),
	createdAt: instant,
	changedAt: instant
};

export const row = z.discriminatedUnion('kind', [
	z
		.strictObject({ ...header, kind: z.literal('record'), fields: recordFields })
		.refine((own) => own.id === own.recordId, { path: ['id'], error: 'a record has the id of its own row' }),
	z.strictObject({ ...header, kind: z.literal('person'), fields: personFields }),
	z.strictObject({ ...header, kind: z.literal('evidence'), fields: evidence.evidenceFields }),
	z.strictObject({ ...header, kind: z.literal('attachment'), fields: evidence.attachmentFields }),
	z.strictObject({ ...header, kind: z.literal('claim'), fields: evidence.claimFields }),
	z.strictObject({ ...header, kind: z.literal('confirmation'), fields: evidence.confirmationFields }),
	z.strictObject({ ...header, kind: z.literal('comment'), fields: evidence.commentFields }),
	z.strictObject({ ...header, kind: z.literal('tag'), fields: evidence.tagFields }),
	z.strictObject({ ...header, kind: z.literal('selection'), fields: evidence.selectionFields }),
	z.strictObject({ ...header, kind: z.literal('link'), fields: evidence.linkFields }),
	z.strictObject({ ...header, kind: z.literal('mock'), fields: mock.mockFields }),
	z.strictObject({ ...header, kind: z.literal('mark'), fields: mock.markFields }),
	z.strictObject({ ...header, kind: z.literal('correction'), fields: mock.correctionFields }),
	z.strictObject({ ...header, kind: z.literal('asked'), fields: mock.askedFields }),
	z.strictObject({ ...header, kind: z.literal('fact'), fields: way.factFields }),
	z.strictObject({ ...header, kind: z.literal('appointment'), fields: way.appointmentFields }),
	z.strictObject({ ...header, kind: z.literal('result'), fields: way.resultFields }),
	z.strictObject({ ...header, kind: z.literal('action'), fields: way.actionFields }),
	z.strictObject({ ...header, kind: z.literal('review'), fields: way.reviewFields }),
	z.strictObject({ ...header, kind: z.literal('hours'), fields: way.hoursFields }),
	z.strictObject({ ...header, kind: z.literal('form'), fields: paper.formFields }),
	z.strictObject({ ...header, kind: z.literal('answer'), fields: paper.answerFields }),
	z.strictObject({ ...header, kind: z.literal('signature'), fields: paper.signatureFields }),
	z.strictObject({ ...header, kind: z.literal('key'), fields: paper.keyFields }),
	z.strictObject({ ...header, kind: z.literal('attestation'), fields: paper.attestationFields })
]);
