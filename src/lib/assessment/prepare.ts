/**
 * A specification laid out for speed: ids resolved to places in flat arrays, once per specification.
 * Nothing here decides anything; `grade.ts` does.
 */
import type { Criterion, Grade, Grading, Specification } from '#lib/specification/types.ts';

/** One step of a grading with the places of the criteria that it counts. */
export interface PreparedStep {
	readonly grade: Grade;
	/** Criteria of this grade are counted. */
	readonly criteria: Grade;
	readonly atLeast: 'all' | number;
	/** Places in `Prepared.criteria`, in the specification's order. */
	readonly places: readonly number[];
}

/** A grading with its ids resolved; one member for each kind of `Grading`. */
export type PreparedGrading =
	| { readonly kind: 'criteria'; readonly steps: readonly PreparedStep[]; readonly source: string }
	| Extract<Grading, { kind: 'points' }>;

export interface PreparedPart {
	readonly id: string;
	readonly exemptible: boolean;
	readonly grading: PreparedGrading;
	readonly source: string;
	/** Places of the criteria of its first step: the ones that an exemption counts as met. */
	readonly firstStep: readonly number[];
}

export interface PreparedMethod {
	readonly id: string;
	readonly optional: boolean;
	readonly grading: PreparedGrading;
	readonly parts: readonly PreparedPart[];
}

export interface Prepared {
	readonly specification: Specification;
	readonly criteria: readonly Criterion[];
	/** Criterion id → place in `criteria`. */
	readonly placeOf: ReadonlyMap<string, number>;
	/** Grade → its rank, 0 the lowest. */
	readonly rankOf: ReadonlyMap<Grade, number>;
	readonly lowest: Grade;
	readonly methods: readonly PreparedMethod[];
	readonly parts: ReadonlyMap<string, PreparedPart>;
}

const prepared = new WeakMap<Specification, Prepared>();

/**
 * The prepared form of a specification, made on first asking and kept as long as the specification is.
 *
 * @throws where the specification names a grade that it has not: content is checked before it comes
 * here (`specification/`), so this is a broken invariant and no user's mistake.
 */
export function prepare(specification: Specification): Prepared {
	const known = prepared.get(specification);
	if (known) return known;
	const made = build(specification);
	prepared.set(specification, made);
	return made;
}

function build(specification: Specification): Prepared {
	const { criteria, grades } = specification;
	const lowest = grades[0]?.id;
	if (lowest === undefined) throw new Error(`specification ${specification.id} has no grades`);
	const rankOf = new Map(grades.map(({ id }, rank) => [id, rank]));

	for (const grade of gradesNamed(specification)) {
		if (!rankOf.has(grade)) throw new Error(`specification ${specification.id} has no grade "${grade}"`);
	}

	const methods = specification.methods.map((method): PreparedMethod => {
		const ofMethod = places(criteria, (criterion) => criterion.method === method.id);
		return {
			id: method.id,
			optional: method.optional,
			grading: prepareGrading(method.grading, criteria, ofMethod),
			parts: method.parts.map((part): PreparedPart => {
				const ofPart = ofMethod.filter((place) => criteria[place]?.part === part.id);
				const grading = prepareGrading(part.grading, criteria, ofPart);
				return {
					id: part.id,
					exemptible: part.exemptible,
					grading,
					source: part.source,
					firstStep: firstStep(grading)
				};
			})
		};
	});

	return {
		specification,
		criteria,
		placeOf: new Map(criteria.map(({ id }, place) => [id, place])),
		rankOf,
		lowest,
		methods,
		parts: new Map(methods.flatMap(({ parts }) => parts.map((part) => [part.id, part] as const)))
	};
}

/** Every grade that the rules of a specification name. */
function gradesNamed({ methods, overall, retakes }: Specification): Grade[] {
	const gradings = methods.flatMap((method) => [method.grading, ...method.parts.map((part) => part.grading)]);
	return [
		...gradings.flatMap((grading) =>
			grading.kind === 'points'
				? grading.boundaries.map(({ grade }) => grade)
				: grading.steps.flatMap((step) => [step.grade, step.criteria])
		),
		...overall.rules.flatMap(({ grade, everyMethod, counts }) => [
			grade,
			...(everyMethod === null ? [] : [everyMethod]),
			...counts.map((count) => count.grade)
		]),
		retakes.cap
	];
}

function places(criteria: readonly Criterion[], wanted: (criterion: Criterion) => boolean): number[] {
	return criteria.flatMap((criterion, place) => (wanted(criterion) ? [place] : []));
}

function prepareGrading(
	grading: Grading,
	criteria: readonly Criterion[],
	among: readonly number[]
): PreparedGrading {
	switch (grading.kind) {
		case 'criteria':
			return {
				kind: 'criteria',
				source: grading.source,
				steps: grading.steps.map(({ grade, criteria: counted, atLeast }) => ({
					grade,
					criteria: counted,
					atLeast,
					// No step can name `expected`, which is no grade: those are listed and markable, never counted.
					places: among.filter((place) => criteria[place]?.grade === counted)
				}))
			};
		case 'points':
			return grading;
		default:
			return grading satisfies never;
	}
}

function firstStep(grading: PreparedGrading): readonly number[] {
	switch (grading.kind) {
		case 'criteria':
			return grading.steps[0]?.places ?? [];
		case 'points':
			return [];
		default:
			return grading satisfies never;
	}
}
