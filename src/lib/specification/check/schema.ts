/**
 * The form in which `content/` holds standards and specifications: what a person writes as YAML.
 * `compile.ts` turns it into the `Specification` of `types.ts` that the rest of the app reads.
 *
 * Every object is strict, so that a misspelt key is an error and not a silent gap.
 */
import { z } from 'zod';
import { practice, standardPractice } from './practice-schema.ts';
import { id, ksbId, markdown, source, text } from './shared-schema.ts';

export const grade = id;

export const ksbKind = z.enum(['knowledge', 'skill', 'behaviour']);

/** *same*: counts for the grade there too; *part*: for coverage only; *suggested*: shown, never counted. */
export const linkKind = z.enum(['same', 'part', 'suggested']);

/** From the more particular requirement (which holds the link) to the more general one named by `to`. */
const link = z.strictObject({ to: ksbId, kind: linkKind });

/** Whose decision on a claim counts for the grade; the other's is shown beside. */
export const decider = z.enum(['tutor', 'employer']);

/** Plain guidance for one area, KSB or criterion. */
const guidance = z.strictObject({
	/** What this means. */
	means: markdown.optional(),
	/** What the assessor looks for. */
	looksFor: markdown.optional(),
	/** Evidence that works. */
	works: markdown.optional(),
	/** What lifts it to the next grade. */
	lifts: markdown.optional(),
	/** Words that people use when they tell of it, for suggestions; never shown. */
	words: z.array(text).optional()
});

const area = z.strictObject({
	id,
	name: text,
	/** A short form of the name for narrow places. */
	short: text.optional(),
	/** The method that assesses the area, where one does. */
	method: id.optional(),
	source,
	guidance: guidance.optional()
});

const ksb = z.strictObject({
	id: ksbId,
	kind: ksbKind,
	area: id,
	method: id,
	text,
	source,
	guidance: guidance.optional()
});

const criterion = z.strictObject({
	id,
	method: id,
	/** The part of the method that it belongs to, where the method has parts. */
	part: id.optional(),
	area: id.optional(),
	/** A grade of the specification, or `expected`: listed and markable, not counted. */
	grade: z.union([grade, z.literal('expected')]),
	/** The kind of customer contact for which alone it applies. */
	alternative: id.optional(),
	/** Whose confirmation makes it secure; the method's where left out. */
	decidedBy: decider.optional(),
	/** A heading under which the organisation prints it. */
	group: text.optional(),
	text,
	/** To the KSBs or the standard's criteria that this one serves. */
	links: z.array(link).default([]),
	source,
	guidance: guidance.optional()
});

export const standardSource = z.strictObject({
	id,
	reference: z.string().regex(/^ST[0-9]{4}$/, 'a reference is ST with four digits behind it'),
	title: text,
	level: z.int().min(2).max(7),
	/** The version of the assessment plan that the handbooks implement, and where they say so. */
	plan: z.strictObject({ version: text, note: markdown.optional(), source }),
	areas: z.array(area),
	ksbs: z.array(ksb),
	criteria: z.array(criterion),
	...standardPractice
});

/** One step up: the grade is reached when the one below is, and at least so many criteria are met. */
const step = z.strictObject({
	grade,
	/** Criteria of this grade are counted. */
	criteria: grade,
	atLeast: z.union([z.literal('all'), z.int().min(1)]),
	/** How many there are; checked against the list. */
	outOf: z.int().min(1)
});

export const grading = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('criteria'), steps: z.array(step).min(1), source }),
	/** A number of points, such as a test's: each boundary is the fewest points that give its grade. */
	z.strictObject({
		kind: z.literal('points'),
		outOf: z.int().min(1).max(100_000),
		/** Lowest first; below the first the grade is the lowest. */
		boundaries: z.array(z.strictObject({ grade, from: z.int().min(1) })).min(1),
		source
	})
]);

