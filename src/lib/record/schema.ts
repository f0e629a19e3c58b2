/**
 * The rows that a record is made of: one shape for storage, record files and the rules.
 *
 * A row is a header and `fields`. Each field carries the stamp of the change that wrote it last, so that
 * two copies of a record can be joined field by field (see `merge.ts`). Wall-clock times are for display.
 */
import { z } from 'zod';

// Otherwise the library compiles functions from text, which the Content-Security-Policy forbids.
z.config({ jitless: true });

/** Ids are random and globally unique; the length leaves room for a UUID. */
const rowId = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);
/** A device names itself with a short random id. */
const deviceId = z.string().regex(/^[a-z0-9]{6,16}$/);
/** A calendar date, which no time zone can move. */
export const calendarDate = z.iso.date();
const instant = z.iso.datetime();

const title = z.string().trim().min(1).max(300);
const line = z.string().max(1_000);
const prose = z.string().max(500_000);

export const role = z.enum(['apprentice', 'tutor', 'employer', 'provider', 'assessor']);

/** device → how far that device's changes to this row are included */
export const versionVector = z.record(deviceId, z.int().min(1));
/** `device:counter` of the change that wrote a field last */
const stamp = z.string().regex(/^[a-z0-9]{6,16}:[1-9][0-9]*$/);

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
	sample: z.boolean()
});

const personFields = z.strictObject({
	name: z.string().trim().min(1).max(200),
	roles: z.array(role).min(1).max(5)
});

