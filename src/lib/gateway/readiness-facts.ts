/** What is known about an apprentice on the way to gateway: plain data, gathered from the record by whoever asks. */
import type { CalendarDate } from '#lib/record/rows.ts';
import type { Actor } from '#lib/specification/practice-types.ts';
import type { RecordDates } from './deadline.ts';
import type { TimeOnProgramme } from './time-on-programme.ts';

/** Somebody's word on an item. */
export interface Word {
	readonly says: 'yes' | 'no';
	readonly by: Actor;
	readonly on: CalendarDate;
}

export interface Certificate {
	readonly subject: 'english' | 'maths';
	/** `level 1`, `entry level 3`: as a specification writes it. */
	readonly level: string;
}

/** How far a form is. A signature is broken where the form was changed after it. */
export interface FormState {
	/** `paper`: somebody said that it is complete outside this app. */
	readonly on: 'paper' | 'here';
	readonly filled: boolean;
	readonly signed: readonly Actor[];
	readonly broken: readonly Actor[];
}

/** A funding rule that was relied on in place of the handbook, and who agreed to it. */
export interface Reliance {
	readonly rule: string;
	readonly agreed: readonly Actor[];
}

export interface Facts {
	readonly dates: RecordDates;
	readonly time?: TimeOnProgramme;
	/** null while nobody has asked; several in one subject are allowed, the highest counts. */
	readonly certificates: readonly Certificate[] | null;
	/** Subjects of which nobody has said yet whether there is a certificate, though others are known. */
	readonly unasked?: readonly Certificate['subject'][];
	/** Item id → the id of what stands in for the certificate there. */
	readonly alternatives: ReadonlyMap<string, string>;
	/** Method id → its pass criteria, and how many of them have evidence. */
	readonly covered: ReadonlyMap<string, { readonly met: number; readonly of: number }>;
	/** Pieces of evidence chosen for the portfolio; null while none has been chosen. */
	readonly pieces: number | null;
	/** By form id; a form that nobody has begun is missing. */
	readonly forms: ReadonlyMap<string, FormState>;
	/** Item id → what people said of it, the latest word of each last. */
	readonly words: ReadonlyMap<string, readonly Word[]>;
	/** Item id → whether an item that holds only for some holds here; missing while nobody has said. */
	readonly applies: ReadonlyMap<string, boolean>;
	/** Item id → the funding rule relied on. */
	readonly relied: ReadonlyMap<string, Reliance>;
}
