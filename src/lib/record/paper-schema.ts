/** The fields of forms that are filled in, and of what is signed. */
import { z } from 'zod';
import { base64url, contentId, deviceId, prose, role, rowId, said, sha256 } from './field-schema.ts';

/** A form, template or checklist of a specification, being filled in. Its answers are rows of their own. */
export const formFields = z.strictObject({
	from: z.enum(['form', 'template', 'checklist']),
	form: contentId,
	/** The specification of that day: the record may have moved on since. */
	under: contentId,
	method: contentId.nullable(),
	part: contentId.nullable(),
	/** The mock in which it is filled in. */
	mock: rowId.nullable()
});

/** One field of a form. One row a form and field, so that two people who fill in different fields never meet. */
export const answerFields = z.strictObject({
	form: rowId,
	field: z.string().min(1).max(200),
	/** A table is rows of cells. Null where the answer is that there is none, whatever the record says. */
	value: z.union([prose, z.boolean(), z.null(), z.array(z.array(z.string().max(5_000)).max(12)).max(500)])
});

export const signatureFields = z.strictObject({
	/** The row that is signed. */
	of: rowId,
	/** As typed. */
	name: z.string().trim().min(1).max(200),
	/** The strokes, as path data of a picture 300 wide and 100 high; null where only a name was typed. */
	drawing: z
		.string()
		.max(100_000)
		.regex(/^[MLCQ0-9 .,-]+$/)
		.nullable(),
	/** Exactly what was signed, so that a later change can be told. */
	contents: z.json(),
	/** SHA-256 of the canonical JSON (RFC 8785) of the contents. */
	sha256,
	...said
});

/** The public half of a device's key; the other half never leaves the device. */
export const keyFields = z.strictObject({
	person: rowId,
	role,
	device: deviceId,
	algorithm: z.enum(['P-256']),
	publicKey: base64url
});

/** A device's word that a row was as it is when it was written. */
export const attestationFields = z.strictObject({
	/** A confirmation, a finished mock or a signature. */
	of: rowId,
	key: rowId,
	/** SHA-256 of the canonical JSON of what is attested. */
	sha256,
	signature: base64url
});
