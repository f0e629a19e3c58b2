/** What the fields of rows are made of. */
import { z } from 'zod';

// Otherwise the library compiles functions from text, which the Content-Security-Policy forbids.
z.config({ jitless: true });

/** Ids are random and globally unique, or follow from what there can be only one of; the length leaves room for a UUID. */
export const rowId = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);
/** A device names itself with a short random id. */
export const deviceId = z.string().regex(/^[a-z0-9]{6,16}$/);
/** A calendar date, which no time zone can move. */
export const calendarDate = z.iso.date();
export const instant = z.iso.datetime();

export const title = z.string().trim().min(1).max(300);
export const line = z.string().max(1_000);
export const prose = z.string().max(500_000);
/** The id of something in a specification. */
export const contentId = z.string().min(1).max(100);
/** A requirement key, `owner/id`. */
export const requirementKey = z.string().min(3).max(200);
/** Lower-case hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Bytes as text, without padding. */
export const base64url = z
	.string()
	.min(1)
	.max(2_000)
	.regex(/^[A-Za-z0-9_-]+$/);

export const role = z.enum(['apprentice', 'tutor', 'employer', 'provider', 'assessor']);
/** Whose word it is, with the hat that they wore, and the day. */
export const said = { person: rowId, role, on: calendarDate };

/** device → how far that device's changes to this row are included */
export const versionVector = z.record(deviceId, z.int().min(1));
/** `device:counter` of the change that wrote a field last */
export const stamp = z.string().regex(/^[a-z0-9]{6,16}:[1-9][0-9]*$/);
