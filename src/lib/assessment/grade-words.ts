/** A predicted grade in words. */
import type { Grade, Specification } from '#lib/specification/types.ts';
import { capital, gradeSoFar } from '#lib/specification/words.ts';

/** "Distinction"; for the lowest grade "No pass yet", since nothing is decided before the assessment. */
export function predictedWord(specification: Specification, grade: Grade): string {
	return capital(gradeSoFar(specification, grade));
}