const evidenceFields = z.strictObject({
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

const attachmentFields = z.strictObject({
	evidence: rowId,
	name: z.string().min(1).max(300),
	/** Media type as the browser gave it; a hint, never trusted. */
	type: z.string().max(200),
	/** Bytes. */
	size: z.int().min(1),
	/** Lower-case hexadecimal, taken when the file came in. */
	sha256: z.string().regex(/^[0-9a-f]{64}$/),
	pieces: z.int().min(1)
});

const claimFields = z.strictObject({
	evidence: rowId,
	/** A requirement key, `owner/id`. */
	requirement: z.string().min(3).max(200),
	/** How the evidence shows it, in the apprentice's words. */
	how: z.string().max(5_000),
	/** Page, time tag or paragraph. */
	where: line
});

const confirmationFields = z.strictObject({
	claim: rowId,
	person: rowId,
	/** The hat that the person wore, since one person may have several. */
	role,
	decision: z.enum(['confirmed', 'returned']),
	comment: z.string().max(5_000),
	on: calendarDate,
	/** The claim's version at that moment: a later edit shows, and stops it counting. */
	seen: versionVector,
	/** SHA-256 of the canonical JSON (RFC 8785) of the claim's fields. */
	sha256: z.string().regex(/^[0-9a-f]{64}$/)
});

/** A remark on a claim that decides nothing, by whoever has something to say. */
const commentFields = z.strictObject({
	claim: rowId,
	person: rowId,
	/** The hat that the person wore, as in a confirmation. */
	role,
	text: z.string().trim().min(1).max(5_000),
	on: calendarDate
});

/** A stretch of time in a mock. */
const span = z.strictObject({
	/** `away`: the page did not live through it, because it was closed or the device slept. */
	state: z.enum(['running', 'paused', 'away']),
	/** By the device's clock, for display. */
	from: instant,
	/** Null while it lasts. */
	to: instant.nullable(),
	/** Its length in milliseconds by a clock that nobody can set, where one ran; null while it lasts. */
	ms: z.int().min(0).nullable(),
	/** Part of the time that the mock took. */
	counted: z.boolean(),
	reason: line
});

/** What a tutor says of one item; `question` puts the answer off. */
export const markValue = z.enum(['met', 'not-met', 'commented', 'question']);
/** A requirement key, `owner/id`. */
const requirementKey = z.string().min(3).max(200);
/** Milliseconds that the mock had taken by then. */
const elapsed = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const mockFields = z.strictObject({
	/**
	 * The specification of that day: the record may have moved on since. Not called `specification`, since
	 * by that field storage finds the records among the rows.
	 */
	under: z.string().min(1).max(100),
	method: z.string().min(1).max(100),
	/** One part of the method alone; null for all of it. */
	part: z.string().max(100).nullable(),
	/** Person who conducts it, and the hat that they wear. */
	conductor: rowId,
	role,
	/** `practice`: by the apprentice alone, and kept out of every prediction. */
	attempt: z.enum(['first', 'resit', 'retake', 'practice']),
	startedAt: instant,
	clock: z.array(span).min(1).max(1_000),
	/** Kinds of customer contact seen; empty where the specification tells none apart. */
	contact: z.array(z.string().max(100)).max(10),
	/** Parts from which what was seen exempts the apprentice. */
	exempt: z.array(z.string().max(100)).max(20),
	/** One field, so that joining two copies can never tear it; null while the mock runs. */
	finished: z
		.strictObject({
			at: instant,
			on: calendarDate,
			elapsed,
			/** requirement key → mark, as sealed: what the predictions read. */
			marks: z.record(requirementKey, markValue),
			/** SHA-256 of the canonical JSON (RFC 8785) of the mock and all its marks. */
			sha256
		})
		.nullable(),
	strengths: prose,
	gaps: prose,
	actions: prose,
	/** When the tutor handed the result to the apprentice. */
	released: instant.nullable()
});

const markFields = z.strictObject({
	mock: rowId,
	/** What is marked: a criterion by its key, or the tick for an area that has to be seen, by its id. */
	of: z.enum(['criterion', 'area']),
	item: z.string().min(1).max(200),
	/** An area is `met` or nothing. */
	mark: markValue.nullable(),
	/** When the mark was set last; null while there is none. */
	elapsed: elapsed.nullable(),
	note: prose,
	/** When the note was begun; null while there is none. */
	noteElapsed: elapsed.nullable()
});

const correctionFields = z.strictObject({
	mock: rowId,
	/** A requirement key. */
	requirement: requirementKey,
	mark: z.enum(['met', 'not-met']),
	why: z.string().trim().min(1).max(5_000),
	person: rowId,
	role,
	at: instant
});

/** Whose word it is, with the hat that they wore, and the day. */
const said = { person: rowId, role, on: calendarDate };
/** A day that has a row of its own. */
export const factDate = z.enum([
	'born',
	'assessment',
	'observation',
	'discussion',
	'interview',
	'decision',
	'agreed-end'
]);
export const subject = z.enum(['english', 'maths']);
/** A gateway item of the specification. */
const gatewayItem = z.string().min(1).max(100);

/**
 * What people know about the way to gateway. What has one answer (a date, an alternative) has one row, whose
 * id follows from the question (see `facts.ts`); what several people may say has a row for each time.
 */
const factFields = z.discriminatedUnion('about', [
	z.strictObject({
		about: z.literal('date'),
		name: factDate,
		on: calendarDate.nullable()
	}),
	z.strictObject({
		about: z.literal('certificate'),
		subject,
		/** As specifications write it, `level 1`; null where somebody said that there is none yet. */
		level: z.string().trim().min(1).max(40).nullable(),
		/** The day on it. */
		on: calendarDate.nullable()
	}),
	/** What stands in for the certificate; null for nothing. */
	z.strictObject({
		about: z.literal('alternative'),
		item: gatewayItem,
		alternative: z.string().min(1).max(100).nullable(),
		...said
	}),
	z.strictObject({ about: z.literal('word'), item: gatewayItem, says: z.enum(['yes', 'no']), ...said }),
	/** Whether an item that holds only for some holds here. */
	z.strictObject({ about: z.literal('applies'), item: gatewayItem, applies: z.boolean(), ...said }),
	/** Somebody agreed to rely on a dated funding rule in place of the handbook. */
	z.strictObject({
		about: z.literal('reliance'),
		item: gatewayItem,
		rule: z.string().min(1).max(100),
		...said
	}),
	/** A form was filled in and signed by all whom it asks, outside this app. */
	z.strictObject({ about: z.literal('paper-form'), form: z.string().min(1).max(100), ...said }),
	/** A break in learning: the first and the last day away; null while it lasts. */
	z.strictObject({ about: z.literal('break'), from: calendarDate, until: calendarDate.nullable() })
]);

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
	createdAt: instant,
	changedAt: instant
};

export const row = z.discriminatedUnion('kind', [
	z
		.strictObject({ ...header, kind: z.literal('record'), fields: recordFields })
		.refine((own) => own.id === own.recordId, { path: ['id'], error: 'a record has the id of its own row' }),
	z.strictObject({ ...header, kind: z.literal('person'), fields: personFields }),
	z.strictObject({ ...header, kind: z.literal('evidence'), fields: evidenceFields }),
	z.strictObject({ ...header, kind: z.literal('attachment'), fields: attachmentFields }),
	z.strictObject({ ...header, kind: z.literal('claim'), fields: claimFields }),
	z.strictObject({ ...header, kind: z.literal('confirmation'), fields: confirmationFields }),
	z.strictObject({ ...header, kind: z.literal('comment'), fields: commentFields }),
	z.strictObject({ ...header, kind: z.literal('mock'), fields: mockFields }),
	z.strictObject({ ...header, kind: z.literal('mark'), fields: markFields }),
	z.strictObject({ ...header, kind: z.literal('correction'), fields: correctionFields }),
	z.strictObject({ ...header, kind: z.literal('fact'), fields: factFields })
]);
