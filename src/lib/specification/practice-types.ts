/**
 * What people do and practise with under one specification, as the app reads it. Kept apart from
 * `Specification`, so that only the pages that show it load it. Every text called `Html` was Markdown.
 */
import type { z } from 'zod';
import type * as schema from './check/practice-schema.ts';
import type { resits } from './check/resits-schema.ts';
import type { RequirementKey } from './types.ts';

/** HTML, rendered when content was built. */
export type Html = string;
/** Who acts. */
export type Actor = z.infer<typeof schema.actor>;
/** A day that a record may know and that deadlines are counted from. */
export type RecordDate = z.infer<typeof schema.recordDate>;

type GatewayItemSource = z.infer<typeof schema.gatewayItem>;
type FormSource = z.infer<typeof schema.form>;
type TemplateSource = z.infer<typeof schema.template>;

export type GatewayCheck = GatewayItemSource['check'];

export interface GatewayItem {
	readonly id: string;
	readonly name: string;
	readonly text: Html;
	readonly todo: Html;
	readonly who: readonly Actor[];
	/** What is recommended never counts as unmet. */
	readonly weight: 'required' | 'recommended';
	readonly due: GatewayItemSource['due'];
	/** For whom alone it holds, in words. */
	readonly only: string | null;
	readonly check: GatewayCheck;
	readonly source: string;
}

/** How a date is counted from another; the day counted from is not counted. */
export interface DeadlineRule {
	readonly id: string;
	readonly name: string;
	readonly text: Html;
	readonly kind: 'by' | 'not-before';
	readonly from: RecordDate;
	/** Negative counts backwards. */
	readonly count: number;
	readonly unit: 'days' | 'working-days' | 'weeks' | 'months';
	readonly who: readonly Actor[];
	/** Whether the handbook prints the day that is counted from. */
	readonly printed: boolean;
	/** What we chose where it does not. */
	readonly reading: string | null;
	/** Never counted as broken. */
	readonly advice: boolean;
	readonly source: string;
}

/** Something to know; `text` is null where the handbook prints nothing about it. */
export interface Topic {
	readonly id: z.infer<typeof schema.topic>['id'];
	readonly text: Html | null;
	readonly source: string;
}

export type Term = Readonly<z.infer<typeof schema.term>>;
export type Duty = Readonly<z.infer<typeof schema.duty>>;

type FieldSource = FormSource['sections'][number]['fields'][number];

export interface FormField extends Readonly<Omit<FieldSource, 'fill' | 'who' | 'beside'>> {
	/** What the record may know, such as `apprentice.name`; `signature.date` and `signature.name` follow `beside`. */
	readonly fill: string | null;
	/** Who fills it in, null for whoever is there; for a signature: whose. */
	readonly who: Actor | null;
	/** The signature beside which it stands. */
	readonly beside: string | null;
}

export interface Form {
	readonly id: string;
	readonly name: string;
	/** The handbook only names it: the form is ours. */
	readonly ours: boolean;
	readonly use: Html;
	readonly sections: readonly {
		readonly name: string | null;
		readonly text: Html | null;
		readonly fields: readonly FormField[];
	}[];
	readonly source: string;
}

export interface Checklist {
	readonly id: string;
	readonly name: string;
	readonly ours: boolean;
	readonly method: string | null;
	readonly part: string | null;
	readonly use: Html;
	readonly groups: readonly {
		readonly name: string;
		/** `criterion` is null where the item is a text of its own. */
		readonly items: readonly { readonly criterion: RequirementKey | null; readonly text: string }[];
	}[];
	readonly source: string;
}

export interface Question {
	/** Unique in the practice content of its specification. */
	readonly id: string;
	readonly text: string;
	readonly method: string;
	readonly part: string | null;
	readonly area: string | null;
	readonly kind: z.infer<typeof schema.question>['kind'];
	/** The criteria and KSBs that an answer can show; keys, as claims hold them. */
	readonly draws: readonly RequirementKey[];
	readonly pass: readonly string[];
	readonly distinction: readonly string[];
	readonly source: string;
}

type PromptSource = TemplateSource['sections'][number]['prompts'][number];

export interface Prompt extends Readonly<Omit<PromptSource, 'draws'>> {
	readonly draws: readonly RequirementKey[];
}

export interface Template {
	readonly id: string;
	readonly name: string;
	readonly ours: boolean;
	readonly method: string | null;
	readonly part: string | null;
	readonly who: readonly Actor[];
	readonly use: Html;
	readonly sections: readonly {
		readonly name: string;
		readonly text: Html | null;
		readonly prompts: readonly Prompt[];
	}[];
	readonly source: string;
}

/** What there is to say of the day of a method. */
export interface AssessmentDay {
	readonly method: string;
	/** The day of the record that it is; null where the plan of the days keeps its own. */
	readonly day: 'assessment' | 'observation' | 'discussion' | 'interview' | null;
	readonly text: string;
	readonly source: string;
}

/** What the organisation says about going again after a fail. */
export type Resits = Readonly<z.infer<typeof resits>>;

export interface Practice {
	/** The specification's. */
	readonly id: string;
	readonly gateway: {
		readonly summary: Html;
		readonly items: readonly GatewayItem[];
		readonly source: string;
	} | null;
	readonly deadlines: readonly DeadlineRule[];
	readonly topics: readonly Topic[];
	/** In alphabetical order. */
	readonly glossary: readonly Term[];
	readonly roles: readonly Duty[];
	readonly identityDocuments: {
		readonly printed: boolean;
		readonly list: readonly string[];
		readonly source: string;
	} | null;
	readonly days: readonly AssessmentDay[];
	/** Null where nothing is written down about it. */
	readonly resits: Resits | null;
	readonly forms: readonly Form[];
	readonly checklists: readonly Checklist[];
	/** The organisation's own first, then those of the standard. */
	readonly questions: readonly Question[];
	readonly templates: readonly Template[];
}
