/** The figures of one day, small enough to keep with a progress review and to compare with the next one's. */
import type { BehindOf } from '#lib/record/behind.ts';
import type { CalendarDate, Claim, Confirmation, Hours } from '#lib/record/rows.ts';
import type { Grade, Specification } from '#lib/specification/types.ts';
import type { Count, Coverage } from './coverage.ts';
import { standingsOf } from './decisions.ts';
import type { Prediction } from './prediction.ts';

/** How many of something are claimed (confirmed ones among them) and confirmed, and how many there are. */
export interface Share {
	readonly claimed: number;
	readonly confirmed: number;
	readonly of: number;
}

export interface Grades {
	readonly secure: Grade;
	readonly onEvidence: Grade;
	readonly reachable: Grade;
}

export interface MethodFigures extends Grades {
	readonly id: string;
	/** By the grade that the criteria are for, lowest first. */
	readonly criteria: readonly (Share & { readonly grade: Grade })[];
	readonly ksbs: Share;
}

/** Plain JSON: it is stored in `review.figures` and read back by `readFigures`. */
export interface FiguresOfDay {
	/** Grows with the form of this object. */
	readonly form: 1;
	/** The specification of that day: figures under another one are not to be compared. */
	readonly specification: string;
	readonly on: CalendarDate;
	readonly overall: Grades;
	/** In the specification's order. */
	readonly methods: readonly MethodFigures[];
	/** All methods taken together. */
	readonly ksbs: Share;
	readonly pieces: number;
	readonly claims: number;
	/** Claims that a tutor or an employer confirmed as they are. */
	readonly confirmed: number;
	/** Claims that were sent back and wait for an answer. */
	readonly returned: number;
	/** Off-the-job training so far. */
	readonly minutes: number;
}

/** What the figures are taken from; no row in it is deleted. */
export interface Ground {
	readonly specification: Specification;
	readonly prediction: Prediction;
	/** Of the same tally and situation as the prediction. */
	readonly coverage: Coverage;
	readonly pieces: number;
	readonly claims: readonly Claim[];
	readonly confirmations: readonly Confirmation[];
	readonly behindOf: BehindOf;
	readonly hours: readonly Hours[];
}

/** Takes the figures of a day. */
export function figuresOf(ground: Ground, on: CalendarDate): FiguresOfDay {
	const { specification, prediction, coverage, pieces, claims, confirmations, behindOf, hours } = ground;
	const decided = Map.groupBy(confirmations, ({ fields }) => fields.claim);
	const standings = claims.map((claim) => standingsOf(claim, decided.get(claim.id) ?? [], behindOf));
	const gradeOf = (which: keyof Prediction, id: string) =>
		prediction[which].methods.find((method) => method.id === id)?.grade ?? '';
	return {
		form: 1,
		specification: specification.id,
		on,
		overall: {
			secure: prediction.secure.overall.grade,
			onEvidence: prediction.onEvidence.overall.grade,
			reachable: prediction.reachable.overall.grade
		},
		methods: specification.methods.map(({ id }) => ({
			id,
			secure: gradeOf('secure', id),
			onEvidence: gradeOf('onEvidence', id),
			reachable: gradeOf('reachable', id),
			criteria: (coverage.methods.get(id)?.criteria ?? [])
				.filter(({ grade }) => grade !== 'expected')
				.map(({ grade, count }) => ({ grade, ...shareOf(count) })),
			ksbs: shareOf(coverage.methods.get(id)?.ksbs)
		})),
		ksbs: shareOf(coverage.whole.ksbs),
		pieces,
		claims: claims.length,
		confirmed: standings.filter(({ tutor, employer }) => tutor === 'confirmed' || employer === 'confirmed')
			.length,
		returned: standings.filter(({ tutor }) => tutor === 'returned').length,
		minutes: hours.reduce((sum, { fields }) => sum + fields.minutes, 0)
	};
}

/** The figures that a review holds; null where they have another form, such as that of a later app. */
export function readFigures(stored: unknown): FiguresOfDay | null {
	const figures = stored as FiguresOfDay | null;
	const { form, on, specification, methods } = Object(figures) as Partial<FiguresOfDay>;
	const whole = form === 1 && typeof on === 'string' && typeof specification === 'string';
	return whole && Array.isArray(methods) ? figures : null;
}

function shareOf(count: Count | undefined): Share {
	return { claimed: count?.claimed ?? 0, confirmed: count?.confirmed ?? 0, of: count?.total ?? 0 };
}
