/** Words about results. */
import type { ResultWarning } from '#lib/gateway/result-warnings.ts';
import type { Fields } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import { gradeWord } from '#lib/specification/words.ts';

export const attemptWords: Record<Fields<'result'>['attempt'], string> = {
	first: 'First attempt',
	resit: 'Resit',
	retake: 'Retake'
};

/** "Observation", or "Showcase: worksheet" for a part. */
export function whatWas({ methods }: Specification, { method, part }: Fields<'result'>): string {
	const found = methods.find(({ id }) => id === method);
	const inside = part === null ? undefined : (found?.parts.find(({ id }) => id === part)?.name ?? part);
	return inside === undefined ? (found?.name ?? method) : `${found?.name ?? method}: ${inside}`;
}

export function warningWords(specification: Specification, { kind, result }: ResultWarning): string {
	const cap = gradeWord(specification, specification.retakes.cap);
	switch (kind) {
		case 'unknown':
			return 'This specification has no such method, part or grade, so the result counts for nothing here. Change or remove it.';
		case 'two-firsts':
			return 'There are two first attempts. The later one counts. If it was a resit or retake, change it.';
		case 'no-first':
			return 'The first attempt is not in the record. Enter it too, so that the attempts are counted right.';
		case 'after-pass':
			return 'This comes after a pass. Going again is only for what was failed: check both results.';
		case 'above-cap':
			return `Above ${cap} after going again. It is counted as ${cap}, unless exceptional circumstances were agreed: tick them if so.`;
		case 'beyond-chances':
			return 'This is one attempt more than the organisation provides. Ask it whether the result stands.';
		case 'marks-contradict':
			return `${gradeWord(specification, result.fields.grade)} needs a criterion that is marked not met here. Check the marks.`;
		case 'before-gateway':
			return 'This day is before the gateway date in the record. Check both.';
		case 'too-late':
			return 'This day is after the last day for resits and retakes. Ask the organisation whether it counts.';
		default:
			return kind satisfies never;
	}
}