const part = z.strictObject({
	id,
	name: text,
	/** Whether seeing it in another method can exempt the apprentice from it. */
	exemptible: z.boolean().default(false),
	summary: markdown.optional(),
	grading,
	source
});

const duration = z.strictObject({
	minimumMinutes: z.int().min(1).max(100_000).optional(),
	maximumMinutes: z.int().min(1).max(100_000).optional(),
	tolerancePercent: z.int().min(0).max(100).optional(),
	/** In words, as the app shows it. */
	words: text
});

/** How a sitting is questioned, where the handbook says. */
const questioning = z
	.strictObject({
		/** How many questions are asked. */
		questions: z.int().min(1).max(1_000).optional(),
		/** The most of the method's time that questions may take, in per cent. */
		sharePercent: z.int().min(1).max(100).optional(),
		/** The longest that they may take, whatever the share comes to. */
		maximumMinutes: z.int().min(1).max(100_000).optional(),
		source
	})
	.refine(({ questions, sharePercent, maximumMinutes }) => questions ?? sharePercent ?? maximumMinutes, {
		error: 'say how many questions are asked, or how long they may take; else leave it out'
	});

const method = z.strictObject({
	id,
	name: text,
	/** Per cent of the assessment, where the handbook prints it; shown, never used to average. */
	weighting: z.number().min(0).max(100).nullable(),
	duration: duration.optional(),
	questioning: questioning.optional(),
	summary: markdown,
	/** What one sitting must show at least: areas, with the handbook's word on how strict that is. */
	covers: z.strictObject({ areas: z.array(id), note: markdown.optional(), source }).optional(),
	parts: z.array(part).default([]),
	/** It can lift the overall grade where a rule counts it, and never lowers it. */
	optional: z.boolean().default(false),
	/** Whose confirmations make its criteria secure. */
	decidedBy: decider.default('tutor'),
	grading,
	/** Where its own results can be told apart only with a warning. */
	note: markdown.optional(),
	source
});

/** The fewest and the most. */
const range = z.strictObject({
	minimum: z.int().min(0).max(1_000_000).optional(),
	maximum: z.int().min(1).max(1_000_000).optional(),
	/** About so many: a recommendation that nobody fails by. */
	about: z.int().min(1).max(1_000_000).optional(),
	source
});

/** What evidence is asked to be: the five words of the field, some of which go by two names. */
export const quality = z.enum(['valid', 'authentic', 'current', 'sufficient', 'reliable']);

/** A rule that holds for the pieces of some methods. */
const ofMethods = z.strictObject({ methods: z.array(id).min(1), source });

const evidenceKind = z.strictObject({
	id,
	name: text,
	/** Written in the app, in words. */
	written: z.boolean().default(false),
	/** The fewest and the most words, any tolerance included, where the handbook says. */
	words: range.optional(),
	/** How many minutes it lasts, where the handbook says. */
	minutes: range.optional(),
	/** `no`: the organisation turns it down; `why` says so in a sentence. */
	accepted: z.enum(['yes', 'no']).default('yes'),
	why: text.optional(),
	points: z.array(text).default([]),
	source
});

const evidenceRules = z.strictObject({
	kinds: z.array(evidenceKind).min(1),
	/** How many pieces, where the handbook says. */
	pieces: z
		.strictObject({
			...range.shape,
			/** Pieces for this method alone are counted. */
			method: id.optional()
		})
		.optional(),
	/** `once`: one piece for each criterion of these methods is enough, and more are unwelcome. */
	covers: z.strictObject({ each: z.literal('once'), methods: z.array(id).min(1), source }).optional(),
	/** Methods for which chosen pieces are handed in; every method where left out. */
	handsIn: z.array(id).min(1).optional(),
	/** Their pieces come from the time between start and gateway. */
	onProgramme: ofMethods.optional(),
	/** The employer validates every single piece for them. */
	validated: ofMethods.optional(),
	/** The most minutes of one recording; advice. */
	recordings: z
		.strictObject({
			video: z.int().min(1).max(1_000).optional(),
			audio: z.int().min(1).max(1_000).optional(),
			source
		})
		.optional(),
	/** What files that are handed in are named after, besides their number. */
	named: z.strictObject({ after: z.enum(['kind', 'title']), source }).optional(),
	/** What the organisation means by each word, where its handbook says. */
	quality: z.array(z.strictObject({ id: quality, text, source })).default([]),
	rules: z.array(z.strictObject({ id, text, source })).default([])
});

