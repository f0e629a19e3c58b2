/**
 * A specification as the app reads it: one organisation's rules for one standard, complete in itself,
 * references resolved, nothing optional that a reader would have to guess.
 */
import type { z } from 'zod';
import type { decider, grading, ksbKind, linkKind, quality } from './check/schema.ts';

/** A grade's id, such as `pass`. */
export type Grade = string;
export type KsbKind = z.infer<typeof ksbKind>;
export type LinkKind = z.infer<typeof linkKind>;
export type Grading = z.infer<typeof grading>;
export type Decider = z.infer<typeof decider>;
/** What evidence is asked to be. */
export type Quality = z.infer<typeof quality>;

/**
 * Names a requirement wherever it appears: its owner (a standard or a specification) and its id there,
 * `standard-id/criterion-id`. Claims hold keys, so they survive a change of organisation.
 */
export type RequirementKey = string & { readonly __requirement: unique symbol };

export interface Area {
	readonly id: string;
	readonly name: string;
	readonly short: string;
	readonly method: string | null;
	readonly source: string;
}

export interface Ksb {
	readonly type: 'ksb';
	readonly id: string;
	readonly key: RequirementKey;
	readonly kind: KsbKind;
	readonly area: string;
	readonly method: string;
	readonly text: string;
	readonly source: string;
}

export interface Criterion {
	readonly type: 'criterion';
	/** Unique in the specification. */
	readonly id: string;
	readonly key: RequirementKey;
	readonly method: string;
	readonly part: string | null;
	readonly area: string | null;
	readonly grade: Grade | 'expected';
	readonly alternative: string | null;
	/** Whose confirmation makes it secure. */
	readonly decidedBy: Decider;
	readonly group: string | null;
	readonly text: string;
	readonly source: string;
}

/** A KSB or a criterion, as a target that evidence can be mapped to. */
export type Requirement = Ksb | Criterion;

export interface Link {
	readonly from: RequirementKey;
	readonly to: RequirementKey;
	readonly kind: LinkKind;
}

export interface Part {
	readonly id: string;
	readonly name: string;
	readonly exemptible: boolean;
	/** HTML, as all notes and summaries. */
	readonly summary: string | null;
	readonly grading: Grading;
	readonly source: string;
}

export interface Method {
	readonly id: string;
	readonly name: string;
	/** Per cent; null where the handbook prints none. */
	readonly weighting: number | null;
	readonly duration: {
		readonly minimumMinutes?: number | undefined;
		readonly maximumMinutes?: number | undefined;
		readonly tolerancePercent?: number | undefined;
		readonly words: string;
	} | null;
	/** How a sitting is questioned; null where the handbook sets neither a number nor a time. */
	readonly questioning: {
		readonly questions?: number | undefined;
		/** The most of the method's time, in per cent. */
		readonly sharePercent?: number | undefined;
		readonly maximumMinutes?: number | undefined;
		readonly source: string;
	} | null;
	/** HTML, rendered when content was built. */
	readonly summary: string;
	readonly covers: {
		readonly areas: readonly string[];
		readonly note: string | null;
		readonly source: string;
	} | null;
	readonly parts: readonly Part[];
	/** It can lift the overall grade where a rule counts it, and never lowers it. */
	readonly optional: boolean;
	readonly grading: Grading;
	readonly note: string | null;
	readonly source: string;
}

export interface EvidenceKind {
	readonly id: string;
	readonly name: string;
	readonly written: boolean;
	readonly words: Range | null;
	readonly minutes: Range | null;
	readonly accepted: 'yes' | 'no';
	readonly why: string | null;
	readonly points: readonly string[];
	readonly source: string;
}

/** The fewest and the most, where the handbook says. */
export interface Range {
	readonly minimum?: number | undefined;
	readonly maximum?: number | undefined;
	/** Recommended; nobody fails by it. */
	readonly about?: number | undefined;
	readonly source: string;
}

/** A rule that holds for the pieces of some methods. */
export interface OfMethods {
	readonly methods: readonly string[];
	readonly source: string;
}

