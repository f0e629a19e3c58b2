/**
 * What a specification holds beside its rules of grading: the way to gateway and beyond, and what people
 * practise with. Standards hold what is the same for all organisations; a specification adds its own.
 */
import { z } from 'zod';
import { resits } from './resits-schema.ts';
import { id, ksbId, markdown, source, text } from './shared-schema.ts';

/** Who acts. */
export const actor = z.enum(['apprentice', 'employer', 'provider', 'tutor', 'assessor', 'organisation']);

/** A day that a record may know. */
export const recordDate = z.enum([
	'start',
	'gateway',
	/** Level 2: the observation and the discussion. */
	'assessment',
	'observation',
	'discussion',
	'interview',
	/** The day on which a result was received. */
	'decision'
]);

/** How the app can tell that a gateway item is met. */
const check = z.discriminatedUnion('kind', [
	/** So long on programme since the start. */
	z.strictObject({
		kind: z.literal('duration'),
		count: z.int().min(1).max(4_000),
		unit: z.enum(['days', 'months'])
	}),
	/** A certificate in the subject, at that level or above. */
	z.strictObject({
		kind: z.literal('certificate'),
		subject: z.enum(['english', 'maths']),
		/** As the app shows it, such as "level 1". */
		level: text,
		/** What may stand in its place, such as entry level 3 with an education, health and care plan. */
		alternatives: z.array(z.strictObject({ id, text, source })).default([])
	}),
	/** Every pass criterion of the method is covered by evidence. */
	z.strictObject({ kind: z.literal('covered'), method: id }),
	/** The evidence keeps the rules on its number. */
	z.strictObject({ kind: z.literal('pieces') }),
	/** A form of this specification is filled in and signed by all whom it asks. */
	z.strictObject({ kind: z.literal('form'), form: id }),
	/** A person says so: nothing can be computed. `by` is whose word it is. */
	z.strictObject({ kind: z.literal('declared'), by: actor })
]);

export const gatewayItem = z.strictObject({
	id,
	name: text,
	/** Why it is asked. */
	text: markdown,
	/** What to do about it, said to the person who acts. */
	todo: markdown,
	/** Who has to act. */
	who: z.array(actor).min(1),
	/** `recommended` items are shown and never count as unmet. */
	weight: z.enum(['required', 'recommended']).default('required'),
	/** At gateway, or by the deadline named. */
	due: z.union([z.literal('gateway'), z.strictObject({ deadline: id })]).default('gateway'),
	/** Where it holds only for some: told in words, decided by a person. */
	only: text.optional(),
	check,
	source
});

/** A date that is counted from another one; the day counted from is not counted. */
export const deadline = z.strictObject({
	id,
	name: text,
	/** What has to have happened by then, or may not happen before; in plain words. */
	text: markdown,
	/** `by`: at the latest on that day. `not-before`: on that day at the earliest. */
	kind: z.enum(['by', 'not-before']),
	from: recordDate,
	/** Negative counts backwards. */
	count: z.int().min(-4_000).max(4_000),
	unit: z.enum(['days', 'working-days', 'weeks', 'months']),
	who: z.array(actor).min(1),
	/** Whether the handbook prints the day that is counted from; where not, `reading` says what we chose. */
	printed: z.boolean(),
	reading: text.optional(),
	/** "About", "normally", "should": advice that is never counted as broken. */
	advice: z.boolean().default(false),
	source
});

const field = z.strictObject({
	id,
	label: text,
	kind: z.enum(['text', 'long-text', 'date', 'yes-no', 'tick', 'choice', 'signature', 'table']),
	/** What the record may know: `apprentice.name`, `employer.name`, `specification.title`, `dates.gateway` … */
	fill: z
		.string()
		.regex(/^[a-z]+(\.[a-z-]+)+$/, 'it names something of the record, such as apprentice.name')
		.optional(),
	/** Who fills it in, where not everybody may; for a signature: whose. */
	who: actor.optional(),
	/** The signature beside which it stands: its signer fills it in, and no other signature covers it. */
	beside: id.optional(),
	options: z.array(text).default([]),
	/** Column headings of a table. */
	columns: z.array(text).default([]),
	/** What each column of a table holds, where the record fills it. */
	cells: z
		.array(
			z.enum(['blank', 'number', 'title', 'file', 'kind', 'date', 'validated', 'requirement', 'how', 'where'])
		)
		.default([]),
	required: z.boolean().default(true)
});

