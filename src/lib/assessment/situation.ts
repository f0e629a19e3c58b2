/**
 * What about an apprentice decides which criteria apply: the role's customer contact, exemptions and
 * retakes. And what a situation or a set of marks names that the specification has not.
 */
import type { Grade, Specification } from '#lib/specification/types.ts';
import { prepare, type Prepared } from './prepare.ts';

/** A final mark. What has no mark is not yet known, which is not the same as not met. */
export type Mark = 'met' | 'not-met';

/** By criterion id of the specification. */
export type Marks = ReadonlyMap<string, Mark>;

export interface Situation {
	/** Kinds of customer contact in the role; empty or left out: all that the specification tells apart. */
	readonly contact?: readonly string[];
	/** Part ids from which the apprentice is exempt. */
	readonly exempt?: readonly string[];
	/** Method ids that were resat or retaken. */
	readonly retaken?: readonly string[];
	/** Of those, the ones with exceptional circumstances agreed. */
	readonly exceptional?: readonly string[];
	/** Points by method or part id, where the specification grades it by points. */
	readonly points?: ReadonlyMap<string, number>;
	/** By method or part id, what the assessment itself came to. */
	readonly settled?: ReadonlyMap<string, Settled>;
}

/** A grade that the organisation gave. */
export interface Settled {
	readonly grade: Grade;
	/** It was a fail, and there is another chance. */
	readonly again: boolean;
}

/** Whether so many points can be had. */
export function possiblePoints(points: number, outOf: number): boolean {
	return points >= 0 && points <= outOf;
}

/** How a criterion stands in a situation, whatever its mark. */
export const COUNTS = 0;
/** It belongs to a kind of customer contact that the role has not. */
export const OTHER_CONTACT = 1;
/** Its part is exempt, and it is one that the exemption counts as met. */
export const EXEMPT = 2;

/**
 * For each criterion, by place: `COUNTS`, `OTHER_CONTACT` or `EXEMPT`.
 *
 * A kind of contact that the specification does not tell apart is passed over, so that a record that
 * came from another organisation is not left with no contact at all. A part that nobody can be exempted
 * from stays as it is. `findGaps` names both.
 */
export function standings(prepared: Prepared, situation: Situation): Uint8Array {
	const { criteria, parts, specification } = prepared;
	const standing = new Uint8Array(criteria.length);

	const roleHas = specification.contact
		.filter(({ id }) => situation.contact?.includes(id))
		.map(({ id }) => id);
	if (roleHas.length > 0) {
		criteria.forEach(({ alternative }, place) => {
			if (alternative !== null && !roleHas.includes(alternative)) standing[place] = OTHER_CONTACT;
		});
	}

	for (const id of situation.exempt ?? []) {
		const part = parts.get(id);
		if (!part?.exemptible) continue;
		for (const place of part.firstStep) {
			if (standing[place] === COUNTS) standing[place] = EXEMPT;
		}
	}
	return standing;
}

/** Something that marks or a situation name and the rules therefore pass over. */
export interface Gap {
	readonly in: 'marks' | 'contact' | 'exempt' | 'retaken' | 'exceptional' | 'points';
	readonly id: string;
	/**
	 * `never-retaken`: exceptional circumstances for a method that is not among the retaken ones.
	 * `impossible`: fewer points than none or more than there are.
	 */
	readonly problem: 'unknown' | 'not-exemptible' | 'never-retaken' | 'impossible';
}

/**
 * All that marks and a situation name without the specification knowing it, in the order given. Grading
 * passes these over; whoever shows a grade shows them beside it, with what to do.
 */
export function findGaps(specification: Specification, marks: Marks, situation: Situation): Gap[] {
	const { placeOf, parts, methods } = prepare(specification);
	const contact = new Set(specification.contact.map(({ id }) => id));
	const methodIds = new Set(methods.map(({ id }) => id));
	const retaken = situation.retaken ?? [];
	const gaps: Gap[] = [];

	for (const id of marks.keys()) if (!placeOf.has(id)) gaps.push({ in: 'marks', id, problem: 'unknown' });
	for (const id of situation.contact ?? [])
		if (!contact.has(id)) gaps.push({ in: 'contact', id, problem: 'unknown' });
	for (const id of situation.exempt ?? []) {
		const part = parts.get(id);
		if (!part) gaps.push({ in: 'exempt', id, problem: 'unknown' });
		else if (!part.exemptible) gaps.push({ in: 'exempt', id, problem: 'not-exemptible' });
	}
	for (const id of retaken) if (!methodIds.has(id)) gaps.push({ in: 'retaken', id, problem: 'unknown' });
	for (const id of situation.exceptional ?? []) {
		if (!methodIds.has(id)) gaps.push({ in: 'exceptional', id, problem: 'unknown' });
		else if (!retaken.includes(id)) gaps.push({ in: 'exceptional', id, problem: 'never-retaken' });
	}
	const gradings = new Map([...methods, ...parts.values()].map(({ id, grading }) => [id, grading]));
	for (const [id, points] of situation.points ?? []) {
		const grading = gradings.get(id);
		if (grading?.kind !== 'points') gaps.push({ in: 'points', id, problem: 'unknown' });
		else if (!possiblePoints(points, grading.outOf)) gaps.push({ in: 'points', id, problem: 'impossible' });
	}
	return gaps;
}
