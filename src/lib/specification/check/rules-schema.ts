/** The form of `content/rules/`: bank holidays and dated funding rules, as a person writes them. */
import { z } from 'zod';
import { id, markdown, text } from './shared-schema.ts';

/** A calendar date, which no time zone can move. */
const date = z.iso.date('a date looks like 2026-04-03 and is a day that exists');
const year = z.int().min(1900).max(2200);

const bankHoliday = z.strictObject({
	date,
	name: text,
	/** `expected`: worked out by rule, not yet published. */
	status: z.enum(['proclaimed', 'expected']),
	/** The day on which the standing rule would have put it, where a decree moved it. */
	movedFrom: date.optional(),
	/** Given once, by decree: the standing rule knows no such day. */
	extra: z.boolean().default(false),
	/** A key of `sources`. */
	source: id
});

export const bankHolidaysSource = z.strictObject({
	firstYear: year,
	lastYear: year,
	sources: z.record(
		id,
		z.strictObject({
			text,
			note: text.optional(),
			/** The day on which somebody last compared the days with it. */
			checked: date
		})
	),
	days: z.array(bankHoliday).min(1)
});

/** Days or ages from one on, until another, or both; both ends are included. */
const dates = z.strictObject({ from: date.optional(), until: date.optional() });
const ages = z.strictObject({ from: z.int().min(1).optional(), until: z.int().min(1).optional() });

const common = {
	id,
	name: text,
	text: markdown,
	source: text,
	checked: date,
	/** Who can say whether it holds for one apprentice. */
	checkWith: z.literal('provider')
};

const fundingRule = z.discriminatedUnion('kind', [
	z.strictObject({
		...common,
		kind: z.literal('english-maths'),
		/** On which days the rule holds, whenever the apprenticeship started. */
		inForce: dates,
		ageAtStart: ages,
		/** `false`: only where apprentice and employer choose it. */
		required: z.boolean()
	}),
	z.strictObject({
		...common,
		kind: z.literal('minimum-duration'),
		/** For apprenticeships that start on these days. */
		starts: dates,
		months: z.int().min(1),
		/** Shown as a deadline of its own, beside the handbook's. */
		deadline: z.strictObject({ id, name: text, reading: text }).optional()
	}),
	z.strictObject({
		...common,
		kind: z.literal('off-the-job'),
		starts: dates,
		amount: z.union([
			/** Each standard's number is published; the training plan has it. */
			z.strictObject({ published: z.literal(true), minimumHours: z.int().min(1) }),
			z.strictObject({ percentOfWorkingTime: z.number().min(0).max(100) })
		])
	})
]);

export const fundingSource = z.strictObject({ rules: z.array(fundingRule).min(1) });

export type BankHolidaysSource = z.infer<typeof bankHolidaysSource>;
export type FundingSource = z.infer<typeof fundingSource>;
