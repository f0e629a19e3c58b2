/** What a tutor's list of records says of one of them: figures that follow from its rows, small enough to keep. */
import { cover, type Count, type Coverage, type State } from '#lib/assessment/coverage.ts';
import { mockDecisions } from '#lib/assessment/mock-decisions.ts';
import { predict } from '#lib/assessment/prediction.ts';
import { toldBy } from '#lib/assessment/results.ts';
import { tallyOf, type Tally } from '#lib/assessment/tally.ts';
import { plannedReviews } from '#lib/record/reviews.ts';
import type { CalendarDate, Kind, RecordRow, Row, RowOf } from '#lib/record/rows.ts';
import type { Practice } from '#lib/specification/practice-types.ts';
import type { Rules } from '#lib/specification/rules-types.ts';
import type { Grade, Specification } from '#lib/specification/types.ts';
import { capital, gradeSoFar } from '#lib/specification/words.ts';
import { dayPlans } from './after-gateway.ts';
import { overview } from './overview.ts';
import type { Readiness } from './readiness.ts';

export interface GradeInWords {
	/** Its place among the grades, lowest 0. */
	readonly rank: number;
	readonly word: string;
}

export type Agreed = 'assessment' | 'review' | 'action';

/** Plain JSON: it is kept, and thrown away when the record, the day or the app has moved on. */
export interface Summary {
	readonly apprentice: string;
	readonly grades: {
		readonly secure: GradeInWords;
		readonly onEvidence: GradeInWords;
		readonly reachable: GradeInWords;
	};
	/** Criteria and KSBs with a claim, their own or through a link, and all that apply. */
	readonly covered: number;
	readonly asked: number;
	readonly readiness: Readiness['verdict'];
	/** What holds gateway up. */
	readonly open: number;
	/** ISO instant of the last change to any row. */
	readonly last: string;
	/** The deadline that the dashboard names too. */
	readonly next: { readonly on: CalendarDate; readonly what: string } | null;
	/** The first day that people agreed on: of an assessment, a review or an action. */
	readonly agreed: { readonly on: CalendarDate; readonly what: Agreed } | null;
	/** Agreed actions that are past their day. */
	readonly late: number;
	/** Claims that wait for a tutor's decision. */
	readonly waiting: number;
	/** A letter for each criterion of the specification, in its order: see `stateOfLetter`. */
	readonly criteria: string;
}

const letters: Readonly<Record<State, string>> = {
	confirmed: 'c',
	claimed: 'l',
	returned: 'r',
	linked: 'k',
	missing: 'm'
};
const states = new Map(Object.entries(letters).map(([state, letter]) => [letter, state as State]));

/** How far a criterion is covered; null where it does not apply. */
export function stateOfLetter(letter: string | undefined): State | null {
	return states.get(letter ?? '') ?? null;
}

/** How much of what applies is covered, 0 to 1. */
export function coveredShare({ covered, asked }: Pick<Summary, 'covered' | 'asked'>): number {
	return asked === 0 ? 0 : covered / asked;
}

/**
 * @param rows all of one record, deleted ones included
 * @param specification with the links that hold for this record
 */
export function summarise(
	rows: readonly Row[],
	specification: Specification,
	practice: Practice,
	rules: Rules,
	today: CalendarDate
): Summary {
	const byKind = Map.groupBy(
		rows.filter(({ deleted }) => !deleted),
		({ kind }) => kind
	);
	const all = <K extends Kind>(kind: K) => (byKind.get(kind) ?? []) as RowOf<K>[];
	const [record] = all('record') as [RecordRow];
	const tally = tallyOf(specification, rows);
	const told = toldBy(specification, all('result'));
	const { contact, exempt } = record.fields;
	const situation = { contact, exempt, ...told.situation };
	const coverage = cover(tally, situation);
	const decisions = [...mockDecisions(all('mock'), all('correction')), ...told.decisions];
	const prediction = predict(tally, situation, decisions);
	const gateway = overview(
		{
			record,
			facts: all('fact'),
			coverage,
			pieces: piecesOf(tally, all('evidence').length),
			papers: {
				under: specification.id,
				forms: all('form'),
				answers: all('answer'),
				signatures: all('signature')
			}
		},
		specification,
		practice,
		rules,
		today
	);
	const days = dayPlans(specification, practice, all('appointment'), gateway.facts.dates);
	const actions = all('action').filter(({ fields }) => fields.done === null && fields.due !== null);
	const { next } = gateway.timeline;
	const agreed: NonNullable<Summary['agreed']>[] = [
		...days.map(({ on }) => ({ on: on ?? '', what: 'assessment' as const })),
		...plannedReviews(all('review')).map(({ fields }) => ({ on: fields.on, what: 'review' as const })),
		...actions.map(({ fields }) => ({ on: fields.due ?? '', what: 'action' as const }))
	];
	const grade = (id: Grade): GradeInWords => ({
		rank: specification.grades.findIndex((one) => one.id === id),
		word: capital(gradeSoFar(specification, id))
	});

	return {
		apprentice: all('person').find(({ id }) => id === record.fields.apprentice)?.fields.name ?? '',
		grades: {
			secure: grade(prediction.secure.overall.grade),
			onEvidence: grade(prediction.onEvidence.overall.grade),
			reachable: grade(prediction.reachable.overall.grade)
		},
		...sizes(coverage),
		readiness: gateway.readiness.verdict,
		open: gateway.open.length,
		last: rows.reduce((latest, { changedAt }) => (changedAt > latest ? changedAt : latest), ''),
		next: next && { on: next.outcome.date, what: next.name },
		agreed: agreed
			.filter(({ on }) => on >= today)
			.reduce<Summary['agreed']>((first, one) => (first && first.on <= one.on ? first : one), null),
		late: actions.filter(({ fields }) => (fields.due ?? '') < today).length,
		waiting: tally.undecided('tutor'),
		criteria: specification.criteria
			.map(({ key }) => letters[coverage.states.get(key) as State] ?? '-')
			.join('')
	};
}

function sizes({ whole }: Coverage): Pick<Summary, 'covered' | 'asked'> {
	const counts = [
		whole.ksbs,
		...whole.criteria.filter(({ grade }) => grade !== 'expected').map(({ count }) => count)
	];
	const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0);
	return { covered: sum(({ claimed, linked }) => claimed + linked), asked: sum(({ total }) => total) };
}

/** All pieces, or those claimed for the one method that the rule on their number is about. */
function piecesOf(tally: Tally, number: number): number {
	const method = tally.specification.evidence.pieces?.method;
	return method === undefined ? number : tally.piecesFor(method).length;
}
