/**
 * Turns what `content/` says of a standard and of one organisation's specification into the one
 * `Specification` that the app reads, or into the list of everything that is wrong with it.
 */
import type { CriterionSource, SpecificationSource, StandardSource } from './schema.ts';
import type { Criterion, Ksb, Link, Method, OverallRule, RequirementKey, Specification } from '../types.ts';
import { checkReferences } from './references.ts';

/** One mistake in a source: in which document, where in it, and what to do. */
export interface ContentProblem {
	readonly document: 'standard' | 'specification';
	readonly path: readonly (string | number)[];
	readonly message: string;
}

export type Compiled =
	| { readonly ok: true; readonly specification: Specification }
	| { readonly ok: false; readonly problems: readonly ContentProblem[] };

/** The key of a requirement: its owner (a standard's or a specification's id) and its id there. */
export function requirementKey(owner: string, id: string): RequirementKey {
	return `${owner}/${id}` as RequirementKey;
}

/** The standard's criteria that this specification grades against, under the ids that it prints. */
function standardCriteria(standard: StandardSource, source: SpecificationSource): CriterionSource[] {
	const { use, without, renamed } = source.standardCriteria;
	if (use === 'none') return [];
	return standard.criteria
		.filter((criterion) => !without.includes(criterion.id))
		.map((criterion) => ({ ...criterion, id: renamed[criterion.id] ?? criterion.id }));
}

function compileCriterion(
	owner: string,
	ownId: string,
	source: CriterionSource,
	{ contact, methods }: SpecificationSource
): Criterion {
	return {
		type: 'criterion',
		id: source.id,
		key: requirementKey(owner, ownId),
		method: source.method,
		part: source.part ?? null,
		area: source.area ?? null,
		grade: source.grade,
		alternative: contact.length > 0 ? (source.alternative ?? null) : null,
		decidedBy: source.decidedBy ?? methods.find(({ id }) => id === source.method)?.decidedBy ?? 'tutor',
		group: source.group ?? null,
		text: source.text,
		source: source.source
	};
}

function compileMethod(
	source: SpecificationSource['methods'][number],
	render: (markdown: string) => string
): Method {
	return {
		id: source.id,
		name: source.name,
		weighting: source.weighting,
		duration: source.duration ?? null,
		questioning: source.questioning ?? null,
		summary: render(source.summary),
		covers: source.covers
			? {
					areas: source.covers.areas,
					note: rendered(source.covers.note, render),
					source: source.covers.source
				}
			: null,
		parts: source.parts.map(({ id, name, exemptible, summary, grading, source: from }) => ({
			id,
			name,
			exemptible,
			summary: rendered(summary, render),
			grading,
			source: from
		})),
		optional: source.optional,
		grading: source.grading,
		note: rendered(source.note, render),
		source: source.source
	};
}

/**
 * Compiles one specification over its standard.
 *
 * @param render turns Markdown into safe HTML; a parameter so that this stays plain data work
 * @returns the specification, or every mistake with its place
 */
export function compile(
	standard: StandardSource,
	source: SpecificationSource,
	render: (markdown: string) => string
): Compiled {
	const fromStandard = standardCriteria(standard, source);
	const problems = checkReferences(standard, source, fromStandard);
	if (problems.length > 0) return { ok: false, problems };

	const printedToOwn = new Map(
		Object.entries(source.standardCriteria.renamed).map(([own, printed]) => [printed, own])
	);
	const ksbs: Ksb[] = standard.ksbs.map((ksb) => ({
		type: 'ksb',
		id: ksb.id,
		key: requirementKey(standard.id, ksb.id),
		kind: ksb.kind,
		area: ksb.area,
		method: ksb.method,
		text: ksb.text,
		source: ksb.source
	}));
	const criteria = [
		...fromStandard.map((criterion) =>
			compileCriterion(standard.id, printedToOwn.get(criterion.id) ?? criterion.id, criterion, source)
		),
		...source.criteria.map((criterion) => compileCriterion(source.id, criterion.id, criterion, source))
	];
	// Links of the standard's own criteria stay in even where the organisation grades against its own
	// list: they carry a claim from an item over a plan criterion up to a statement.
	const links: Link[] = [
		...standard.criteria.flatMap((criterion) => linksOf(standard.id, criterion, standard.id)),
		...source.criteria.flatMap((criterion) => linksOf(source.id, criterion, standard.id))
	];

	return {
		ok: true,
		specification: {
			id: source.id,
			standard: {
				id: standard.id,
				reference: standard.reference,
				title: standard.title,
				level: standard.level,
				planVersion: source.handbook.planVersion ?? standard.plan.version,
				planNote: rendered(standard.plan.note, render)
			},
			organisation: source.organisation,
			handbook: source.handbook,
			grades: source.grades,
			contact: source.contact,
			methods: source.methods.map((method) => compileMethod(method, render)),
			areas: standard.areas.map((area) => ({
				id: area.id,
				name: area.name,
				short: area.short ?? area.name,
				method: area.method ?? null,
				source: area.source
			})),
			ksbs,
			criteria,
			links,
			overall: {
				rules: compileRules(source),
				note: rendered(source.overall.note, render),
				source: source.overall.source
			},
			retakes: {
				...source.retakes,
				summary: render(source.retakes.summary),
				chances: source.resits?.chances?.number ?? null
			},
			evidence: {
				kinds: source.evidence.kinds.map((kind) => ({
					...kind,
					why: kind.why ?? null,
					words: kind.words ?? null,
					minutes: kind.minutes ?? null
				})),
				pieces: source.evidence.pieces ?? null,
				covers: source.evidence.covers ?? null,
				handsIn: source.evidence.handsIn ?? source.methods.map((method) => method.id),
				onProgramme: source.evidence.onProgramme ?? null,
				validated: source.evidence.validated ?? null,
				recordings: source.evidence.recordings ?? null,
				named: source.evidence.named ?? null,
				quality: source.evidence.quality,
				rules: source.evidence.rules
			},
			readings: source.readings.map((reading) => ({ ...reading, text: render(reading.text) }))
		}
	};
}

const rendered = (markdown: string | undefined, render: (markdown: string) => string) =>
	markdown === undefined ? null : render(markdown);

function compileRules({ methods, overall }: SpecificationSource): OverallRule[] {
	const all = methods.map(({ id }) => id);
	return overall.rules.map(({ grade, everyMethod, counts }) => ({
		grade,
		everyMethod: everyMethod ?? null,
		counts: counts.map((count) => ({ ...count, of: count.of ?? all }))
	}));
}

function linksOf(owner: string, criterion: CriterionSource, standard: string): Link[] {
	return criterion.links.map((link) => ({
		from: requirementKey(owner, criterion.id),
		to: requirementKey(standard, link.to),
		kind: link.kind
	}));
}