/** A line of the overall table: all that it says has to hold. */
export interface OverallRule {
	readonly grade: Grade;
	/** Every method that is not optional has this grade or better; null where the line does not ask. */
	readonly everyMethod: Grade | null;
	readonly counts: readonly {
		readonly atLeast: number;
		readonly grade: Grade;
		/** Ids of the methods that are counted. */
		readonly of: readonly string[];
	}[];
}

export interface Specification {
	readonly id: string;
	readonly standard: {
		readonly id: string;
		readonly reference: string;
		readonly title: string;
		readonly level: number;
		readonly planVersion: string;
		readonly planNote: string | null;
	};
	readonly organisation: { readonly name: string; readonly short: string };
	readonly handbook: {
		readonly title: string;
		readonly issue: string | null;
		readonly date: string | null;
		readonly source: string;
	};
	/** Lowest first. */
	readonly grades: readonly { readonly id: Grade; readonly name: string }[];
	/** Kinds of customer contact that criteria tell apart; empty where there are none. */
	readonly contact: readonly { readonly id: string; readonly name: string }[];
	readonly methods: readonly Method[];
	readonly areas: readonly Area[];
	readonly ksbs: readonly Ksb[];
	readonly criteria: readonly Criterion[];
	readonly links: readonly Link[];
	readonly overall: {
		readonly rules: readonly OverallRule[];
		readonly note: string | null;
		readonly source: string;
	};
	readonly retakes: {
		readonly cap: Grade;
		readonly liftedByExceptional: boolean;
		/** How many more attempts there are; null where there is no limit or none is printed. */
		readonly chances: number | null;
		readonly summary: string;
		readonly source: string;
	};
	readonly evidence: {
		readonly kinds: readonly EvidenceKind[];
		/** Of the pieces for one method, where one is named. */
		readonly pieces: (Range & { readonly method?: string | undefined }) | null;
		/** Methods for whose criteria one piece each is enough, and more are unwelcome. */
		readonly covers: {
			readonly each: 'once';
			readonly methods: readonly string[];
			readonly source: string;
		} | null;
		/** Methods for which chosen pieces are handed in. */
		readonly handsIn: readonly string[];
		/** Their pieces come from the time between start and gateway. */
		readonly onProgramme: OfMethods | null;
		/** The employer validates every single piece for them. */
		readonly validated: OfMethods | null;
		/** The most minutes of one recording; advice. */
		readonly recordings: {
			readonly video?: number | undefined;
			readonly audio?: number | undefined;
			readonly source: string;
		} | null;
		/** What files that are handed in are named after, besides their number; null where it does not say. */
		readonly named: { readonly after: 'kind' | 'title'; readonly source: string } | null;
		/** What the organisation means by each word; empty where it does not say. */
		readonly quality: readonly { readonly id: Quality; readonly text: string; readonly source: string }[];
		readonly rules: readonly { readonly id: string; readonly text: string; readonly source: string }[];
	};
	readonly readings: readonly { readonly about: string; readonly text: string; readonly source: string }[];
}

/** What helps with one area, KSB or criterion. Each text is HTML, rendered when content was built. */
export interface Guidance {
	readonly means?: string;
	readonly looksFor?: string;
	readonly works?: string;
	readonly lifts?: string;
	/** Words that people use when they tell of it, for suggestions. */
	readonly words?: readonly string[];
	/** The organisation's own row, where its handbook has one. */
	readonly organisation?: {
		readonly means?: string;
		readonly looksFor?: string;
		readonly works?: string;
		readonly lifts?: string;
		readonly suggestedEvidence: readonly string[];
		readonly suggestedKinds: readonly string[];
		readonly suggestedOther: readonly string[];
		readonly source: string;
	};
}

/** By area id or requirement key. Kept apart from the specification: only the pages that show it load it. */
export type GuidanceBook = Readonly<Record<string, Guidance>>;

/** One line of the list from which a record chooses its specification. */
export interface SpecificationSummary {
	readonly id: string;
	readonly reference: string;
	readonly title: string;
	readonly level: number;
	readonly organisation: string;
	readonly contact: Specification['contact'];
}
