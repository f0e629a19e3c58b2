/** What the rows of a record say about the way to gateway. */
import type { Coverage } from '#lib/assessment/coverage.ts';
import type { Fact, FactAbout, RecordRow } from '#lib/record/rows.ts';
import type { Actor, Practice } from '#lib/specification/practice-types.ts';
import type { Specification } from '#lib/specification/types.ts';
import type { RecordDates } from './deadline.ts';
import { formStates, type FormRows } from './form-states.ts';
import type { Certificate, Facts, FormState, Reliance, Word } from './readiness-facts.ts';

export interface KnownRows {
	readonly record: RecordRow;
	/** Without the deleted ones, in any order. */
	readonly facts: readonly Fact[];
	readonly coverage: Pick<Coverage, 'methods'>;
	/** Pieces of evidence that count for the portfolio. */
	readonly pieces: number;
	/** Forms that are filled in here. */
	readonly papers?: FormRows;
}

/** Names whose signatures a form asks for. */
export function signersOf(practice: Pick<Practice, 'forms'>, form: string): Actor[] {
	const fields = practice.forms.find(({ id }) => id === form)?.sections.flatMap((section) => section.fields);
	const asked = (fields ?? []).flatMap(({ kind, required, who }) =>
		kind === 'signature' && required && who !== null ? [who] : []
	);
	return [...new Set(asked)];
}

/** Gathers what readiness is judged by; what nobody has said stays unknown. */
export function factsOfRecord(
	{ record, facts, coverage, pieces, papers }: KnownRows,
	specification: Pick<Specification, 'grades'>,
	practice: Pick<Practice, 'forms'>
): Facts {
	const sorted = [...facts].sort(byAge);
	const of = <A extends Fact['fields']['about']>(about: A) => factsAbout(sorted, about);
	const single = new Map(of('date').map(({ name, on }) => [name, on]));
	const { start, gateway } = record.fields;
	const { 'agreed-end': agreedEnd = null, ...named } = Object.fromEntries(single) as {
		[name in FactAbout<'date'>['name']]?: string | null;
	};
	const dates: RecordDates = { start, gateway, ...named };

	const said = of('certificate');
	const certificates = said.flatMap(({ subject, level }): Certificate[] =>
		level === null ? [] : [{ subject, level }]
	);
	const answered = new Set(said.map(({ subject }) => subject));
	const forms = of('paper-form').map(({ form }): [string, FormState] => [
		form,
		{ on: 'paper', filled: true, signed: signersOf(practice, form), broken: [] }
	]);

	return {
		dates,
		time: { breaks: of('break').map(({ from, until }) => ({ from, until })), agreedEnd },
		certificates: said.length === 0 ? null : certificates,
		unasked: (['english', 'maths'] as const).filter((subject) => !answered.has(subject)),
		alternatives: new Map(
			of('alternative').flatMap(({ item, alternative }) =>
				alternative === null ? [] : [[item, alternative]]
			)
		),
		covered: coveredBy(coverage, specification),
		pieces: pieces === 0 ? null : pieces,
		// What is complete on paper is complete, however far it is here.
		forms: new Map([...(papers ? formStates(practice, papers) : []), ...forms]),
		words: wordsOf(of('word')),
		applies: new Map(of('applies').map(({ item, applies }) => [item, applies])),
		relied: reliances(of('reliance'))
	};
}

/** The facts about one thing, in their order. */
export function factsAbout<A extends Fact['fields']['about']>(
	facts: readonly Fact[],
	about: A
): FactAbout<A>[] {
	return facts.flatMap(({ fields }) => (fields.about === about ? [fields as FactAbout<A>] : []));
}

/** The day that a fact was said comes first; on one day, what was written later counts as later. */
export function byAge(a: Fact, b: Fact): number {
	const key = ({ fields, createdAt, id }: Fact) =>
		`${('on' in fields && fields.on) || ''} ${createdAt} ${id}`;
	return key(a) < key(b) ? -1 : 1;
}

/** The pass criteria of each method; only something particular within one is no evidence for the whole. */
function coveredBy(
	{ methods }: KnownRows['coverage'],
	{ grades }: Pick<Specification, 'grades'>
): Facts['covered'] {
	// The lowest grade is no pass.
	const pass = grades[1]?.id;
	const counts = [...methods].flatMap(([method, { criteria }]) => {
		const count = criteria.find(({ grade }) => grade === pass)?.count;
		return count ? [[method, { met: count.claimed, of: count.total }] as const] : [];
	});
	return new Map(counts);
}

function wordsOf(words: readonly FactAbout<'word'>[]): Facts['words'] {
	const byItem = Map.groupBy(words, ({ item }) => item);
	return new Map(
		[...byItem].map(([item, said]) => [
			item,
			said.map(({ says, role, on }): Word => ({ says, by: role, on }))
		])
	);
}

/** The rule that was agreed to last decides; who agreed to another rule before has not agreed to it. */
function reliances(said: readonly FactAbout<'reliance'>[]): Facts['relied'] {
	const byItem = Map.groupBy(said, ({ item }) => item);
	const relied = [...byItem].flatMap(([item, all]): [string, Reliance][] => {
		const rule = all.at(-1)?.rule;
		if (rule === undefined) return [];
		return [
			[item, { rule, agreed: [...new Set(all.filter((one) => one.rule === rule).map(({ role }) => role))] }]
		];
	});
	return new Map(relied);
}