/** A form to fill in and sign. `ours` where the handbook only names it. */
export const form = z.strictObject({
	id,
	name: text,
	ours: z.boolean(),
	use: markdown,
	sections: z
		.array(
			z.strictObject({
				name: text.optional(),
				/** A declaration, in our words, that the signatures below it agree to. */
				text: markdown.optional(),
				fields: z.array(field).default([])
			})
		)
		.min(1),
	source
});

/** A list to tick or mark while something is watched, given or prepared. */
export const checklist = z.strictObject({
	id,
	name: text,
	ours: z.boolean(),
	method: id.optional(),
	part: id.optional(),
	use: markdown,
	groups: z
		.array(
			z.strictObject({
				name: text,
				items: z
					.array(
						z.strictObject({
							/** The criterion that the item is, in the specification; else `text`. */
							criterion: id.optional(),
							text: text.optional()
						})
					)
					.min(1)
			})
		)
		.min(1),
	source
});

/** A question to practise with. */
export const question = z.strictObject({
	id,
	text,
	method: id,
	part: id.optional(),
	area: id.optional(),
	kind: z.enum(['open', 'follow-up', 'interview', 'worksheet', 'scenario']).default('open'),
	/** The criteria and KSBs that an answer can show. */
	draws: z.array(ksbId).min(1),
	/** What an answer that passes has in it. */
	pass: z.array(text).min(1),
	/** What lifts it to the next grade, where that can be. */
	distinction: z.array(text).default([]),
	source
});

/** A written piece with prompts: a plan, a case study, a testimony, a suggested report structure. */
export const template = z.strictObject({
	id,
	name: text,
	ours: z.boolean(),
	method: id.optional(),
	part: id.optional(),
	/** Who fills it in. */
	who: z.array(actor).min(1),
	use: markdown,
	sections: z
		.array(
			z.strictObject({
				name: text,
				text: markdown.optional(),
				prompts: z
					.array(
						z.strictObject({
							id,
							text,
							kind: z.enum(['long-text', 'text', 'rating', 'date', 'table', 'signature']),
							columns: z.array(text).default([]),
							/** Criteria and KSBs that it serves. */
							draws: z.array(ksbId).default([])
						})
					)
					.default([])
			})
		)
		.min(1),
	source
});

/** Something to know: `none` where the handbook prints nothing about it, which the app then says. */
export const topic = z.strictObject({
	id: z.enum([
		'process',
		'gateway',
		'booking',
		'planning',
		'cancellation',
		'remote',
		'identity',
		'adjustments',
		'authenticity',
		'feedback',
		'results',
		'appeals',
		'certificate',
		'resits',
		'fees',
		'quality',
		'independence',
		'contact',
		'policies'
	]),
	text: z.union([markdown, z.strictObject({ none: z.literal(true) })]),
	source
});

/** The day of a method; left out where there is nothing to say of it. */
export const assessmentDay = z.strictObject({
	method: id,
	/** The day of the record that it is, where deadlines are counted from it. */
	day: z.enum(['assessment', 'observation', 'discussion', 'interview']).optional(),
	/** When it is, next to the others. */
	text,
	source
});

export const term = z.strictObject({ term: text, means: text, source });
export const duty = z.strictObject({ who: text, does: z.array(text).min(1), source });

/** One part of a handbook, and where its facts live, or why they are left out. */
export const handbookSection = z.strictObject({
	section: text,
	page: text.optional(),
	/** Content keys (`methods.showcase`, `gateway.items`, `guidance`, `standard.criteria` …), */
	lives: z.array(text).default([]),
	/** or the reason why nothing is kept of it. */
	leftOut: text.optional()
});

/** Beside the grading, in a specification. */
export const practice = {
	gateway: z.strictObject({ summary: markdown, items: z.array(gatewayItem).min(1), source }).optional(),
	deadlines: z.array(deadline).default([]),
	topics: z.array(topic).default([]),
	glossary: z.array(term).default([]),
	roles: z.array(duty).default([]),
	identityDocuments: z.strictObject({ printed: z.boolean(), list: z.array(text), source }).optional(),
	days: z.array(assessmentDay).default([]),
	resits: resits.optional(),
	forms: z.array(form).default([]),
	checklists: z.array(checklist).default([]),
	questions: z.array(question).default([]),
	templates: z.array(template).default([]),
	sections: z.array(handbookSection).default([])
};

/** In a standard: what is the same for all organisations. */
export const standardPractice = {
	questions: z.array(question).default([]),
	templates: z.array(template).default([]),
	glossary: z.array(term).default([])
};