/** What one organisation says of a requirement; a row of its guidance grid. */
const organisationGuidance = z.strictObject({
	/** An area, KSB or criterion of the specification or its standard. */
	for: ksbId,
	...guidance.shape,
	suggestedEvidence: z.array(text).default([]),
	/** Evidence kinds of this specification. */
	suggestedKinds: z.array(id).default([]),
	/** Suggested ways to show it that are no evidence kind here. */
	suggestedOther: z.array(text).default([]),
	source
});

/** One line of the overall table: all that it says has to hold. */
const overallRule = z.strictObject({
	grade,
	/** Every method that is not optional has this grade or better. */
	everyMethod: grade.optional(),
	/** So many methods have this grade or better. */
	counts: z
		.array(
			z.strictObject({
				atLeast: z.int().min(1),
				grade,
				/** Of these methods; of all, the optional ones too, where left out. */
				of: z.array(id).min(1).optional()
			})
		)
		.default([])
});

export const specificationSource = z.strictObject({
	id,
	standard: id,
	organisation: z.strictObject({ name: text, short: text }),
	handbook: z.strictObject({
		title: text,
		/** As printed; null where the handbook has none. */
		issue: text.nullable(),
		/** Calendar date or year and month, as printed; null where the handbook has none. */
		date: z
			.string()
			.regex(/^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/, 'a date looks like 2026, 2026-04 or 2026-04-30')
			.nullable(),
		/** The plan version that this handbook implements, where it is not the standard's. */
		planVersion: text.optional(),
		source
	}),
	/** Lowest first, with the names that the organisation uses. */
	grades: z.array(z.strictObject({ id: grade, name: text })).min(2),
	/** Kinds of customer contact that criteria tell apart: an apprentice's role has at least one. */
	contact: z.array(z.strictObject({ id, name: text })).default([]),
	methods: z.array(method).min(1),
	/**
	 * Which of the standard's criteria the organisation grades against. `renamed`: the standard's id to
	 * the id that this specification prints.
	 */
	standardCriteria: z
		.strictObject({
			use: z.enum(['all', 'none']),
			without: z.array(id).default([]),
			renamed: z.record(id, id).default({})
		})
		.default({ use: 'all', without: [], renamed: {} }),
	/** Criteria that this organisation alone prints. */
	criteria: z.array(criterion).default([]),
	/** Best first: the first line that holds gives the overall grade, the lowest grade is what is left. */
	overall: z.strictObject({
		rules: z.array(overallRule).min(1),
		note: markdown.optional(),
		source
	}),
	retakes: z.strictObject({
		/** The best grade that a resat or retaken method, and with it the whole, can reach. */
		cap: grade,
		/** Whether agreed exceptional circumstances lift the cap. */
		liftedByExceptional: z.boolean(),
		summary: markdown,
		source
	}),
	evidence: evidenceRules,
	guidance: z.array(organisationGuidance).default([]),
	/** How we read what the handbook leaves unclear; shown to the user. */
	readings: z.array(z.strictObject({ about: text, text: markdown, source })).default([]),
	...practice
});

export type StandardSource = z.infer<typeof standardSource>;
export type SpecificationSource = z.infer<typeof specificationSource>;
export type CriterionSource = z.infer<typeof criterion>;
export type GuidanceSource = z.infer<typeof guidance>;
